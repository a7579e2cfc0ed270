"""The one thing rendering asks from outside: what exists, what lists, texts, feeds say,
and what notes cite.

It is asked once per rendering, with all names; where texts include others, once more
for each level of those.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from wiki.markup.citing import NoteAsked, NoteFound
from wiki.markup.feeds import FeedAsked, FeedFound
from wiki.markup.listings import Listed, Listing

MAXIMUM_LISTINGS = 20
"""Lists that are asked for in one rendering, at most."""

MAXIMUM_TEXTS = 100
"""Texts that are asked for in one rendering, at most."""

MAXIMUM_FEEDS = 20
"""Feeds that are asked for in one rendering, at most."""


@dataclass(frozen=True, slots=True)
class Names:
    """Ids of pages and of files, clean, without a leading colon; lists; the ids of
    pages whose texts are to be included; feeds; and notes that may cite something.
    """

    pages: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()
    listings: frozenset[Listing] = frozenset()
    texts: frozenset[str] = frozenset()
    feeds: frozenset[FeedAsked] = frozenset()
    notes: frozenset[NoteAsked] = frozenset()


@dataclass(frozen=True, slots=True)
class FileFound:
    """A file that exists: its size in bytes; pixels where it is an image."""

    size: int | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What exists of the names asked for.

    `pages`: path to title, "" where the title is unknown. `listings` and `texts` hold
    nothing that the one who reads may not read. `feeds` are found by their addresses.
    `notes` is None where nobody knows of sources: notes then are shown as by DokuWiki.
    """

    pages: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, FileFound] = field(default_factory=dict)
    listings: Mapping[Listing, Sequence[Listed]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    feeds: Mapping[str, FeedFound] = field(default_factory=dict)
    notes: Mapping[NoteAsked, NoteFound] | None = None


_NOTHING = Found()


class Links(Protocol):
    """Knows which pages and files exist."""

    def find(self, names: Names) -> Found:
        """Return those of `names` that exist and may be known to the reader."""


@dataclass(frozen=True, slots=True)
class NothingExists:
    """A wiki without pages and files, for texts that stand alone."""

    def find(self, names: Names) -> Found:  # noqa: ARG002
        """Return nothing."""
        return _NOTHING
