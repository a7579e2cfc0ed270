"""Horizontal rules: a line of four dashes or more, alone.

`----` is a rule, `---` is a dash. Before 2026 blanks may stand around the dashes.
Source: https://www.dokuwiki.org/wiki:syntax#quoting and the lines after it
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup.grammar import Construct, Kind, Trigger

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering


@dataclass(slots=True)
class Rule:
    """A line across the page."""

    def html(self, _rendering: Rendering) -> str:
        """Return an `<hr />`."""
        return "<hr />\n"

    def plain(self) -> str:
        """Return the end of a line."""
        return "\n"


def _rule(parse: Parse, start: int, end: int) -> int:
    if parse.is_eaten(start):
        return start + 1
    parse.take(start, end)
    parse.add_block(Rule())
    return end


CONSTRUCTS = (
    Construct(
        "hr",
        160,
        Kind.CONTAINER,
        (Trigger(r"\n[ \t]*+-{4,}+[ \t]*+(?=\n)", _rule),),
        when=lambda choice: choice.dialect == "2022",
    ),
    Construct(
        "hr2026",
        160,
        Kind.CONTAINER,
        (Trigger(r"\n-{4,}+(?=\n)", _rule),),
        when=lambda choice: choice.dialect == "2026",
    ),
)
