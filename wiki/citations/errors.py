"""What can go wrong with a source."""

from __future__ import annotations

from http import HTTPStatus

from wiki.errors import WikiError


class SourceMissing(WikiError):
    """Raised when there is no source of a key."""

    status = HTTPStatus.NOT_FOUND
    title = "This source does not exist"

    def __init__(self, key: str) -> None:
        super().__init__(f"No source has the key “{key}”.")
        self.key = key
