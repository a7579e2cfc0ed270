"""Reads the cases: texts by construct, each with the settings it stands under.

A file of `cases/` holds one construct. A case is a line `### title {name=value, …}`,
settings by DokuWiki's names and only where there are some, and the text below, without
blank lines around it. What would not be seen is written as a sign: `↦` a tab, `␣` a
blank at the end of a line, `⏎` a line feed where the text begins or ends with one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tests.conformance.sections import read_sections
from tests.conformance.small_wiki import SmallWiki
from wiki.markup import Config, parse, render_html, render_toc
from wiki.markup.config import Dialect
from wiki.markup.quotes_table import quotes_of

CASES = Path(__file__).parent / "cases"
DIALECTS: tuple[Dialect, ...] = ("2022", "2026")
PATH = "ns:page"
Settings = Mapping[str, str | int]

_TITLE = re.compile(r"(?P<title>[^{]+?)(?: \{(?P<settings>[^}]*)\})?")
_SIGNS = str.maketrans({"↦": "\t", "␣": " ", "⏎": "\n"})
_FIELDS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "autoplural": ("autoplural", bool),
    "camelcase": ("camelcase", bool),
    "deaccent": ("deaccent", int),
    "lang": ("quotes", quotes_of),
    "mailguard": ("mailguard", str),
    "maxseclevel": ("max_section_level", int),
    "maxtoclevel": ("toc_depth", int),
    "relnofollow": ("nofollow", bool),
    "sepchar": ("separator", str),
    "start": ("start", str),
    "tocminheads": ("toc_minimum", int),
    "toptoclevel": ("toc_top", int),
    "typography": ("typography", int),
    "useheading": ("use_heading", lambda value: value in {1, "content"}),
    "useslash": ("use_slash", bool),
}


@dataclass(frozen=True)
class Case:
    """One text; `path` is the page it is, `settings` are DokuWiki's, by its names."""

    construct: str
    title: str
    text: str
    path: str
    settings: Settings

    @property
    def name(self) -> str:
        """Return a name that no other case has."""
        return f"{self.construct}: {self.title}"


def constructs() -> list[str]:
    """Return the names of the files of cases."""
    return sorted(path.stem for path in CASES.glob("*.txt"))


def read_cases(construct: str) -> list[Case]:
    """Return the cases of one construct."""
    path = CASES / f"{construct}.txt"
    return [_case(construct, title, text) for title, text in read_sections(path)]


def all_cases() -> list[Case]:
    """Return all cases of all constructs."""
    return [case for construct in constructs() for case in read_cases(construct)]


def _case(construct: str, written: str, text: str) -> Case:
    head = _TITLE.fullmatch(written)
    if head is None:
        raise ValueError("no title of a case: " + written)
    settings: dict[str, str | int] = {}
    for setting in filter(None, (head["settings"] or "").split(", ")):
        name, _, value = setting.partition("=")
        settings[name] = int(value) if value.isdigit() else value
    path = str(settings.pop("id", PATH))
    return Case(construct, head["title"], text.translate(_SIGNS), path, settings)


def config(path: str, dialect: Dialect, settings: Settings) -> Config:
    """Return our settings that mean the same as DokuWiki's."""
    ours = Config(
        path=path,
        dialect=dialect,
        profile="stock",
        highlight=False,
        site_url="http://wiki.example/",
    )
    fields = {
        _FIELDS[name][0]: _FIELDS[name][1](value) for name, value in settings.items()
    }
    return replace(ours, **fields)


def render(text: str, path: str, dialect: Dialect, settings: Settings) -> str:
    """Return our HTML of a page, its table of contents before it."""
    document = parse(text, config(path, dialect, settings))
    return render_toc(document) + render_html(document, SmallWiki())
