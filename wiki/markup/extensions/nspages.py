"""The pages of a namespace: `<nspages>`, `<nspages path -option -option>`.

`-subns` lists the namespaces directly below, too, `-nopages` them alone; `-r` goes
down all the way, `-r=2` so far. `-title` (`-h1`) shows titles instead of names.
Pages stand in groups by their first letter; `-simpleList`, `-numberedList` and
`-simpleLine` are without; `-pagesInNs` puts namespaces and pages into one list.
`-exclude` leaves this page out, `-exclude:name` a page of that name, `-exclude:ns:`
what is below; `-reverse` turns the order round, `-nbItemsMax=5` stops early;
`-textPages="…"` and `-textNS="…"` are put above. Others count for nothing.
Source: https://www.dokuwiki.org/plugin:nspages
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from wiki.markup import escape, ids
from wiki.markup.braces import inside_angles
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.listings import Listed, Listing, NamespacesBelow, PagesBelow
from wiki.markup.page_lists import (
    add_list,
    is_full,
    items,
    namespace_link,
    namespace_of,
    page_link,
    title_of,
)

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_OPTION = re.compile(r'-(\w+)(?:="?([^\s"]*+|[^"]*+)"?|:(\[[^\]]*+\]|[^\s"]*+))?')
_LONGEST_NUMBER = 4
_START_PAGES = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A page or a namespace on the list, under its label."""

    label: str
    link: str


@dataclass(slots=True)
class NamespacePages:
    """The pages and namespaces of one namespace, and how they are shown.

    Pages are asked for down to the start pages of namespaces, and shown to `depth`.
    `excluded` are names and ids; with a colon behind them, those of namespaces.
    """

    pages: PagesBelow
    namespaces: NamespacesBelow
    depth: int
    options: dict[str, str]
    excluded: frozenset[str]

    def html(self, rendering: Rendering) -> str:
        """Return a list of namespaces, then one of pages; nothing where none are."""
        rows = rendering.listed(self.pages)
        pages: list[Entry] = []
        namespaces: list[Entry] = []
        if "nopages" not in self.options:
            pages = [self._page(row) for row in rows if self._is_shown(row.path)]
        if "subns" in self.options:
            names = rendering.listed(self.namespaces)
            starts = {row.path: row for row in rows}
            namespaces = self._directly_below(names, starts, rendering.config.start)
        if "pagesinns" in self.options:
            pages, namespaces = namespaces + pages, []
        html = self._block("textns", namespaces) + self._block("textpages", pages)
        return html + "<p>…</p>\n" if html and is_full(rows) else html

    def plain(self) -> str:
        """Return the end of a line."""
        return "\n"

    def _page(self, page: Listed) -> Entry:
        wants_title = self.options.keys() & {"title", "h1"}
        label = title_of(page) if wants_title else ids.name(page.path)
        return Entry(label, page_link(page, label))

    def _directly_below(
        self, rows: Sequence[Listed], starts: Mapping[str, Listed], start: str
    ) -> list[Entry]:
        """Return links to the namespaces one level down."""
        paths = [":".join(row.path.split(":")[: self._level() + 1]) for row in rows]
        entries: list[Entry] = []
        for path in dict.fromkeys(paths):
            if not self._is_excluded(f"{path}:"):
                name, page = ids.name(path), starts.get(f"{path}:{start}")
                entries.append(Entry(name, namespace_link(path, name, page)))
        return entries

    def _level(self) -> int:
        namespace = self.pages.namespace
        return namespace.count(":") + 1 if namespace else 0

    def _is_shown(self, path: str) -> bool:
        """Tell whether a page is deep enough down, and not excluded."""
        is_near = not self.depth or path.count(":") < self._level() + self.depth
        return is_near and not self._is_excluded(path)

    def _is_excluded(self, path: str) -> bool:
        if path in self.excluded or ids.name(path) in self.excluded:
            return True
        spaces = ids.trail(path)
        return any(
            f"{space}:" in self.excluded or f"{ids.name(space)}:" in self.excluded
            for space in spaces
        )

    def _block(self, text: str, entries: list[Entry]) -> str:
        entries = sorted(
            entries,
            key=lambda entry: (entry.label.casefold(), entry.link),
            reverse="reverse" in self.options,
        )
        limit = self.options.get("nbitemsmax", "")[:_LONGEST_NUMBER]
        if limit.isdecimal():
            entries = entries[: int(limit)]
        if not entries:
            return ""
        above = escape.text(self.options.get(text, ""))
        above = f'<p class="catpageheadline">{above}</p>\n' if above else ""
        return above + self._list(entries)

    def _list(self, entries: list[Entry]) -> str:
        links = [entry.link for entry in entries]
        if "simpleline" in self.options:
            return f"<p>{', '.join(links)}</p>\n"
        if "numberedlist" in self.options:
            return f'<ol class="nspagesul">\n{items(links)}</ol>\n'
        if "simplelist" in self.options:
            return f'<ul class="nspagesul">\n{items(links)}</ul>\n'
        html = '<div class="catpagecol">\n'
        for letter, group in groupby(
            entries, key=lambda entry: entry.label[:1].upper()
        ):
            contents = items([entry.link for entry in group])
            html += f'<div class="catpagechars">{escape.text(letter)}</div>\n'
            html += f'<ul class="nspagesul">\n{contents}</ul>\n'
        return html + "</div>\n"


def _nspages(parse: Parse, start: int, end: int) -> int:
    inside = inside_angles(parse, end)
    if inside is None:
        return start + 1
    written, _, rest = f" {inside} ".partition(" -")
    namespace = namespace_of(parse.config, written)
    options: dict[str, str] = {}
    excluded: set[str] = set()
    for name, value, names in _OPTION.findall(f"-{rest}"):
        options[name.lower()] = value
        if name.lower() == "exclude":
            excluded |= _excluded(parse, names)
    written_depth = options.get("r", "1")[:_LONGEST_NUMBER]
    depth = int(written_depth) if written_depth.isdecimal() else 0
    asked_depth = max(depth, _START_PAGES) if depth and "subns" in options else depth
    node = NamespacePages(
        PagesBelow(namespace, asked_depth),
        NamespacesBelow(namespace),
        depth,
        options,
        frozenset(excluded),
    )
    asked: list[Listing] = [node.pages]
    asked += [node.namespaces] if "subns" in options else []
    return add_list(parse, start, end + len(inside) + 1, node, *asked)


def _excluded(parse: Parse, written: str) -> set[str]:
    """Return what not to list: without a name, the page itself."""
    names = written.strip("[]").split()
    if not names:
        return {parse.config.path}
    return {ids.clean(name) + (":" if name.endswith(":") else "") for name in names}


CONSTRUCTS = (
    Construct(
        "nspages", 302, Kind.SUBSTITUTION, (Trigger(r"<nspages(?=[\s>])", _nspages),)
    ),
)
