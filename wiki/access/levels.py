"""The levels of access, with DokuWiki's numbers and order.

Source: https://www.dokuwiki.org/acl
"""

from __future__ import annotations

from enum import IntEnum


class Level(IntEnum):
    """What a person may do; each level contains the ones before it."""

    NONE = 0
    READ = 1
    EDIT = 2
    CREATE = 4
    UPLOAD = 8
    DELETE = 16
    ADMIN = 255

    @property
    def action(self) -> str:
        """The level as a verb, for a sentence that says what may (not) be done."""
        return {
            Level.NONE: "see",
            Level.READ: "read",
            Level.EDIT: "edit",
            Level.CREATE: "create",
            Level.UPLOAD: "upload to",
            Level.DELETE: "delete files of",
            Level.ADMIN: "administer",
        }[self]
