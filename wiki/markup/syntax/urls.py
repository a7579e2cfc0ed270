"""Addresses: those an author writes out, and the links they become.

An address is a scheme the site allows, `://`, and characters that addresses have;
punctuation at its end belongs to the sentence. `www.` and `ftp.` do without a
scheme. Source: https://www.dokuwiki.org/wiki:syntax#external
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.addresses import (
    end_of_address,
    end_without_scheme,
    follows_word,
    scheme_before,
)
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.linking import Label, Link, add_link

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering


@dataclass(slots=True)
class UrlLink(Link):
    """A link to an address of an allowed scheme; `written` as the author wrote it."""

    url: str
    written: str

    def html(self, rendering: Rendering) -> str:
        """Return an `<a class="urlextern">`."""
        title = escape.attribute(self.url)
        # Where nothing had to be escaped in the title, nothing has to in the address.
        href = title if title == self.url else escape.address(self.url)
        rel = ' rel="ugc nofollow"' if rendering.config.nofollow else ""
        return (
            f'<a href="{href}" class="{self.css("urlextern")}"'
            f' title="{title}"{rel}>{self.inner(rendering)}</a>'
        )

    def kind(self) -> str:
        """Return "url"."""
        return "url"

    def default(self) -> str:
        """Return the address as written."""
        return self.written

    def target(self) -> tuple[str, str]:
        """Return the address."""
        return self.url, ""


def url_link(parse: Parse, url: str, label: Label, start: int) -> UrlLink:
    """Return a link to an address whose scheme was found to be allowed."""
    address = url.replace("&amp;", "&")
    return UrlLink(label, len(parse.page.headings), start, address, url)


def _bare(parse: Parse, start: int, end: int) -> int:
    text = parse.text
    begin = scheme_before(parse.config, text, parse.pending, start)
    if begin is None:
        return start + 1
    stop = end_of_address(text, end)
    if stop == end:
        return start + 1
    url = text[begin:stop]
    return _add(parse, begin, stop, url, url)


def _without_scheme(parse: Parse, start: int, _end_of_dot: int) -> int:
    """Read `www.` and `ftp.`; the pattern found the dot behind them."""
    text, begin = parse.text, start - 3
    if text[begin:start] not in {"www", "ftp"}:
        return start + 1
    is_cut = begin == parse.pending and parse.config.dialect == "2022"
    if begin < parse.pending or (not is_cut and follows_word(text, begin, "\\/")):
        return start + 1
    stop = end_without_scheme(text, start)
    if stop is None:
        return start + 1
    written = text[begin:stop]
    scheme = "ftp://" if written.startswith("ftp") else "http://"
    return _add(parse, begin, stop, scheme + written, written)


def _add(parse: Parse, start: int, stop: int, url: str, written: str) -> int:
    parse.take(start, stop)
    link = url_link(parse, url, None, parse.offset(start))
    link.written = written
    add_link(parse, link)
    return stop


CONSTRUCTS = (
    Construct(
        "externallink",
        330,
        Kind.SUBSTITUTION,
        (
            Trigger("://", _bare),
            Trigger(r"\.(?<=[wf][wt][wp]\.)(?=[\w\-])", _without_scheme),
        ),
    ),
)
