"""Hidden text: `<hidden title>…</hidden>`, shown when a reader asks for it.

`onHidden="…"` and `onVisible="…"` set the title for each state, `initialState=
"visible"` begins unfolded, `-noPrint` leaves it off paper. Without a title, the
browser says "Details" in the reader's language. It holds what a page holds.
Source: https://www.dokuwiki.org/plugin:hidden
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.enclosing import Box, closing_tag, enter_blocks, opening
from wiki.markup.grammar import ANYTHING, Construct, Inside, Kind, Trigger

if TYPE_CHECKING:
    from wiki.markup.parser import Parse

_OPTION = re.compile(r'\b([a-zA-Z]{1,20})[ \t]*+=[ \t]*+"([^"]*+)"')
_FLAG = re.compile(r"(?<!\S)-([a-zA-Z]{1,20})(?!\S)")


@dataclass(slots=True)
class Hidden(Box):
    """Blocks behind a title."""

    title: str

    def plain(self) -> str:
        """Return the title and the text, each on lines of its own."""
        return f"{self.title}\n{Box.plain(self)}"


def _hidden(parse: Parse, start: int, end: int) -> int:
    close = closing_tag(parse, "hidden", start)
    if close is None or parse.is_deep:
        return start + 1
    parse.take(start, end)
    hidden = _read(parse.text[start + len("<hidden") : end - 1])
    parse.add_block(hidden)
    enter_blocks(parse, "hidden", start, hidden.children, close)
    return end


def _read(written: str) -> Hidden:
    """Return what the attributes of a tag ask for, empty."""
    options = {name.lower(): value for name, value in _OPTION.findall(written)}
    rest = _OPTION.sub("", written)
    flags = {flag.lower() for flag in _FLAG.findall(rest)}
    title = _FLAG.sub("", rest).strip(' \t"')
    closed = options.get("onhidden", title).strip()
    opened = options.get("onvisible", closed).strip()
    css = "hiddenGlobal wrap_noprint" if "noprint" in flags else "hiddenGlobal"
    is_open = options.get("initialstate", "").lower() == "visible"
    begin = f'<details class="{css}"' + (' open="open">' if is_open else ">")
    return Hidden([], f"{begin}\n{_summary(closed, opened)}", "</details>", closed)


def _summary(closed: str, opened: str) -> str:
    if not closed and not opened:
        return ""
    if closed == opened:
        return f'<summary class="hiddenHead">{escape.text(closed)}</summary>\n'
    return (
        '<summary class="hiddenHead">'
        f'<span class="hiddenOnHidden">{escape.text(closed)}</span>'
        f'<span class="hiddenOnVisible">{escape.text(opened)}</span></summary>\n'
    )


CONSTRUCTS = (
    Construct(
        "hidden",
        195,
        Kind.PROTECTED,
        (Trigger(opening("hidden"), _hidden),),
        Inside(ANYTHING),
    ),
)
