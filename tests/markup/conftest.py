"""Reads the examples in tests/markup/spec, which are the manual of the syntax."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from wiki.markup import FileFound, Found, Listed, Listing, Names, ids
from wiki.markup.config import Dialect
from wiki.markup.listings import (
    FilesBelow,
    NamespacesBelow,
    PagesBelow,
    PagesNamed,
    PagesTagged,
    RecentChanges,
    TagCounts,
)

SPEC = Path(__file__).parent / "spec"
_EXAMPLE = re.compile(
    r"^## (?P<title>.+?)\n(?:.*?\n)??```example(?P<flags>[^\n]*)\n"
    r"(?P<source>.*?)\n\.\n(?P<html>.*?)\n?```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Example:
    """One rule: what is written, and what is shown. Tabs are written as arrows."""

    construct: str
    title: str
    dialect: Dialect
    is_negative: bool
    source: str
    html: str


class SmallWiki:
    """The wiki in which the examples stand: some pages, an image and a film."""

    pages = frozenset({"ns:exists", "start", "foo:foo", "ns:ns"})
    texts = {
        "ns:exists": "====== Title ======\nFirst.((A note.))\n===== More =====\nLast.",
        "ns:ns": "{{page>ns}} and {{page>exists#more}}",
    }
    files = frozenset({"ns:pic.png", "ns:film.mp4", "ns:film.webm"})

    listed = (
        Listed(
            "ns:exists",
            "Title",
            "What it says.",
            datetime(2026, 3, 1, 12, 30, tzinfo=UTC),
            "Alice",
            "began",
        ),
        Listed("ns:ns"),
        Listed("ns:sub:one", "Number One"),
        Listed("ns:sub:start", "Below"),
        Listed("ns:sub:deep:two", "Number Two"),
        Listed("start", "Home"),
    )

    def find(self, names: Names) -> Found:
        return Found(
            pages=dict.fromkeys(names.pages & self.pages, ""),
            files=dict.fromkeys(names.files & self.files, FileFound(1536, 40, 30)),
            listings={listing: self.rows(listing) for listing in names.listings},
            texts={path: self.texts[path] for path in names.texts & set(self.texts)},
        )

    def rows(self, listing: Listing) -> list[Listed]:
        """Answer a list: what is below a namespace by its name, others by the page."""
        namespace = getattr(listing, "namespace", "")
        prefix = f"{namespace}:" if namespace else ""
        below = [row for row in self.listed if row.path.startswith(prefix)]
        if isinstance(listing, FilesBelow):
            images = [
                Listed("ns:big.jpg", width=400, height=300),
                Listed("ns:drawing.svg"),
                Listed("ns:pic.png", width=40, height=30),
            ]
            return [image for image in images if image.path.startswith(prefix)]
        if isinstance(listing, PagesBelow):
            deepest = prefix.count(":") + (listing.depth or 99)
            return [row for row in below if row.path.count(":") < deepest]
        if isinstance(listing, NamespacesBelow):
            spaces = dict.fromkeys(ids.namespace(row.path) for row in below)
            return [Listed(space) for space in spaces if space not in {"", namespace}]
        if isinstance(listing, PagesNamed):
            return [row for row in self.listed if row.path in listing.paths]
        if isinstance(listing, PagesTagged):
            tags = listing.one_of | listing.all_of
            return [*below[:2]] if "research" in tags else []
        if isinstance(listing, TagCounts):
            tagged = [Listed("large_models", pages=12), Listed("research", pages=2)]
            wanted = listing.names or {tag.path for tag in tagged}
            return [tag for tag in tagged if tag.path in wanted]
        if isinstance(listing, RecentChanges):
            return [*self.listed[: listing.count]]
        return [*self.listed[:2], self.listed[-1]] if listing.path == "ns:page" else []


def read_examples() -> list[Example]:
    """Return all examples of all constructs."""
    return [
        Example(
            path.stem,
            found["title"],
            "2022" if "2022" in found["flags"] else "2026",
            "not" in found["flags"].split(),
            found["source"].replace("↦", "\t"),
            found["html"].replace("↦", "\t"),
        )
        for path in sorted(SPEC.rglob("*.md"))
        for found in _EXAMPLE.finditer(path.read_text(encoding="utf-8"))
    ]
