"""Text in which nothing is markup: `<nowiki>…</nowiki>` and `%%…%%`.

It may span lines. Without its end, the beginning is text.
Source: https://www.dokuwiki.org/wiki:syntax#no_formatting
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.grammar import Construct, Kind, Trigger

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering


@dataclass(slots=True)
class Literal:
    """Text shown exactly as it was written."""

    text: str

    def html(self, _rendering: Rendering) -> str:
        """Return the text without typography."""
        return escape.text(self.text)

    def plain(self) -> str:
        """Return the text."""
        return self.text


def _nowiki(parse: Parse, start: int, end: int) -> int:
    return _until(parse, start, end, "</nowiki>")


def _percents(parse: Parse, start: int, end: int) -> int:
    return _until(parse, start, end, "%%")


def _until(parse: Parse, start: int, end: int, closer: str) -> int:
    close = parse.find(closer, end)
    if close < 0:
        return start + 1
    parse.take(start, close + len(closer))
    if close > end:
        parse.add(Literal(parse.text[end:close]))
    return parse.pending


CONSTRUCTS = (
    Construct(
        "unformatted",
        170,
        Kind.DISABLED,
        (Trigger("<nowiki>", _nowiki), Trigger("%%", _percents)),
    ),
)
