"""Tables: lines that begin with `^` (a heading cell) or `|` (a data cell).

Every cell ends where the next sign stands; what follows the last sign of a row is
not shown. Two blanks before, behind or around the text align it. An empty cell
belongs to the one on its left, a cell of `:::` to the one above.
Source: https://www.dokuwiki.org/wiki:syntax#tables
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wiki.markup.grammar import INLINE, Construct, Inside, Kind, Trigger
from wiki.markup.nodes import Node, Text, plain
from wiki.markup.table_layout import Slot, laid_out

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_WIDE_START = re.compile(r"[ \t]*")


@dataclass(slots=True)
class Cell:
    """A cell as written: `spans_up` if it holds `:::`."""

    heading: bool
    children: list[Node] = field(default_factory=list)
    spans_up: bool = False

    def alignment(self) -> str:
        """Return how wide blanks align it: left, right, center or nothing."""
        children = self.children
        if not children:
            return ""
        first, last = children[0], children[-1]
        if first is last and isinstance(first, Text) and first.text.isspace():
            return "left" if _is_wide(first.text) else ""
        before = isinstance(first, Text) and _is_wide(
            first.text[: len(first.text) - len(first.text.lstrip(" \t"))]
        )
        behind = isinstance(last, Text) and _is_wide(
            last.text[len(last.text.rstrip(" \t")) :]
        )
        if before:
            return "center" if behind else "right"
        return "left" if behind else ""


@dataclass(slots=True)
class Table:
    """Rows of cells as written; spans are worked out when it is shown.

    `counts` are the headings and the data cells of each row, with the cell that
    the last sign begins, which is in no row.
    """

    rows: list[list[Cell]] = field(default_factory=list)
    counts: list[tuple[int, int]] = field(default_factory=list)

    def html(self, rendering: Rendering) -> str:
        """Return a `<table>` in a `<div class="table">`."""
        layout, heading_rows = laid_out(self.rows, self.counts)
        parts = ['<div class="table"><table class="inline">\n']
        for number, row in enumerate(layout):
            if number == 0 and heading_rows:
                parts.append("\t<thead>\n")
            cells = "".join([_cell_html(rendering, slot) for slot in row])
            parts.append(f'\t<tr class="row{number}">\n\t\t{cells}\n\t</tr>\n')
            if number + 1 == heading_rows:
                parts.append("\t</thead>\n")
        parts.append("</table></div>\n")
        return "".join(parts)

    def plain(self) -> str:
        """Return a line for each row."""
        return "".join(
            [
                " ".join([plain(cell.children).strip() for cell in row]) + "\n"
                for row in self.rows
            ]
        )


def _cell_html(rendering: Rendering, slot: Slot) -> str:
    tag = "th" if slot.heading else "td"
    align = f" {slot.align}align" if slot.align else ""
    colspan = f' colspan="{slot.colspan}"' if slot.colspan > 1 else ""
    rowspan = f' rowspan="{slot.rowspan}"' if slot.rowspan > 1 else ""
    content = rendering.all(slot.children)
    css = f"col{slot.column}{align}"
    return f'<{tag} class="{css}"{colspan}{rowspan}>{content}</{tag}>'


def _is_wide(blanks: str) -> bool:
    return "\t" in blanks or len(blanks) > 1


@dataclass(slots=True)
class _Open:
    """The table being read, and what the page held when its last cell began."""

    table: Table
    notes: int = 0
    references: int = 0
    media: int = 0
    code_blocks: int = 0


def _begin(parse: Parse, start: int, end: int) -> int:
    if parse.is_deep:
        return start + 1
    parse.take(start, end)
    table = Table()
    parse.add_block(table)
    frame = parse.open("table", start, [], state=_Open(table))
    frame.on_close = lambda: _drop_last_cell(parse)
    _new_row(parse, end)
    return end


def _new_row(parse: Parse, end: int) -> None:
    _state(parse).table.rows.append([])
    _new_cell(parse, end)


def _new_cell(parse: Parse, end: int) -> None:
    state = _state(parse)
    cell = Cell(parse.text[end - 1] == "^")
    state.table.rows[-1].append(cell)
    parse.frame.blocks = parse.frame.line = cell.children
    state.notes = len(parse.notes)
    state.references = len(parse.references)
    state.media = len(parse.media)
    state.code_blocks = parse.code_blocks


def _drop_last_cell(parse: Parse) -> None:
    """Forget what stands behind the last sign of a row, notes and links included."""
    state = _state(parse)
    row = state.table.rows[-1]
    headings = sum(cell.heading for cell in row)
    state.table.counts.append((headings, len(row) - headings))
    row.pop()
    del parse.notes[state.notes :]
    del parse.references[state.references :]
    del parse.media[state.media :]
    parse.code_blocks = state.code_blocks


def _state(parse: Parse) -> _Open:
    state = parse.frame.state
    if not isinstance(state, _Open):
        raise TypeError("a table's action outside of a table")
    return state


def _next_row(parse: Parse, start: int, end: int) -> int:
    parse.take(start, end)
    _drop_last_cell(parse)
    _new_row(parse, end)
    return end


def _next_cell(parse: Parse, start: int, end: int) -> int:
    parse.take(start, end)
    _new_cell(parse, end)
    return end


def _spans_up(parse: Parse, start: int, end: int) -> int:
    row = _state(parse).table.rows[-1]
    if row[-1].children or parse.text[parse.pending : start].strip(" \t"):
        return end
    parse.take(start, end)
    row[-1].spans_up = True
    return end


def _end(parse: Parse, start: int, end: int) -> int:
    return parse.end_line(start, end)


CONSTRUCTS = (
    Construct(
        "table",
        60,
        Kind.CONTAINER,
        (Trigger(r"\n\^", _begin), Trigger(r"\n\|", _begin)),
        Inside(
            INLINE | Kind.PROTECTED,
            continues=(
                Trigger(r"\n\^", _next_row),
                Trigger(r"\n\|", _next_row),
                Trigger(r":::(?=[\t ]*+[|^])", _spans_up),
                Trigger(r"\^", _next_cell),
                Trigger(r"\|", _next_cell),
            ),
            closes=(Trigger(r"\n", _end),),
        ),
    ),
)
