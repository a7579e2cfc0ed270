"""Feeds: `{{rss>https://example.org/feed 5 author date 12h}}`.

What the feed says is not the page's text: the block names the feed, and shows of it
what the site knows; a page with one is not kept once rendered. Words behind the address
count if they begin as one of these: `date`, `author` or `by`, `desc` or `detail`,
`nosort`, `rev`; a number says how many entries, one with d, h or m how often to ask.
Source: https://www.dokuwiki.org/wiki:syntax#rss_atom_feed_aggregation
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.feeds import FeedAsked, FeedEntry, is_feed_address, is_on_the_web
from wiki.markup.grammar import Construct, Kind, Trigger

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_HTML_OF_LIST = 500  # characters, of a short one
_USUAL_COUNT = 8
_SECONDS = {"d": 86_400, "h": 3600, "m": 60}
_USUAL_REFRESH = 4 * _SECONDS["h"]
_SOONEST_REFRESH = 10 * _SECONDS["m"]
_COUNT = re.compile(r"\b([0-9]{1,4})\b", re.ASCII)
_REFRESH = re.compile(r"\b([0-9]{1,4})([dhm])\b", re.ASCII)
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Shown:
    """Which entries of a feed are shown, in which order, and what of each."""

    count: int
    is_sorted: bool
    is_reversed: bool
    author: bool
    date: bool
    text: bool

    def of(self, entries: Sequence[FeedEntry]) -> list[FeedEntry]:
        """Return the entries to show. The newest stand first, those without a date
        before them.
        """
        chosen = list(entries)
        if self.is_sorted:
            chosen.sort(key=lambda entry: entry.date or _LATEST, reverse=True)
        if self.is_reversed:
            chosen.reverse()
        return chosen[: self.count]


@dataclass(slots=True)
class Feed:
    """A feed to show, by its address."""

    address: str
    shown: Shown

    def html(self, rendering: Rendering) -> str:
        """Return a `<ul class="rss">` of entries; of a link where none are known."""
        feeds = rendering.found.feeds
        link = _link(self.address, self.address, rendering)
        if self.address not in feeds:
            return _list([link])
        entries = feeds[self.address]
        if entries is None:
            return _list([f"<em>This feed could not be read: </em>{link}"])
        room = rendering.whole.takes_entries(min(self.shown.count, len(entries)))
        # Sorting for nothing would cost a page of nothing but feeds much.
        chosen = self.shown.of(entries)[:room] if room else []
        return _list([self._entry(entry, rendering) for entry in chosen])

    def plain(self) -> str:
        """Return the end of a line."""
        return "\n"

    def _entry(self, entry: FeedEntry, rendering: Rendering) -> str:
        html = _link(entry.address, entry.title or entry.address, rendering)
        if self.shown.author and entry.author:
            html += f" by {escape.text(entry.author)}"
        if self.shown.date and entry.date:
            moment = entry.date.strftime("%Y/%m/%d %H:%M")
            html += f' (<time datetime="{entry.date.isoformat()}">{moment}</time>)'
        if self.shown.text:
            html += f'<div class="detail">{escape.text(entry.text)}</div>'
        return html


def _list(items: Iterable[str]) -> str:
    contents = "".join([f'<li><div class="li">{item}</div></li>' for item in items])
    return f'<ul class="rss">{contents}</ul>'


def _link(address: str, label: str, rendering: Rendering) -> str:
    """Return a link, or its label alone where the address is none to follow."""
    if not is_on_the_web(address):
        return escape.text(label)
    rel = ' rel="ugc nofollow"' if rendering.config.nofollow else ""
    return (
        f'<a href="{escape.address(address)}" class="urlextern"'
        f' title="{escape.attribute(address)}"{rel}>{escape.text(label)}</a>'
    )


def _feed(parse: Parse, start: int, end: int) -> int:
    within_formatting = parse.frame.mode.is_formatting and parse.frame.after is None
    if within_formatting or not parse.page.affords(_HTML_OF_LIST):
        return start + 1
    close = parse.find("}", end)
    if close <= end or close + 2 > parse.frame.limit or parse.text[close + 1] != "}":
        return start + 1
    parse.take(start, close + 2)
    address, _, parameters = parse.text[end:close].strip().partition(" ")
    parse.add_block(Feed(address, _shown(parameters)))
    parse.page.cacheable = False
    if is_feed_address(address):
        parse.page.feeds[FeedAsked(address, _refresh(parameters))] = None
    return close + 2


def _shown(parameters: str) -> Shown:
    count = _COUNT.search(parameters)
    return Shown(
        count=int(count[1]) if count else _USUAL_COUNT,
        is_sorted=not _says(parameters, "nosort"),
        is_reversed=_says(parameters, "rev"),
        author=_says(parameters, "author|by"),
        date=_says(parameters, "date"),
        text=_says(parameters, "desc|detail"),
    )


def _says(parameters: str, words: str) -> bool:
    return re.search(rf"\b(?:{words})", parameters) is not None


def _refresh(parameters: str) -> int:
    """Return how many seconds may pass before the feed is asked again."""
    match = _REFRESH.search(parameters)
    if match is None:
        return _USUAL_REFRESH
    return max(int(match[1]) * _SECONDS[match[2]], _SOONEST_REFRESH)


CONSTRUCTS = (Construct("rss", 310, Kind.SUBSTITUTION, (Trigger(r"\{\{rss>", _feed),)),)
