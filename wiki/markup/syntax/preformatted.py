"""Preformatted text: lines that begin with two blanks or a tab.

A dash or star behind the blanks makes a list instead. The block ends at the
first line that begins otherwise; before 2026 it takes the line feed with it, so
that what stands there cannot begin a block.
Source: https://www.dokuwiki.org/wiki:syntax#code_blocks
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.nodes import is_blank
from wiki.markup.syntax.headings import own_line

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_BLANK = re.compile(r"[ \t]*+\n")
_HEADING = re.compile(r"[ \t]*+==")


@dataclass(slots=True)
class Preformatted:
    """Lines shown as they were typed."""

    text: str

    def html(self, _rendering: Rendering) -> str:
        """Return a `<pre class="code">`."""
        return f'<pre class="code">{escape.text(self.text)}</pre>\n'

    def plain(self) -> str:
        """Return the lines."""
        return self.text + "\n"


def _preformatted(parse: Parse, start: int, end: int) -> int:
    if parse.is_eaten(start):
        if parse.is_2026 and (heading := _HEADING.match(parse.text, start + 1)):
            return own_line(parse, start, heading.end())
        if _BLANK.match(parse.text, end):
            parse.take(start, start + 1)
            parse.end_paragraph()
        return start + 1
    parse.take(start, end)
    content, line_end = _lines(parse.text, end)
    if content and not is_blank(content):
        parse.add_block(Preformatted(content))
    elif parse.frame.line:
        parse.end_paragraph()
    behind = parse.text[line_end + 1 : line_end + 2]
    keeps_line_feed = parse.is_2026 and (
        not behind.isspace() or _HEADING.match(parse.text, line_end + 1) is not None
    )
    parse.pending = line_end if keeps_line_feed else min(line_end + 1, len(parse.text))
    return parse.pending


def _lines(text: str, position: int) -> tuple[str, int]:
    """Return the lines from `position` on, without their indent, and their end."""
    lines = []
    while True:
        line_end = text.find("\n", position)
        if line_end < 0:
            line_end = len(text)
        lines.append(text[position:line_end])
        if text.startswith("  ", line_end + 1):
            position = line_end + 3
        elif text.startswith("\t", line_end + 1):
            position = line_end + 2
        else:
            return "\n".join(lines).strip("\n"), line_end


CONSTRUCTS = (
    Construct(
        "preformatted",
        20,
        Kind.PROTECTED,
        (Trigger(r"\n(?:  |\t)(?![*-])", _preformatted),),
    ),
)
