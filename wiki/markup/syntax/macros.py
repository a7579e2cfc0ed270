"""Control macros: they say something about the page and show nothing.

`~~NOTOC~~`: no table of contents. `~~NOCACHE~~`: not to be kept once rendered.
Source: https://www.dokuwiki.org/wiki:syntax#control_macros
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.nodes import Text

if TYPE_CHECKING:
    from wiki.markup.parser import Parse


def _take(parse: Parse, start: int, end: int) -> None:
    """Take a macro out of the text: it shows nothing, but a cell with it is one."""
    parse.take(start, end)
    if parse.frame.line is not None:
        parse.frame.line.append(Text(""))


def _no_toc(parse: Parse, start: int, end: int) -> int:
    _take(parse, start, end)
    parse.page.show_toc = False
    return end


def _no_cache(parse: Parse, start: int, end: int) -> int:
    _take(parse, start, end)
    parse.page.cacheable = False
    return end


CONSTRUCTS = (
    Construct("notoc", 30, Kind.SUBSTITUTION, (Trigger("~~NOTOC~~", _no_toc),)),
    Construct("nocache", 40, Kind.SUBSTITUTION, (Trigger("~~NOCACHE~~", _no_cache),)),
)
