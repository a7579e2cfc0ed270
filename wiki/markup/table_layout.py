"""Works out which cells of a table are shown, and how many rows and columns each.

The rules are DokuWiki's, odd ones included: an empty first cell vanishes, and the
columns of a row are counted without the cells that reach down into it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wiki.markup.nodes import Node
    from wiki.markup.syntax.tables import Cell

_MOST_DATA = 2


@dataclass(slots=True)
class Slot:
    """A cell as shown; `column` counts from 0."""

    heading: bool
    align: str
    children: list[Node]
    column: int = 0
    colspan: int = 1
    rowspan: int = 1
    is_shown: bool = True


def laid_out(
    rows: list[list[Cell]], counts: list[tuple[int, int]]
) -> tuple[list[list[Slot]], int]:
    """Return the rows as shown, and how many of them head the table.

    `counts` are the headings and the data cells of each row as written.
    """
    width = max((len(row) for row in rows), default=0)
    heading_rows = _count_heading_rows(counts)
    grid = [[Slot(cell.heading, "", cell.children) for cell in row] for row in rows]
    for number, row in enumerate(rows):
        _span_row(row, grid, number, heading_rows)
    shown = []
    for slots in grid:
        missing = width - len(slots)
        slots += [Slot(heading=False, align="", children=[]) for _ in range(missing)]
        shown.append(_numbered(slots))
    return shown, heading_rows


def _span_row(
    cells: list[Cell], grid: list[list[Slot]], number: int, heading_rows: int
) -> None:
    left: Slot | None = None
    for column, (cell, slot) in enumerate(zip(cells, grid[number], strict=True)):
        if cell.spans_up:
            _span_up(grid, number, column, heading_rows)
        elif not cell.children:
            slot.is_shown = False
            if left is not None:
                left.colspan += 1
        else:
            slot.align = cell.alignment()
        if slot.is_shown or cell.spans_up:
            left = slot


def _span_up(
    grid: list[list[Slot]], number: int, column: int, heading_rows: int
) -> None:
    """Let the nearest cell above that reaches here go a row further down."""
    slot = grid[number][column]
    slot.children = []
    if heading_rows and number == heading_rows:
        return
    for above in range(number - 1, -1, -1):
        upper = grid[above][column] if column < len(grid[above]) else None
        if upper is not None and upper.is_shown and upper.rowspan >= number - above:
            upper.rowspan += 1
            slot.is_shown = False
            return


def _numbered(slots: list[Slot]) -> list[Slot]:
    column = 0
    shown = [slot for slot in slots if slot.is_shown]
    for slot in shown:
        slot.column = column
        column += slot.colspan
    return shown


def _count_heading_rows(counts: list[tuple[int, int]]) -> int:
    """Count the rows at the top that are mostly headings; none if all of them are.

    `counts` are the headings and the data cells of each row, with the cell that
    the last sign of the row begins.
    """
    heads = 0
    for headings, data in counts:
        if data > _MOST_DATA or 2 * data >= headings:
            break
        heads += 1
    return 0 if heads == len(counts) else heads
