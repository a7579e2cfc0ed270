"""Tables that readers sort: `<sortable options>` around a table, `</sortable>`.

`2` sorts by the second column at first, `r2` downwards; `3=nosort` or `3=numeric`
says how a column is sorted, `sumrow` keeps the last row where it is. Without its
script (`static/js/sortable.js`) the table stands as written.
Source: https://www.dokuwiki.org/plugin:sortablejs
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wiki.markup.enclosing import Box, closing_tag, enter_blocks, opening
from wiki.markup.grammar import ANYTHING, Construct, Inside, Kind, Trigger

if TYPE_CHECKING:
    from wiki.markup.parser import Parse

_COLUMN = re.compile(r"(r?)([1-9][0-9]?)")
_KIND = re.compile(r"([1-9][0-9]?)=(nosort|numeric|alpha|date)")


def _sortable(parse: Parse, start: int, end: int) -> int:
    close = closing_tag(parse, "sortable", start)
    if close is None or parse.is_deep:
        return start + 1
    attributes = _attributes(parse.text[start + len("<sortable") : end - 1].split())
    parse.take(start, end)
    box = Box([], f'<div class="sortable"{attributes}>\n', "</div>")
    parse.add_block(box)
    enter_blocks(parse, "sortable", start, box.children, close)
    return end


def _attributes(words: list[str]) -> str:
    """Return the options for the script; what it does not know is left out."""
    found = ""
    columns = [match for word in words if (match := _COLUMN.fullmatch(word))]
    if columns:
        downwards, column = columns[0].groups()
        order = "descending" if downwards else "ascending"
        found = f' data-column="{column}" data-order="{order}"'
    kinds = [word for word in dict.fromkeys(words) if _KIND.fullmatch(word)]
    if kinds:
        found += f' data-kinds="{" ".join(kinds)}"'
    if "sumrow" in words:
        found += ' data-sumrow="sumrow"'
    return found


CONSTRUCTS = (
    Construct(
        "sortable",
        195,
        Kind.PROTECTED,
        (Trigger(opening("sortable"), _sortable),),
        Inside(ANYTHING & ~Kind.BASE_ONLY),
    ),
)
