"""What can go wrong with a page, in words for the person it happens to.

WikiError
├── InvalidPath        a path that cleans to nothing, or is too long
├── PageMissing        no page there
├── RevisionMissing    the page has no such revision
├── Refused            the save is refused; the text is kept
│   └── TextTooLarge
└── Conflict           another edit changed the same lines
"""

from __future__ import annotations

from http import HTTPStatus

from wiki.errors import WikiError


class InvalidPath(WikiError):
    """Raised when an address cannot be the name of a page."""

    status = HTTPStatus.BAD_REQUEST
    title = "This cannot be the name of a page"


class PageMissing(WikiError):
    """Raised when there is no page under a path, or none that this person may read."""

    status = HTTPStatus.NOT_FOUND
    title = "This page does not exist"

    def __init__(self, path: str) -> None:
        super().__init__(f"There is no page “{path}”.")
        self.path = path


class RevisionMissing(WikiError):
    """Raised when a page has no revision of that number."""

    status = HTTPStatus.NOT_FOUND
    title = "This revision does not exist"

    def __init__(self, path: str, wanted: str) -> None:
        super().__init__(f"The page “{path}” has no revision “{wanted}”.")
        self.path = path


class Refused(WikiError):
    """Raised when a save is refused. Whoever asked still holds the text."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    title = "The page was not saved"


class TextTooLarge(Refused):
    """Raised when a text is longer than ``MAX_PAGE_BYTES``."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(
            f"The text has {size:,} bytes; a page may have {limit:,}. "
            "Split it into several pages, or shorten it."
        )


class Conflict(WikiError):
    """Raised when an edit and the newest revision changed the same lines.

    ``merged`` holds everything both sides wrote, the overlapping lines between
    markers; ``number`` is the revision it was merged with and the base for the next
    try.
    """

    status = HTTPStatus.CONFLICT
    title = "Somebody else changed the same lines"

    def __init__(self, *, ours: str, theirs: str, merged: str, number: int) -> None:
        super().__init__("Somebody else changed the same lines while you edited.")
        self.ours = ours
        self.theirs = theirs
        self.merged = merged
        self.number = number
