"""The root of what can go wrong in the wiki's own terms.

Apps derive their errors from ``WikiError`` in their own ``errors`` module;
``wiki.middleware`` is the one place that turns an error nobody handled into an answer.

WikiError
├── wiki.access.errors.Denied
└── wiki.pages.errors: PageMissing, RevisionMissing, InvalidPath, Refused, Conflict
"""

from __future__ import annotations

from http import HTTPStatus


class WikiError(Exception):
    """Something a person asked for that cannot be done, with words for that person."""

    status = HTTPStatus.BAD_REQUEST
    title = "This cannot be done"

    @property
    def message(self) -> str:
        """What happened and what to do about it, as plain text."""
        return str(self)
