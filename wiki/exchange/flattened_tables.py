"""Tables that ran together on one line.

Between two rows two delimiters stand with only blanks between them. An empty cell
looks the same, so the first such place ends the first row (which a header fills
completely), and every other row has as many cells as the first.
"""

from __future__ import annotations

import re

from wiki.exchange.flattened_lists import Taken
from wiki.exchange.shadow import Shadow

_DELIMITER = re.compile(r"[|^]")
_FEWEST_ROWS = 2
_FEWEST_CELLS = 2
_WIDEST = 100  # cells of a first row


def take_table(piece: Shadow, at: int) -> Taken | None:
    """Take the table that begins at `at`; None if it is none.

    It is one if there are at least two complete rows of at least two cells.
    """
    rows = _rows(piece.shape, at)
    if len(rows) < _FEWEST_ROWS:
        return None
    lines = tuple(piece.text[row.start : row.stop] for row in rows)
    return Taken(lines, rows[-1].stop)


def _rows(shape: str, start: int) -> list[range]:
    rows: list[range] = []
    row: list[int] = []  # where the delimiters of this row stand
    cells = 0  # of every row, as soon as it is known
    for delimiter in _DELIMITER.finditer(shape, start):
        at = delimiter.start()
        is_full = len(row) == cells + 1 if cells else len(row) > _FEWEST_CELLS
        if is_full and _starts_row(shape, row[-1], at):
            cells = len(row) - 1
            rows.append(range(row[0], row[-1] + 1))
            row = []
        elif (is_full and cells) or len(row) > _WIDEST:
            break
        row.append(at)
    if cells and len(row) == cells + 1:
        rows.append(range(row[0], row[-1] + 1))
    return rows


def _starts_row(shape: str, before: int, at: int) -> bool:
    return at - before > 1 and not shape[before + 1 : at].strip()
