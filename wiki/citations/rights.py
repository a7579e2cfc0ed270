"""Who may work on sources: the answer of ``wiki.access``, for works instead of pages.

People with an account who may edit pages may edit sources: a source is shared by all
pages, so it is worth a name. Whoever administers the wiki may vouch for one.
"""

from __future__ import annotations

from accounts.models import User
from wiki.access.decisions import Person, may
from wiki.access.errors import Denied
from wiki.access.levels import Level

_WHOLE_WIKI = ""


def may_edit_sources(person: Person) -> bool:
    """Say whether ``person`` may change what is known about sources."""
    return isinstance(person, User) and may(person, Level.EDIT, _WHOLE_WIKI)


def may_review_sources(person: Person) -> bool:
    """Say whether ``person`` may mark a source as reviewed."""
    return may(person, Level.ADMIN, _WHOLE_WIKI)


def editor_of(person: Person, key: str) -> User:
    """Return the person as an editor of the source ``key``; raise ``Denied``."""
    if not isinstance(person, User) or not may_edit_sources(person):
        raise Denied(Level.EDIT, key, signed_in=person.is_authenticated)
    return person
