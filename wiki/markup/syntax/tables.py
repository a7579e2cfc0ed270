"""Tables: lines that begin with `^` (a heading cell) or `|` (a data cell).

Every cell ends where the next sign stands; what follows the last sign of a row is
not shown. Two blanks before, behind or around the text align it. An empty cell
belongs to the one on its left, a cell of `:::` to the one above.
Source: https://www.dokuwiki.org/wiki:syntax#tables
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wiki.markup.grammar import INLINE, Construct, Inside, Kind, Trigger
from wiki.markup.nodes import Node, plain
from wiki.markup.table_layout import Slot, laid_out

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering


_TAGS = 130  # characters of HTML around one row


@dataclass(slots=True)
class Cell:
    """A cell as written: `align` is left, right, center or nothing.

    `spans_up` where it holds nothing but `:::`.
    """

    heading: bool
    children: list[Node]
    align: str = ""
    spans_up: bool = False


@dataclass(slots=True)
class Table:
    """Rows of cells as written; spans are worked out when it is shown.

    `ends` tells of each row whether the sign that ends it is that of a heading: it
    begins a cell that is in no row but counts. `spans_up` where any cell does.
    """

    rows: list[list[Cell]] = field(default_factory=list)
    ends: list[bool] = field(default_factory=list)
    spans_up: bool = False

    def html(self, rendering: Rendering) -> str:
        """Return a `<table>` in a `<div class="table">`."""
        layout, heading_rows = laid_out(self)
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
    tag, spans = "th" if slot.heading else "td", ""
    align = slot.align and f" {slot.align}align"
    if slot.colspan > 1:
        spans = f' colspan="{slot.colspan}"'
    if slot.rowspan > 1:
        spans += f' rowspan="{slot.rowspan}"'
    inner = rendering.all(slot.children)
    return f'<{tag} class="col{slot.column}{align}"{spans}>{inner}</{tag}>'


@dataclass(slots=True)
class _Open:
    """The table being read, and where its last cell began."""

    table: Table
    row: list[Cell]
    begin: int


def _begin(parse: Parse, start: int, end: int) -> int:
    if parse.is_deep or not parse.page.affords(_TAGS):
        return start + 1
    parse.take(start, end)
    table = Table()
    parse.add_block(table)
    frame = parse.open("table", start, [], state=_Open(table, [], end))
    frame.on_close = lambda: _drop_last_cell(parse)
    _begin_row(parse, _state(parse), end)
    return end


def _begin_row(parse: Parse, state: _Open, end: int) -> None:
    state.row = []
    state.table.rows.append(state.row)
    _begin_cell(parse, state, end)


def _begin_cell(parse: Parse, state: _Open, end: int) -> None:
    cell = Cell(parse.text[end - 1] == "^", [])
    state.row.append(cell)
    state.begin = end
    frame = parse.frame
    frame.blocks = frame.line = cell.children


def _align_cell(parse: Parse, state: _Open, end: int) -> None:
    """Note what the blanks at both ends of the last cell say: two of them align."""
    text, begin = parse.text, state.begin
    first, last = text[begin], text[end - 1]
    before = first == "\t" or (first == " " and text[begin + 1] in " \t")
    shown_since = max(begin, parse.pending)
    behind = end > shown_since and (
        last == "\t"
        or (last == " " and end - 1 > shown_since and text[end - 2] in " \t")
    )
    if behind:
        is_blank = not before or text[begin:end].isspace()
        state.row[-1].align = "left" if is_blank else "center"
    elif before:
        state.row[-1].align = "right"


def _drop_last_cell(parse: Parse) -> None:
    """Forget what stands behind the last sign of a row, notes and links included."""
    state = _state(parse)
    last = state.row.pop()
    state.table.ends.append(last.heading)
    if last.children:
        parse.page.forget_since(parse.offset(state.begin))


def _state(parse: Parse) -> _Open:
    state = parse.frame.state
    if not isinstance(state, _Open):
        raise TypeError("a table's action outside of a table")
    return state


def _next_row(parse: Parse, start: int, end: int) -> int:
    parse.take(start, end)
    _drop_last_cell(parse)
    _begin_row(parse, _state(parse), end)
    return end


def _next_cell(parse: Parse, start: int, end: int) -> int:
    state = _state(parse)
    written = parse.text[state.begin : start]
    if "  " in written or "\t" in written:
        _align_cell(parse, state, start)
    if parse.pending == state.begin:
        parse.take_into(state.row[-1].children, start, end)
    else:
        parse.take(start, end)
    cell = Cell(parse.text[start] == "^", [])
    state.row.append(cell)
    state.begin = end
    frame = parse.frame
    frame.blocks = frame.line = cell.children
    return end


def _spans_up(parse: Parse, start: int, end: int) -> int:
    state = _state(parse)
    cell = state.row[-1]
    if cell.children or parse.text[parse.pending : start].strip(" \t"):
        return end
    parse.take(start, end)
    cell.spans_up = state.table.spans_up = True
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
