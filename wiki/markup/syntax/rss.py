"""Feeds: `{{rss>https://example.org/feed 5 author date}}`.

What the feed says is not the page's text: the block names the feed and leaves
room for its entries, and a page with one is not kept once rendered.
Source: https://www.dokuwiki.org/wiki:syntax#rss_atom_feed_aggregation
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.grammar import Construct, Kind, Trigger

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_ALLOWED = re.compile(r"https?://", re.IGNORECASE | re.ASCII)


@dataclass(slots=True)
class Feed:
    """A feed to show: its address, and the words behind it as written."""

    url: str
    parameters: str

    def html(self, _rendering: Rendering) -> str:
        """Return a `<ul class="rss">` with one item, a link to the feed."""
        url = escape.address(self.url)
        name = escape.text(self.url)
        link = name
        if _ALLOWED.match(self.url):
            link = f'<a href="{url}" class="urlextern" rel="ugc nofollow">{name}</a>'
        parameters = escape.attribute(self.parameters)
        return (
            f'<ul class="rss" data-feed="{escape.attribute(self.url)}"'
            f' data-parameters="{parameters}">'
            f'<li><div class="li">{link}</div></li></ul>'
        )

    def plain(self) -> str:
        """Return the end of a line."""
        return "\n"


def _feed(parse: Parse, start: int, end: int) -> int:
    within_formatting = parse.frame.mode.is_formatting and parse.frame.after is None
    if within_formatting:
        return start + 1
    close = parse.find("}", end)
    if close <= end or close + 2 > parse.frame.limit or parse.text[close + 1] != "}":
        return start + 1
    parse.take(start, close + 2)
    url, _, parameters = parse.text[end:close].strip().partition(" ")
    parse.add_block(Feed(url, parameters.strip()))
    parse.page.cacheable = False
    return close + 2


CONSTRUCTS = (Construct("rss", 310, Kind.SUBSTITUTION, (Trigger(r"\{\{rss>", _feed),)),)
