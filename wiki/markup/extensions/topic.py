"""The pages with a tag: `{{topic>tag}}`, `{{topic>ns?one other +all -none&flags}}`.

Of tags without a sign one is enough, those behind `+` must all be there, those behind
`-` must not. They show as a table of pages with the day of the last change and who
made it, or as a list: flags `simplelist`, `list`, `nodate`, `nouser`, `desc`, `rsort`.
Others count for nothing.
Source: https://www.dokuwiki.org/plugin:tag, https://www.dokuwiki.org/plugin:pagelist
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape, ids
from wiki.markup.braces import CLOSER, inside_braces
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.listings import Listed, PagesTagged
from wiki.markup.page_lists import (
    add_list,
    by_title,
    is_full,
    items,
    namespace_of,
    page_link,
)

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_MOST_TAGS = 20


@dataclass(slots=True)
class Topic:
    """The pages that have some tags, and how they are shown."""

    listing: PagesTagged
    flags: frozenset[str]

    def html(self, rendering: Rendering) -> str:
        """Return a `<ul>` or a `<table>`, nothing where no page has them."""
        rows = rendering.listed(self.listing)
        if not rows:
            return ""
        pages = by_title(rows)
        if "rsort" in self.flags:
            pages.reverse()
        if self.flags & {"simplelist", "list"}:
            contents = items(map(page_link, pages), is_cut_off=is_full(rows))
            return f'<ul class="pagelist">\n{contents}</ul>\n'
        return self._table(rows, pages)

    def plain(self) -> str:
        """Return the end of a line."""
        return "\n"

    def _table(self, rows: Sequence[Listed], pages: list[Listed]) -> str:
        lines = "".join([f"<tr>{self._cells(page)}</tr>\n" for page in pages])
        if is_full(rows):
            lines += '<tr><td class="page">…</td></tr>\n'
        return (
            '<div class="table">\n<table class="inline pagelist">\n<tbody>\n'
            f"{lines}</tbody>\n</table></div>\n"
        )

    def _cells(self, page: Listed) -> str:
        cells = f'<td class="page">{page_link(page)}</td>'
        if "nodate" not in self.flags and page.changed is not None:
            day = page.changed.strftime("%Y/%m/%d")
            cells += f'<td class="date">{day}</td>'
        if "nouser" not in self.flags:
            cells += f'<td class="user">{escape.text(page.author)}</td>'
        if "desc" in self.flags:
            cells += f'<td class="desc">{escape.text(page.abstract)}</td>'
        return cells


def _topic(parse: Parse, start: int, end: int) -> int:
    inside = inside_braces(parse, end)
    if not inside:
        return start + 1
    written, *flags = inside.split("&")
    namespace, mark, tags = written.partition("?")
    if not mark:
        namespace, tags = "", namespace
    words = tags.split()[:_MOST_TAGS]
    listing = PagesTagged(
        namespace_of(parse.config, namespace, from_root=True) if mark else "",
        _cleaned(word for word in words if word[0] not in "+-"),
        _cleaned(word for word in words if word[0] == "+"),
        _cleaned(word for word in words if word[0] == "-"),
    )
    if not listing.one_of and not listing.all_of:
        return start + 1
    node = Topic(listing, frozenset(flag.strip().lower() for flag in flags))
    return add_list(parse, start, end + len(inside) + len(CLOSER), node, listing)


def _cleaned(words: Iterable[str]) -> frozenset[str]:
    return frozenset(ids.clean(word) for word in words) - {""}


CONSTRUCTS = (
    Construct("topic", 304, Kind.SUBSTITUTION, (Trigger(r"\{\{topic>", _topic),)),
)
