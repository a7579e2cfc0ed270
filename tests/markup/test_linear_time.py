"""Twice the text takes about twice the time, whatever the text."""

from __future__ import annotations

import gc
import time

import pytest

from wiki.markup import Config, NothingExists, parse, render_html
from wiki.markup.config import Dialect

LENGTH = 6_000
ALLOWED = 4.0
"""A little over two is linear; four leaves room for a busy machine."""

ATTACKS = [
    "[[",
    "[[a|",
    "{{a|",
    "<code>",
    "<nowiki>",
    "%%a ",
    "((a ",
    "**a ",
    "**a //b ",
    "**//__''",
    "//((a))",
    "<sub>**",
    "\n> a",
    "\n>>>>",
    "\n  * a((",
    "\n  - a\n    * b",
    "\n|a|\n|:::|",
    "|a^",
    "==",
    "x == ",
    "http://",
    "www.a.",
    "<a@b.",
    "\\\\a\\",
    '"a" ',
    "1x",
    "9",
    "(c))",
    "\n  ",
    " ",
]

DIALECTS: tuple[Dialect, ...] = ("2022", "2026")


def seconds(text: str, dialect: Dialect) -> float:
    """Return the least processor time of three runs, without garbage collection."""
    best = 1e9
    for _ in range(3):
        gc.disable()
        start = time.process_time()
        render_html(parse(text, Config(dialect=dialect)), NothingExists())
        best = min(best, time.process_time() - start)
        gc.enable()
    return best


@pytest.mark.parametrize("closer", ["", "]]}}))**</code>%%</nowiki>//"])
@pytest.mark.parametrize("unit", ATTACKS)
def test_time_grows_with_the_text(unit: str, closer: str):
    for dialect in DIALECTS:
        short, long = (
            (unit * (length // len(unit))) + closer for length in (LENGTH, 2 * LENGTH)
        )
        once, twice = seconds(short, dialect), seconds(long, dialect)
        assert twice < ALLOWED * once + 0.02


def test_a_wide_row_does_not_widen_thousands_of_others():
    text = "|" + "a|" * 2_000 + "\n|a|" * 5_000
    html = render_html(parse(text), NothingExists())
    assert len(html) < 20 * len(text)
