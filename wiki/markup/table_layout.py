"""Works out which cells of a table are shown, and how many rows and columns each.

The rules are DokuWiki's, odd ones included: an empty first cell vanishes, and the
columns of a row are counted without the cells that reach down into it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wiki.markup.nodes import Node
    from wiki.markup.syntax.tables import Cell

_MOST_DATA = 2
_MOST_PADDING = 20_000
"""Cells added to fill short rows; a table that would need more stays ragged."""


@dataclass(slots=True)
class Slot:
    """A cell as shown; `column` counts from 0."""

    heading: bool
    align: str = ""
    children: list[Node] = field(default_factory=list)
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
    heading_rows = _count_heading_rows(counts)
    above: dict[int, tuple[int, Slot]] = {}
    grid = []
    for number, row in enumerate(rows):
        may_span_up = not heading_rows or number != heading_rows
        grid.append(_row(row, number, above, may_span_up=may_span_up))
    _pad(grid)
    return [_numbered(slots) for slots in grid], heading_rows


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
    for column, cell in enumerate(cells):
        slot = Slot(cell.heading, cell.alignment(), cell.children)
        slots.append(slot)
        if cell.spans_up:
            slot.align, slot.children = "", []
            row, upper = above.get(column, (number, slot))
            if may_span_up and row < number and upper.rowspan >= number - row:
                upper.rowspan += 1
                slot.is_shown = False
        elif not cell.children:
            slot.is_shown = False
            if left is not None:
                left.colspan += 1
        if slot.is_shown:
            above[column] = (number, slot)
        if slot.is_shown or cell.spans_up:
            left = slot
    return slots


def _pad(grid: list[list[Slot]]) -> None:
    width = max((len(slots) for slots in grid), default=0)
    if sum(width - len(slots) for slots in grid) > _MOST_PADDING:
        return
    for slots in grid:
        slots += [Slot(heading=False) for _ in range(width - len(slots))]


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
        if data > _MOST_DATA or 2 * data > headings:
            break
        heads += 1
    return 0 if heads == len(counts) else heads
