"""Tags: `{{tag>research "large models"}}` says what a page is about.

Tags stand apart by blanks; one of several words stands in quotes. Each leads to the
list of its pages. So does `{{tagpage>tag|text}}`, within a line and on any page; what
stands behind `&` there counts for nothing.
Source: https://www.dokuwiki.org/plugin:tag
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.page_lists import tag_link, tag_name, tags_in

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_TAG_PAGE = re.compile(
    r"([^{}|&\n]{1,300}+)(?:&[^{}|\n]{0,300}+)?(?:\|([^{}\n]{0,300}+))?\}\}"
)
_HTML_OF_LINK = 50
"""Characters around the two names in a link."""


@dataclass(slots=True)
class Tags:
    """The tags named at one place, as written; linked if the page affords that."""

    names: tuple[str, ...]
    are_linked: bool

    def html(self, _rendering: Rendering) -> str:
        """Return the names in a `<div class="tags">`."""
        shown = _link if self.are_linked else escape.text
        names = ", ".join([shown(name) for name in self.names])
        return f'<div class="tags"><span>{names}</span></div>\n'

    def plain(self) -> str:
        """Return the end of a line: tags are not part of the text."""
        return "\n"


@dataclass(slots=True)
class TagPage:
    """A link to the pages with a tag, within a line."""

    name: str
    label: str

    def html(self, _rendering: Rendering) -> str:
        """Return an `<a>`."""
        return tag_link(self.name, self.label)

    def plain(self) -> str:
        """Return the label."""
        return self.label


def _link(written: str) -> str:
    name = tag_name(written)
    return tag_link(name, written) if name else escape.text(written)


def _tags(parse: Parse, start: int, end: int) -> int:
    close = parse.find("}}", end)
    within_formatting = parse.frame.mode.is_formatting and parse.frame.after is None
    if close < 0 or close + 2 > parse.frame.limit or within_formatting:
        return start + 1
    written = tags_in(parse.text[end:close])
    names = tuple(name for _, name in zip(parse.page.signs_left, written, strict=False))
    if not names:
        return start + 1
    parse.take(start, close + 2)
    parse.page.tags.update(dict.fromkeys(names))
    links = sum(_HTML_OF_LINK + len(escape.path(tag_name(name))) for name in names)
    parse.add_block(Tags(names, parse.page.affords(links)))
    return close + 2


def _tag_page(parse: Parse, start: int, end: int) -> int:
    inside = _TAG_PAGE.match(parse.text, end, parse.frame.limit)
    written = " ".join(inside[1].replace('"', " ").split()) if inside else ""
    name = tag_name(written)
    if not inside or not name:
        return start + 1
    parse.take(start, inside.end())
    parse.add(TagPage(name, (inside[2] or "").strip() or written))
    return inside.end()


CONSTRUCTS = (
    Construct(
        "tag",
        315,
        Kind.SUBSTITUTION,
        (Trigger(r"\{\{tag>", _tags),),
    ),
    Construct(
        "tagpage", 304, Kind.SUBSTITUTION, (Trigger(r"\{\{tagpage>", _tag_page),)
    ),
)
