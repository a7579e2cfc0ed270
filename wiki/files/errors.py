"""What can go wrong with a file."""

from __future__ import annotations

from http import HTTPStatus

from wiki.errors import WikiError


class FileMissing(WikiError):
    """Raised when there is no file under a path, or none this person may read."""

    status = HTTPStatus.NOT_FOUND
    title = "This file does not exist"

    def __init__(self, path: str) -> None:
        super().__init__(f"There is no file “{path}”.")
        self.path = path
