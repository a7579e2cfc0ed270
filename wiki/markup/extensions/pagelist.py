"""Pages that are named one by one, as a table: `<pagelist&flag&flag> … </pagelist>`.

Each page is an item of a list, `  * [[page|text]]`; what else stands there is not
shown. Without a text, a page goes by its title. `sort` and `rsort` put them in order;
what else flags do says `wiki.markup.page_tables`. A page that is not there, or not for
this reader, is a link alone.
Source: https://www.dokuwiki.org/plugin:pagelist
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.listings import MAXIMUM_LISTED, Listed, PagesNamed
from wiki.markup.page_lists import add_list, title_of
from wiki.markup.page_tables import Row, flags_of, pages_html
from wiki.markup.syntax.page_links import PageLink, page_link

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_CLOSER = "</pagelist>"
_ITEM = re.compile(
    r"\n(?:  |\t)[ \t]{0,20}[*-][ \t]{0,20}"
    r"\[\[(?P<target>[^\[\]|\n]{1,500}+)(?:\|(?P<label>[^\[\]\n]{0,500}+))?\]\]"
)
_ELSEWHERE = re.compile(r"[>\\@]|://")


@dataclass(slots=True)
class NamedPages:
    """Links to pages, in the order written; `is_cut_off` tells that there were more."""

    listing: PagesNamed
    links: tuple[PageLink, ...]
    flags: frozenset[str]
    is_cut_off: bool

    def html(self, rendering: Rendering) -> str:
        """Return a `<table>` or a `<ul>`."""
        known = {page.path: page for page in rendering.listed(self.listing)}
        entries = [self._entry(link, known, rendering) for link in self.links]
        if self.flags & {"sort", "rsort"}:
            entries.sort(key=_by_label, reverse="rsort" in self.flags)
        rows = [Row(link.html(rendering), page) for link, page in entries]
        return pages_html(rows, self.flags, is_cut_off=self.is_cut_off)

    def plain(self) -> str:
        """Return the end of a line."""
        return "\n"

    def _entry(
        self, link: PageLink, known: Mapping[str, Listed], rendering: Rendering
    ) -> tuple[PageLink, Listed]:
        """Return a link under its label or the title of its page, and that page."""
        path = rendering.existing(link.resolved.candidates)
        page = known.get(path)
        if page is None:
            return link, Listed(path)
        return replace(link, label=link.label or title_of(page)), page


def _by_label(entry: tuple[PageLink, Listed]) -> tuple[str, str]:
    link, page = entry
    return link.plain().casefold(), page.path


def _pagelist(parse: Parse, start: int, end: int) -> int:
    close = parse.find(_CLOSER, end)
    stop = close + len(_CLOSER)
    within_formatting = parse.frame.mode.is_formatting and parse.frame.after is None
    if close < 0 or stop > parse.frame.limit or within_formatting:
        return start + 1
    links: list[PageLink] = []
    is_cut_off = False
    for link in _links(parse, end, close):
        is_full = len(links) == MAXIMUM_LISTED
        if is_full or not parse.page.affords(parse.page.link_size):
            is_cut_off = True
            break
        links.append(link)
    parse.page.references += links
    paths = frozenset(path for link in links for path in link.resolved.candidates)
    written = parse.text[start : end - 1].split("&")[1:]
    listing = PagesNamed(paths)
    node = NamedPages(listing, tuple(links), flags_of(written), is_cut_off)
    return add_list(parse, start, stop, node, listing)


def _links(parse: Parse, position: int, stop: int) -> Iterator[PageLink]:
    """Read the links to pages of this wiki that are items of a list."""
    for item in _ITEM.finditer(parse.text, position, stop):
        target, label = item["target"].strip(), (item["label"] or "").strip()
        if not target or _ELSEWHERE.search(target):
            continue
        offset = parse.offset(item.start("target") - 2)
        link = page_link(parse, target, label or None, offset)
        if link.resolved.candidates[0]:
            yield link


CONSTRUCTS = (
    Construct(
        "pagelist",
        302,
        Kind.SUBSTITUTION,
        (Trigger(r"<pagelist(?=[\s>&])[^<>\n]{0,300}+>", _pagelist),),
    ),
)
