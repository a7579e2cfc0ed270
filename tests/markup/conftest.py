"""Reads the examples in tests/markup/spec, which are the manual of the syntax."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from wiki.markup import FileFound, Found, Names
from wiki.markup.config import Dialect

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

    def find(self, names: Names) -> Found:
        return Found(
            pages=dict.fromkeys(names.pages & self.pages, ""),
            files=dict.fromkeys(names.files & self.files, FileFound(1536, 40, 30)),
            texts={path: self.texts[path] for path in names.texts & set(self.texts)},
        )


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
