"""What is raised when a person may not do what was asked."""

from __future__ import annotations

from http import HTTPStatus

from wiki.access.levels import Level
from wiki.errors import WikiError


class Denied(WikiError):
    """Raised when ``level`` on ``path`` is more than the person has."""

    status = HTTPStatus.FORBIDDEN
    title = "You may not do this"

    def __init__(self, level: Level, path: str, *, signed_in: bool) -> None:
        super().__init__(level, path)
        self.level = level
        self.path = path
        self.signed_in = signed_in

    @property
    def message(self) -> str:
        """Say what may not be done, and what would help."""
        action = self.level.action
        if self.signed_in:
            return f"Your account may not {action} “{self.path}”."
        return f"Please sign in to {action} “{self.path}”."
