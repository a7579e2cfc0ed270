"""The tree of a namespace: `{{indexmenu>ns}}`, `{{indexmenu>ns#depth|options}}`.

Namespaces below open and close by themselves; `#2` has two levels of the tree open.
`nons` leaves namespaces out, `nopg` pages; `tsort` puts pages in the order of their
titles instead of names, `rsort` turns it round; `navbar` opens the way to this page.
Options that only mean the script of the plugin count for nothing.
Source: https://www.dokuwiki.org/plugin:indexmenu
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape, ids
from wiki.markup.braces import CLOSER, inside_braces
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

_ALL = 10_000
_LEVEL = re.compile(r"#(\d{1,4})", re.ASCII)


@dataclass(slots=True)
class IndexMenu:
    """The namespaces and pages below a namespace; `depth` levels of them are open."""

    pages: PagesBelow
    namespaces: NamespacesBelow
    depth: int
    options: frozenset[str]

    def html(self, rendering: Rendering) -> str:
        """Return nested `<ul>`s, nothing where nothing is there."""
        pages = rendering.listed(self.pages)
        spaces = [] if "nons" in self.options else rendering.listed(self.namespaces)
        inner = "".join(_Tree(self, rendering, pages).pieces(spaces))
        if is_full(pages) or is_full(spaces):
            inner += items(["…"])
        return f'<ul class="idx">\n{inner}</ul>\n' if inner else ""

    def plain(self) -> str:
        """Return the end of a line."""
        return "\n"


class _Tree:
    """What stands in which namespace, and how it is written down."""

    def __init__(
        self, menu: IndexMenu, rendering: Rendering, pages: Sequence[Listed]
    ) -> None:
        self._menu = menu
        self._config = rendering.config
        self._starts = {page.path: page for page in pages}
        self._pages: dict[str, list[Listed]] = {}
        for page in pages:
            self._pages.setdefault(ids.namespace(page.path), []).append(page)

    def pieces(self, spaces: Sequence[Listed]) -> Iterator[str]:
        """Return the tree in one pass: namespaces before pages, each closed in time."""
        top = self._menu.pages.namespace
        known = {space.path for space in spaces}
        known.update(path for space in spaces for path in ids.trail(space.path))
        below = [path for path in known if not top or path.startswith(f"{top}:")]
        opened: list[str] = []
        for path in sorted(below, key=lambda path: path.split(":")):
            while opened and not path.startswith(f"{opened[-1]}:"):
                yield self._closing(opened.pop())
            yield self._opening(path, len(opened) + 1)
            opened.append(path)
        while opened:
            yield self._closing(opened.pop())
        yield self._items(top)

    def _opening(self, path: str, level: int) -> str:
        is_way = self._config.path.startswith(f"{path}:")
        is_open = level < self._menu.depth or (
            is_way and "navbar" in self._menu.options
        )
        state = ' open="open"' if is_open else ""
        return (
            f'<li class="level{level}"><details{state}>\n'
            f"<summary>{escape.text(self._title(path))}</summary>\n<ul>\n"
        )

    def _closing(self, path: str) -> str:
        return f"{self._items(path)}</ul>\n</details></li>\n"

    def _title(self, namespace: str) -> str:
        start = self._start(namespace)
        return start.title if start and start.title else ids.name(namespace)

    def _start(self, namespace: str) -> Listed | None:
        return self._starts.get(f"{namespace}:{self._config.start}")

    def _items(self, namespace: str) -> str:
        pages = self._pages.get(namespace, [])
        if "nopg" in self._menu.options or not pages:
            return self._instead_of_pages(namespace)
        is_reversed = "rsort" in self._menu.options
        pages = sorted(pages, key=self._key, reverse=is_reversed)
        return items(map(page_link, pages))

    def _instead_of_pages(self, namespace: str) -> str:
        """Return a way into a namespace whose pages are not shown."""
        if namespace == self._menu.pages.namespace:
            return ""
        title, start = self._title(namespace), self._start(namespace)
        return items([namespace_link(namespace, title, start)])

    def _key(self, page: Listed) -> tuple[str, str]:
        by_title = "tsort" in self._menu.options
        return (title_of(page).casefold() if by_title else "", page.path)


def _indexmenu(parse: Parse, start: int, end: int) -> int:
    inside = inside_braces(parse, end)
    if inside is None:
        return start + 1
    target, _, words = inside.partition("|")
    written, _, _ = target.partition("#")
    level = _LEVEL.search(target)
    options = frozenset(words.lower().split())
    namespace = namespace_of(parse.config, written, from_root=True)
    pages = PagesBelow(namespace, 1 if "nons" in options else 0)
    depth = int(level[1]) if level else _ALL
    node = IndexMenu(pages, NamespacesBelow(namespace), depth, options)
    asked: list[Listing] = [pages]
    asked += [] if "nons" in options else [node.namespaces]
    return add_list(parse, start, end + len(inside) + len(CLOSER), node, *asked)


CONSTRUCTS = (
    Construct(
        "indexmenu", 304, Kind.SUBSTITUTION, (Trigger(r"\{\{indexmenu>", _indexmenu),)
    ),
)
