"""Notes: `<note>…</note>`, `<note tip>`, `<note important>`, `<note warning>`.

A box for a remark, with whatever a page may hold but headings. A kind that is not
known makes a plain one. Without its end, the beginning is text.
Source: https://www.dokuwiki.org/plugin:note
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wiki.markup.enclosing import Box, closing_tag, enter_blocks, opening
from wiki.markup.grammar import ANYTHING, Construct, Inside, Kind, Trigger

if TYPE_CHECKING:
    from wiki.markup.parser import Parse

_KINDS = frozenset({"tip", "important", "warning"})


def _note(parse: Parse, start: int, end: int) -> int:
    close = closing_tag(parse, "note", start)
    if close is None or parse.is_deep:
        return start + 1
    written = parse.text[start + len("<note") : end - 1].strip().lower()
    kind = written if written in _KINDS else "classic"
    parse.take(start, end)
    note = Box([], f'<div class="note{kind}">', "</div>")
    parse.add_block(note)
    enter_blocks(parse, "note", start, note.children, close)
    return end


CONSTRUCTS = (
    Construct(
        "note",
        195,
        Kind.PROTECTED,
        (Trigger(opening("note"), _note),),
        Inside(ANYTHING & ~Kind.BASE_ONLY),
    ),
)
