r"""Forced line breaks: two backslashes before a blank or the end of the line.

`a \\ b` breaks the line, `c\\d` does not.
Source: https://www.dokuwiki.org/wiki:syntax#basic_text_formatting
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup.grammar import Construct, Kind, Trigger

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering


@dataclass(slots=True)
class LineBreak:
    """The end of a line within a paragraph."""

    def html(self, _rendering: Rendering) -> str:
        """Return a `<br/>`."""
        return "<br/>\n"

    def plain(self) -> str:
        """Return a line feed."""
        return "\n"


def _break(parse: Parse, start: int, end: int) -> int:
    parse.take(start, end)
    parse.add(LineBreak())
    return end


CONSTRUCTS = (
    Construct(
        "linebreak",
        140,
        Kind.SUBSTITUTION,
        (Trigger(r"\\\\(?:[ \t]|(?=\n))", _break),),
    ),
)
