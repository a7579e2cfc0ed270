"""How many pages have a tag: `{{count>tag "another one"}}`, `{{count>ns?*}}` for all.

Shows a table, the tags of most pages first; each leads to the list of its pages. Tags
that no page has are left out, and so are those behind `-`; `+` counts for nothing.
Source: https://www.dokuwiki.org/plugin:tag
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from wiki.markup.braces import CLOSER, inside_braces
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.listings import Listed, TagCounts
from wiki.markup.page_lists import (
    add_list,
    is_full,
    namespace_of,
    tag_link,
    tag_name,
    tags_in,
)

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_ALL = "*"
_MOST_TAGS = 100


@dataclass(slots=True)
class TagTable:
    """A table of tags and how many pages have each."""

    listing: TagCounts

    def html(self, rendering: Rendering) -> str:
        """Return a `<table>`, nothing where no page has any of the tags."""
        tags = rendering.listed(self.listing)
        if not tags:
            return ""
        lines = "".join([f"<tr>{_cells(tag)}</tr>\n" for tag in tags])
        if is_full(tags):
            lines += '<tr><td class="tag">…</td></tr>\n'
        return (
            '<div class="table">\n<table class="inline tagcount">\n<tbody>\n'
            f"{lines}</tbody>\n</table></div>\n"
        )

    def plain(self) -> str:
        """Return the end of a line."""
        return "\n"


def _cells(tag: Listed) -> str:
    link = tag_link(tag.path, tag.path.replace("_", " "))
    return f'<td class="tag">{link}</td><td class="count">{tag.pages}</td>'


def _count(parse: Parse, start: int, end: int) -> int:
    inside = inside_braces(parse, end)
    if not inside:
        return start + 1
    namespace, mark, tags = inside.partition("&")[0].partition("?")
    if not mark:
        namespace, tags = "", namespace
    words = list(islice(tags_in(tags), _MOST_TAGS))
    names: frozenset[str] = frozenset()
    if _ALL not in words:
        wanted = [word for word in words if not word.startswith("-")]
        names = frozenset(map(tag_name, wanted)) - {""}
        if not names:
            return start + 1
    listing = TagCounts(
        namespace_of(parse.config, namespace, from_root=True) if mark else "",
        names,
    )
    stop = end + len(inside) + len(CLOSER)
    return add_list(parse, start, stop, TagTable(listing), listing)


CONSTRUCTS = (
    Construct("count", 304, Kind.SUBSTITUTION, (Trigger(r"\{\{count>", _count),)),
)
