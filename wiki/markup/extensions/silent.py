"""Markers of plugins that say something to their plugin and show nothing.

What they ask for does not exist here, or is done another way; readers need not see
the marker. The list is closed: other `~~WORDS~~` stay text.
Sources: https://www.dokuwiki.org/plugin:discussion, plugin:linkback, plugin:odt,
plugin:s5, plugin:translation, plugin:meta, plugin:indexmenu and the like
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wiki.markup.grammar import Construct, Kind, Trigger

if TYPE_CHECKING:
    from wiki.markup.parser import Parse

MACROS = (
    "DISCUSSION", "LINKBACK",
    "CLOSETOC", "NOFOOTER", "NOSIDEBAR", "UP",
    "ODT", "PDF", "SLIDESHOW", "REVEAL",
    "NOTRANS", "META", "NOSEMANTIC", "COMPLEX_TABLES",
)  # fmt: skip
"""Names of `~~NAME~~` and `~~NAME:what is asked~~`: talk, layout, export, the rest."""

BRACED = ("indexmenu_n",)
"""Names of `{{name>what is asked}}`."""

_NAMES = "|".join(MACROS)
_ASKED = r"(?:[:|> ][^~\n]{0,300}+)?"


def _nothing(parse: Parse, start: int, end: int) -> int:
    parse.take(start, end)
    return end


CONSTRUCTS = (
    Construct(
        "silent",
        45,
        Kind.SUBSTITUTION,
        (
            Trigger(rf"~~(?:{_NAMES}){_ASKED}~~", _nothing),
            Trigger(
                rf"\{{\{{(?:{'|'.join(BRACED)})>[^{{}}\n]{{0,300}}+\}}\}}", _nothing
            ),
        ),
    ),
)
