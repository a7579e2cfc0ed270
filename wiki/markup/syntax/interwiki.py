"""Interwiki links: a shortcut for an address that the site knows.

`[[wp>Wiki]]` leads where the shortcut `wp` says; its pattern holds {NAME} (as
written), {URL} (encoded) or parts of an address, or what is behind `>` follows
it. A pattern that begins with a colon means a page of this wiki; `this>` is the
wiki's own address. Source: https://www.dokuwiki.org/interwiki
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape, ids
from wiki.markup.linking import Label, Link, page_address, resolve
from wiki.markup.shortcuts import interwiki_address
from wiki.markup.syntax.media import Media

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_NOT_IN_CLASS = re.compile(r"[^_\-a-z0-9]+")


@dataclass(slots=True)
class InterwikiLink(Link):
    """A link through a shortcut; `page` where that means a page of this wiki."""

    shortcut: str
    rest: str
    url: str
    page: ids.Resolved | None

    def html(self, rendering: Rendering) -> str:
        """Return an `<a class="interwiki">`."""
        href, state, rel = escape.address(self.url), "", ""
        title = escape.attribute(self.url)
        if self.page is not None:
            path = rendering.existing(self.page.candidates)
            exists = path in rendering.found.pages
            href = page_address(path, self.page.query, self.page.anchor)
            title = href
            state = " wikilink1" if exists else " wikilink2"
            rel = "" if exists or isinstance(self.label, Media) else ' rel="nofollow"'
        css = self.css(f"interwiki iw_{_NOT_IN_CLASS.sub('_', self.shortcut)}{state}")
        inner = self.inner(rendering)
        return f'<a href="{href}" class="{css}" title="{title}"{rel}>{inner}</a>'

    def kind(self) -> str:
        """Return "interwiki", or "page" where it leads to one of this wiki."""
        return "interwiki" if self.page is None else "page"

    def default(self) -> str:
        """Return what stands behind the shortcut."""
        return self.rest

    def target(self) -> tuple[str, str]:
        """Return the address, or the page."""
        if self.page is None:
            return self.url, ""
        return self.page.candidates[0], self.page.anchor

    def pages(self) -> tuple[str, ...]:
        """Return the page that is meant, if one is."""
        return () if self.page is None else self.page.candidates


def interwiki_link(
    parse: Parse, shortcut: str, rest: str, label: Label, start: int
) -> InterwikiLink | None:
    """Return the link, or None where the site does not know the shortcut."""
    url = interwiki_address(parse.config, shortcut, rest)
    if url is None:
        return None
    url = url.replace("&amp;", "&")
    parse.page.html_left -= 2 * len(url)
    page = None
    if url.startswith(":"):
        path, sign, query = url.partition("?")
        page = resolve(parse, path.rstrip(":") + sign + query)
    return InterwikiLink(
        label, len(parse.page.headings), start, shortcut, rest, url, page
    )
