"""What can go wrong with a source.

WikiError
├── SourceMissing          no source of a key
├── SourceVersionMissing   the source has no such version
├── SourceConflict         somebody else edited it meanwhile
├── NotAnIdentifier        a line names no work
├── IdentifierTaken        another source is known by that already
├── FormatUnknown          nobody writes sources in that form
└── MergeRefused           two sources cannot be made one, or not be parted again
"""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus

from wiki.errors import WikiError


class SourceMissing(WikiError):
    """Raised when there is no source of a key."""

    status = HTTPStatus.NOT_FOUND
    title = "This source does not exist"

    def __init__(self, key: str) -> None:
        super().__init__(f"No source has the key “{key}”.")
        self.key = key


class SourceVersionMissing(WikiError):
    """Raised when a source has no version of that number."""

    status = HTTPStatus.NOT_FOUND
    title = "This version does not exist"

    def __init__(self, key: str, number: int) -> None:
        super().__init__(f"The source “{key}” has no version {number}.")


class SourceConflict(WikiError):
    """Raised when a source is not at the version that an edit was made from.

    ``number`` is the version it is at.
    """

    status = HTTPStatus.CONFLICT
    title = "Somebody else changed this source meanwhile"

    def __init__(self, key: str, number: int) -> None:
        super().__init__(
            f"The source “{key}” is at version {number} now. See below what was "
            "changed; saving again puts what you wrote in its place."
        )
        self.number = number


class NotAnIdentifier(WikiError):
    """Raised when a line is neither an address nor an identifier."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    title = "This names no work"

    def __init__(self, line: str) -> None:
        super().__init__(
            f"“{line[:100]}” is no address and no identifier that is known here."
        )


class IdentifierTaken(WikiError):
    """Raised when a source is to be known by what another one is known by.

    ``key`` is that of the other.
    """

    status = HTTPStatus.CONFLICT
    title = "Another source is known by this"

    def __init__(self, identifier: str, key: str) -> None:
        super().__init__(
            f"{identifier} belongs to the source “{key}”. If both are one work, merge "
            "them."
        )
        self.key = key


class MergeRefused(WikiError):
    """Raised when two sources cannot be merged, or a merge cannot be undone."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    title = "These sources were left as they are"


class FormatUnknown(WikiError):
    """Raised when sources are asked for in a form that nobody writes."""

    status = HTTPStatus.BAD_REQUEST
    title = "This format is not known"

    def __init__(self, wanted: str, known: Iterable[str]) -> None:
        names = ", ".join(known)
        super().__init__(f"“{wanted[:20]}” is none of the formats: {names}.")
