"""Control macros: they say something about the page and show nothing.

`~~NOTOC~~`: no table of contents. `~~NOCACHE~~`: not to be kept once rendered.
Source: https://www.dokuwiki.org/wiki:syntax#control_macros
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wiki.markup.grammar import Construct, Kind, Trigger

if TYPE_CHECKING:
    from wiki.markup.parser import Parse


def _no_toc(parse: Parse, start: int, end: int) -> int:
    parse.take(start, end)
    parse.show_toc = False
    return end


def _no_cache(parse: Parse, start: int, end: int) -> int:
    parse.take(start, end)
    parse.cacheable = False
    return end


CONSTRUCTS = (
    Construct("notoc", 30, Kind.SUBSTITUTION, (Trigger("~~NOTOC~~", _no_toc),)),
    Construct("nocache", 40, Kind.SUBSTITUTION, (Trigger("~~NOCACHE~~", _no_cache),)),
)
