"""Links to pages of the wiki and to sections, and what they show without a label.

`[[page]]`, `[[ns:page#section]]`, `[[#section]]`; `[[ns:]]` is the start page of
a namespace. Where the site says so, words in CamelCase are links too.
Source: https://www.dokuwiki.org/wiki:syntax#internal
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape, ids
from wiki.markup.addresses import follows_word
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.linking import (
    Label,
    Link,
    add_link,
    anchor_of,
    page_address,
    resolve,
)

if TYPE_CHECKING:
    from wiki.markup.config import Config
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering


@dataclass(slots=True)
class PageLink(Link):
    """A link to a page; the first candidate that exists is meant.

    `written` is its name, to be shown where there is no label.
    """

    resolved: ids.Resolved
    written: str

    def html(self, rendering: Rendering) -> str:
        """Return an `<a>` whose class says whether the page exists."""
        resolved, pages = self.resolved, rendering.found.pages
        path = rendering.existing(resolved.candidates)
        name = escape.attribute(path)
        # A target that cleans to nothing leads to the start page.
        target = path or rendering.config.start
        href = page_address(target, resolved.query, resolved.anchor)
        exists = path in pages
        css = self.css("wikilink1" if exists else "wikilink2")
        title = f' title="{name}"' if name else ""
        rel = "" if exists or css == "media" else ' rel="nofollow"'
        return (
            f'<a href="{href}" class="{css}"{title}{rel}'
            f' data-wiki-id="{name}">{self._inner(rendering, path)}</a>'
        )

    def _inner(self, rendering: Rendering, path: str) -> str:
        if rendering.config.use_heading and not (self.label or self.resolved.anchor):
            title = rendering.found.pages.get(path)
            if title:
                return escape.text(title)
        return self.inner(rendering)

    def kind(self) -> str:
        """Return "page"."""
        return "page"

    def default(self) -> str:
        """Return the name as written."""
        return self.written

    def target(self) -> tuple[str, str]:
        """Return the first candidate and the anchor."""
        return self.resolved.candidates[0], self.resolved.anchor

    def pages(self) -> tuple[str, ...]:
        """Return all candidates."""
        return self.resolved.candidates


@dataclass(slots=True)
class AnchorLink(Link):
    """A link to a section of the same page."""

    anchor: str
    written: str

    def html(self, rendering: Rendering) -> str:
        """Return an `<a>` to the anchor.

        In an included text it leads to that section here, or on its own page.
        """
        title = escape.attribute(rendering.config.path + " ↵")
        href = f"#{self.anchor}"
        if rendering.inclusion is not None:
            here = rendering.inclusion.anchors.get(self.anchor)
            page = page_address(rendering.config.path, anchor=self.anchor)
            href = f"#{here}" if here else page
        return (
            f'<a href="{href}" title="{title}" class="wikilink1">'
            f"{self.inner(rendering)}</a>"
        )

    def kind(self) -> str:
        """Return "anchor"."""
        return "anchor"

    def default(self) -> str:
        """Return the title of the section as written."""
        return self.written

    def target(self) -> tuple[str, str]:
        """Return the anchor alone."""
        return "", self.anchor


def page_link(parse: Parse, target: str, label: Label, start: int) -> PageLink:
    """Return a link to the page `target` as written, relative to the page read."""
    config = parse.config
    written = target
    if not label:
        written = _simple_name(config, target.partition("?")[0] or config.path)
    resolved = resolve(parse, target)
    return PageLink(label, len(parse.page.headings), start, resolved, written)


def anchor_link(parse: Parse, target: str, label: Label, start: int) -> AnchorLink:
    """Return a link to the section that `target`, from behind `#`, names."""
    anchor = anchor_of(parse.config, target)
    return AnchorLink(label, len(parse.page.headings), start, anchor, target)


def _simple_name(config: Config, target: str) -> str:
    """Return what a link shows: the section, else the page, else its namespace."""
    name, _, section = target.partition("#")
    if section:
        return section
    name = name.replace("/" if config.use_slash else ";", ":")
    if config.dialect == "2026":
        name = name.removeprefix("~")
    spaces, _, last = name.rpartition(":")
    if last and last != config.start:
        return last
    return spaces.rpartition(":")[2] or config.start


def _camel_case(parse: Parse, start: int, end: int) -> int:
    if start > parse.pending and follows_word(parse.text, start):
        return start + 1
    if not parse.page.affords(parse.page.link_size):
        return start + 1
    parse.take(start, end)
    add_link(parse, page_link(parse, parse.text[start:end], None, parse.offset(start)))
    return end


CONSTRUCTS = (
    Construct(
        "camelcaselink",
        290,
        Kind.SUBSTITUTION,
        tuple(
            Trigger(rf"{letter}[A-Z]*+[a-z]++[A-Z][A-Za-z]*+(?![0-9_])", _camel_case)
            for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        ),
        when=lambda choice: choice.camelcase,
    ),
)
