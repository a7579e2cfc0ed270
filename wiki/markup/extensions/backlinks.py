"""Which pages lead to one: `{{backlinks>.}}` for this page, `{{backlinks>ns:page}}`.

Behind `#` a namespace limits the list to its pages, or leaves them out: `#!ns`.
Source: https://www.dokuwiki.org/plugin:backlinks
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup.braces import CLOSER, inside_braces
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.linking import resolve
from wiki.markup.listings import Backlinks
from wiki.markup.page_lists import add_list, is_full, items, namespace_of, page_link

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering


@dataclass(slots=True)
class BacklinkList:
    """A list of pages that lead to one, those of `namespace` alone or left out."""

    listing: Backlinks
    namespace: str
    left_out: bool

    def html(self, rendering: Rendering) -> str:
        """Return a `<ul>`, nothing where there are none."""
        rows = rendering.listed(self.listing)
        shown = [row for row in rows if self._is_shown(row.path)]
        if not shown:
            return ""
        contents = items(map(page_link, shown), is_cut_off=is_full(rows))
        return f'<ul class="idx plugin__backlinks">\n{contents}</ul>\n'

    def plain(self) -> str:
        """Return the end of a line."""
        return "\n"

    def _is_shown(self, path: str) -> bool:
        if not self.namespace:
            return True
        return path.startswith(f"{self.namespace}:") != self.left_out


def _backlinks(parse: Parse, start: int, end: int) -> int:
    inside = inside_braces(parse, end)
    if not inside or not inside.strip():
        return start + 1
    target, _, written = inside.strip().partition("#")
    path = parse.config.path
    if target.strip() != ".":
        path = resolve(parse, target.strip()).candidates[0]
    if not path:
        return start + 1
    left_out = written.startswith("!")
    namespace = namespace_of(parse.config, written.lstrip("!+"), from_root=True)
    listing = Backlinks(path)
    node = BacklinkList(listing, namespace, left_out)
    return add_list(parse, start, end + len(inside) + len(CLOSER), node, listing)


CONSTRUCTS = (
    Construct(
        "backlinks", 304, Kind.SUBSTITUTION, (Trigger(r"\{\{backlinks>", _backlinks),)
    ),
)
