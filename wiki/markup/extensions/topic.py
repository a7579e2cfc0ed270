"""The pages with a tag: `{{topic>tag}}`, `{{topic>ns?one other +all -none&flags}}`.

Of tags without a sign one is enough, those behind `+` must all be there, those behind
`-` must not. They show as flags say (`wiki.markup.page_tables`), in the order of their
titles, or the other way round with `rsort`.
Source: https://www.dokuwiki.org/plugin:tag
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import ids
from wiki.markup.braces import CLOSER, inside_braces
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.listings import PagesTagged
from wiki.markup.page_lists import (
    add_list,
    by_title,
    is_full,
    namespace_of,
    page_link,
)
from wiki.markup.page_tables import Row, flags_of, pages_html

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
        listed = rendering.listed(self.listing)
        pages = by_title(listed)
        if "rsort" in self.flags:
            pages.reverse()
        rows = [Row(page_link(page), page) for page in pages]
        return pages_html(rows, self.flags, is_cut_off=is_full(listed))

    def plain(self) -> str:
        """Return the end of a line."""
        return "\n"


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
    node = Topic(listing, flags_of(flags))
    return add_list(parse, start, end + len(inside) + len(CLOSER), node, listing)


def _cleaned(words: Iterable[str]) -> frozenset[str]:
    return frozenset(ids.clean(word) for word in words) - {""}


CONSTRUCTS = (
    Construct("topic", 304, Kind.SUBSTITUTION, (Trigger(r"\{\{topic>", _topic),)),
)
