"""Paragraphs: blank lines part them.

A paragraph opens by itself when text comes where none is open, and ends at a
blank line or at any block. Line feeds within it are blanks.
Source: https://www.dokuwiki.org/wiki:syntax#basic_text_formatting
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wiki.markup.grammar import Construct, Kind, Trigger

if TYPE_CHECKING:
    from wiki.markup.parser import Parse


def _blank_line(parse: Parse, start: int, end: int) -> int:
    parse.take(start, end)
    parse.end_paragraph()
    return end


CONSTRUCTS = (
    Construct(
        "eol",
        370,
        Kind.PARAGRAPH,
        (Trigger(r"\n(?=[ \t]*+\n)(?:\n(?=\n))*+", _blank_line),),
    ),
)
