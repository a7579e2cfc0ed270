"""The one thing rendering asks from outside: which pages and files exist.

It is asked once per rendering, with all names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Names:
    """Ids of pages and of files, clean, without a leading colon."""

    pages: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FileFound:
    """A file that exists: its size in bytes; pixels where it is an image."""

    size: int | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What exists of the names asked for.

    `pages`: path to title, "" where the title is unknown.
    """

    pages: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, FileFound] = field(default_factory=dict)


class Links(Protocol):
    """Knows which pages and files exist."""

    def find(self, names: Names) -> Found:
        """Return those of `names` that exist and may be known to the reader."""


@dataclass(frozen=True, slots=True)
class NothingExists:
    """A wiki without pages and files, for texts that stand alone."""

    def find(self, names: Names) -> Found:  # noqa: ARG002
        """Return nothing."""
        return Found()
