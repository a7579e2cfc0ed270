"""Rows as CSV, for spreadsheets.

A spreadsheet takes a cell that begins like a formula for one, and works it out. Such
cells get an apostrophe in front, which it takes for “this is text”. Source:
https://owasp.org/www-community/attacks/CSV_Injection
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence

CONTENT_TYPE = "text/csv; charset=utf-8"
_MARK = "\ufeff"  # by which spreadsheets know UTF-8
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


class _Echo:
    """A file that gives back what is written, so that nothing is gathered."""

    def write(self, text: str) -> str:
        return text


def write(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield rows as CSV (RFC 4180), one at a time."""
    writer = csv.writer(_Echo())
    yield _MARK
    for row in rows:
        yield str(writer.writerow([harmless(cell) for cell in row]))


def harmless(cell: str) -> str:
    """Return a cell's text so that no spreadsheet takes it for a formula."""
    text = cell.replace("\0", "")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
