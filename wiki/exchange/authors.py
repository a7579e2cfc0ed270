"""Under whose name a command at the machine saves pages."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.core.management.base import CommandError

from accounts.models import User
from wiki.pages.changes import Author


def author_named(username: str | None) -> Author:
    """Return the user of that name as a trusted author, nobody for None.

    Raise ``CommandError`` where there is no such user.
    """
    if username is None:
        return Author(person=AnonymousUser(), trusted=True)
    user = User.objects.filter(username=username).first()
    if user is None:
        message = f"There is no user “{username}”."
        raise CommandError(message)
    return Author(person=user, trusted=True)
