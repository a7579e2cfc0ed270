"""Lists that a text may ask the site for: what is asked, and how it is answered.

Plain data. The constructs in `wiki.markup.extensions` say what they need while a text
is read; whoever answers `Links.find` finds it, for the one who reads; the constructs
show it. Namespaces are clean ids, "" is the root.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

MAXIMUM_LISTED = 500
"""Rows of one answer, at most."""


@dataclass(frozen=True, slots=True)
class PagesBelow:
    """The pages of a namespace, the nearest first.

    `depth` 1 asks for those directly in it, 2 for one namespace more, 0 for all.
    """

    namespace: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class NamespacesBelow:
    """The namespaces below one that hold pages themselves, of whatever depth."""

    namespace: str


@dataclass(frozen=True, slots=True)
class PagesNamed:
    """Those of some pages that are there, by their paths."""

    paths: frozenset[str]


@dataclass(frozen=True, slots=True)
class PagesTagged:
    """The pages below a namespace that have one of some tags, and all, and none.

    Tags are clean ids. Where `one_of` is empty, it does not matter.
    """

    namespace: str = ""
    one_of: frozenset[str] = frozenset()
    all_of: frozenset[str] = frozenset()
    none_of: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TagCounts:
    """The tags of the pages below a namespace, those of most pages first.

    `names` are clean; where there are none, all tags are asked for.
    """

    namespace: str = ""
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RecentChanges:
    """The pages that changed last, the newest first.

    `kinds` are create, edit and minor; all where it is empty. `within` and `without`
    are namespaces.
    """

    count: int
    within: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Backlinks:
    """The pages that lead to a page."""

    path: str


@dataclass(frozen=True, slots=True)
class FilesBelow:
    """The files of a namespace whose names end as said; `depth` as for pages."""

    namespace: str
    depth: int
    endings: tuple[str, ...]


Listing: TypeAlias = (
    PagesBelow
    | NamespacesBelow
    | PagesNamed
    | PagesTagged
    | TagCounts
    | RecentChanges
    | Backlinks
    | FilesBelow
)
"""One list that is asked for."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A page, a namespace, a tag or a file on a list; what is not known is empty.

    `changed`, `author` and `summary` are of the newest change, in the time of who
    reads; `width` and `height` are pixels of an image; `pages` counts those of a tag.
    """

    path: str
    title: str = ""
    abstract: str = ""
    changed: datetime | None = None
    author: str = ""
    summary: str = ""
    width: int | None = None
    height: int | None = None
    pages: int = 0
