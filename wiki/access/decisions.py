"""The decision itself. Today it follows two site settings; rules per path come to
stand here too, behind the same three functions.
"""

from __future__ import annotations

from typing import TypeAlias

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from accounts.models import User
from wiki.access.errors import Denied
from wiki.access.levels import Level
from wiki.site.current import current_site
from wiki.site.models import Editing

Person: TypeAlias = User | AnonymousUser


def level_of(person: Person, path: str) -> Level:  # noqa: ARG001 - rules will ask it
    """Return the highest level ``person`` has on the page or namespace ``path``."""
    if isinstance(person, User) and person.is_active:
        return Level.ADMIN if person.is_superuser else Level.UPLOAD
    if current_site().editing == Editing.OPEN:
        return Level.CREATE
    return Level.READ


def may(person: Person, level: Level, path: str) -> bool:
    """Say whether ``person`` has at least ``level`` on ``path``."""
    return level_of(person, path) >= level


def require(person: Person, level: Level, path: str) -> None:
    """Raise ``Denied`` unless ``person`` has at least ``level`` on ``path``."""
    if not may(person, level, path):
        raise Denied(level, path, signed_in=person.is_authenticated)


def readable(person: Person) -> Q:  # noqa: ARG001 - rules will ask who it is
    """Return the condition on ``path`` under which ``person`` may read.

    It is a database filter, so that lists count and paginate rightly.
    """
    return Q()
