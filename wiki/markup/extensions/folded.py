"""Folded text: `++++ title | blocks ++++` and `++ title | text within a line ++`.

The title is shown, the rest when a reader asks for it, without a script: blocks in
a `<details>`, which paragraphs cannot hold, so text within a line behind a checkbox.
Both end at the next signs that do not stand in code; text within a line ends with
its paragraph at the latest, and `C++` begins none.
Source: https://www.dokuwiki.org/plugin:folded
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.enclosing import Box, enter, enter_blocks, next_outside
from wiki.markup.grammar import ANYTHING, INLINE, Construct, Inside, Kind, Trigger
from wiki.markup.reach import paragraph_end
from wiki.markup.syntax.formatting import Formatted

if TYPE_CHECKING:
    from wiki.markup.parser import Parse

_FOUR = r"\+\+\+\+"
_TWO = r"\+\+(?<!\+\+\+)(?!\+)"


@dataclass(slots=True)
class Folded(Box):
    """Blocks behind a title."""

    title: str

    def plain(self) -> str:
        """Return the title and the text, each on lines of its own."""
        return f"{self.title}\n{Box.plain(self)}"


@dataclass(slots=True)
class FoldedText(Formatted):
    """Text within a line behind a title."""

    title: str

    def plain(self) -> str:
        """Return the title and the text."""
        return f"{self.title} {Formatted.plain(self)}"


def _blocks(parse: Parse, start: int, end: int) -> int:
    title = parse.text[start + 4 : end - 1].strip()
    close = next_outside(parse, _FOUR, end)
    if not title or "++++" in title or close is None or parse.is_deep:
        return start + 4
    parse.take(start, end)
    begin = f'<details class="folded">\n<summary>{escape.text(title)}</summary>\n'
    folded = Folded([], begin, "</details>", title)
    parse.add_block(folded)
    enter_blocks(parse, "folded", start, folded.children, close)
    return end


def _text(parse: Parse, start: int, end: int) -> int:
    title = parse.text[start + 2 : end - 1].strip()
    close = next_outside(parse, _TWO, end)
    is_near = close is not None and close[1] <= paragraph_end(parse, end)
    if not title or close is None or not is_near or parse.is_deep:
        return start + 2
    parse.take(start, end)
    begin = (
        '<span class="folded"><label><input type="checkbox"/> '
        f"{escape.text(title)}</label><span>"
    )
    folded = FoldedText([], begin, "</span></span>", title)
    parse.add(folded)
    enter(parse, "folded_text", start, folded.children, close)
    return end


CONSTRUCTS = (
    Construct(
        "folded",
        404,
        Kind.PROTECTED,
        (Trigger(r"\+\+\+\+(?!\+)[^|\n]{1,200}+\|", _blocks),),
        Inside(ANYTHING & ~Kind.BASE_ONLY, but_not=frozenset({"folded"})),
    ),
    Construct(
        "folded_text",
        405,
        Kind.FORMATTING,
        (Trigger(r"\+\+(?<![\w+]\+\+)(?!\+)[^|+\n]{1,200}+\|", _text),),
        Inside(INLINE, but_not=frozenset({"folded_text"})),
    ),
)
