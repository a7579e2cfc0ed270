"""Works out which cells of a table are shown, and how many rows and columns each.

The rules are DokuWiki's, odd ones included: an empty first cell vanishes, and the
columns of a row are counted without the cells that reach down into it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wiki.markup.nodes import Node
    from wiki.markup.syntax.tables import Cell, Table

_MOST_DATA = 2
_MOST_PADDING = 20_000
"""Cells added to fill short rows; a table that would need more stays ragged."""


@dataclass(slots=True)
class Slot:
    """A cell as shown; `column` counts from 0."""

    heading: bool
    align: str
    children: list[Node]
    column: int
    colspan: int = 1
    rowspan: int = 1


def laid_out(table: Table) -> tuple[list[list[Slot]], int]:
    """Return the rows as shown, and how many of them head the table."""
    rows = table.rows
    heading_rows = _count_heading_rows(table)
    if table.spans_up:
        above: dict[int, tuple[int, Slot]] = {}
        shown = [
            _row(row, number, above, may_span_up=not number or number != heading_rows)
            for number, row in enumerate(rows)
        ]
    else:
        shown = [_row_without_spans_up(row) for row in rows]
    width = max([len(row) for row in rows], default=0)
    if sum([width - len(row) for row in rows]) <= _MOST_PADDING:
        for row, slots in zip(rows, shown, strict=True):
            if len(row) < width:
                _fill(slots, width - len(row))
    return shown, heading_rows


def _fill(slots: list[Slot], missing: int) -> None:
    """Let a row end with that many empty cells."""
    begin = slots[-1].column + slots[-1].colspan if slots else 0
    slots += [Slot(False, "", [], begin + number) for number in range(missing)]  # noqa: FBT003


def _row_without_spans_up(cells: list[Cell]) -> list[Slot]:
    """Return the slots of a row of a table that holds no `:::`."""
    slots: list[Slot] = []
    column = 0
    for cell in cells:
        if cell.children:
            slots.append(Slot(cell.heading, cell.align, cell.children, column))
            column += 1
        elif slots:
            slots[-1].colspan += 1
            column += 1
    return slots


def _row(
    cells: list[Cell],
    number: int,
    above: dict[int, tuple[int, Slot]],
    *,
    may_span_up: bool,
) -> list[Slot]:
    """Return the slots of a row; `above` has the nearest one shown, by column."""
    slots: list[Slot] = []
    left: Slot | None = None
    for index, cell in enumerate(cells):
        if cell.spans_up and may_span_up and _span_down(above.get(index), number):
            left = Slot(cell.heading, "", [], 0)
            continue
        if not cell.spans_up and not cell.children:
            above[index] = (number, Slot(cell.heading, "", [], 0))
            if left is not None:
                left.colspan += 1
            continue
        column = slots[-1].column + slots[-1].colspan if slots else 0
        left = Slot(cell.heading, cell.align, cell.children, column)
        if cell.spans_up:
            left.align, left.children = "", []
        slots.append(left)
        above[index] = (number, left)
    return slots


def _span_down(above: tuple[int, Slot] | None, number: int) -> bool:
    """Let the nearest cell above reach down into row `number`, if it comes so far."""
    if above is None or above[1].rowspan < number - above[0]:
        return False
    above[1].rowspan += 1
    return True


def _count_heading_rows(table: Table) -> int:
    """Count the rows at the top that are mostly headings; none if all of them are.

    The cell that the last sign of a row begins counts too.
    """
    for number, (row, end) in enumerate(zip(table.rows, table.ends, strict=True)):
        headings = sum([cell.heading for cell in row]) + end
        data = len(row) + 1 - headings
        if data > _MOST_DATA or 2 * data > headings:
            return number
    return 0
