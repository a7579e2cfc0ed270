"""Hostile texts become pages as good as any, of a bounded size, at a bounded cost.

Cost is counted in calls, not in seconds: `./stemma bench markup` has the seconds.
"""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from tests.markup.hostile import HOSTILE, Hostile
from tests.markup.output_rules import problems
from wiki.markup import Config, NothingExists, parse, render_html, render_toc
from wiki.markup.config import Dialect, Profile

LENGTH = 20_000
MOST_OUTPUT = 20
"""Times the input."""
MOST_GROWTH = 2.3
"""Of the work, when the text is twice as long."""

_NOTES = "two addresses, two ids and two numbers for a note of one letter"
_QUOTES = "many quotes begin for one letter each"
_ROWS = "tables of one row begin for one letter each"
TOO_LONG = {
    "((c))": _NOTES,
    "((a))": _NOTES,
    "(())": _NOTES,
    "((a)) ((a))": _NOTES,
    "//((a))": _NOTES,
    "//((a)) … closed far behind": _NOTES,
    r"\n|((a))|": _NOTES,
    "[(a)]": _NOTES,
    "[(n>a)]": _NOTES,
    "[(n>)]": _NOTES,
    r"\n>a\n>>>>>>>>>>a": _QUOTES,
    r"\n>>>>>>>>>>>>>>>>>>>>a\n>a": _QUOTES,
    r"\n>|a|\n>>^b^": _ROWS,
    r"|x|\n>y\n": _ROWS,
    r"\n^a\n\n|b|": _ROWS,
    "[[]]": "a link without a name leads to the start page",
}
"""Texts of which the page is longer than MOST_OUTPUT allows: no others, and why."""

DIALECTS: tuple[Dialect, ...] = ("2022", "2026")
PROFILES: tuple[Profile, ...] = ("full", "stock")

every_hostile_text = pytest.mark.parametrize(
    "hostile", HOSTILE, ids=lambda hostile: hostile.name
)


def rendered(text: str, dialect: Dialect, profile: Profile = "full") -> str:
    document = parse(text, Config(dialect=dialect, profile=profile))
    return render_html(document, NothingExists()) + render_toc(document)


def calls(text: str, dialect: Dialect) -> int:
    """Return how many functions are called while a text is rendered."""
    number = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal number
        number += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        rendered(text, dialect)
    finally:
        sys.setprofile(None)
    return number


@every_hostile_text
def test_the_page_is_sound_and_not_too_long(hostile: Hostile):
    text = hostile.make(LENGTH)
    longest = 0
    for dialect in DIALECTS:
        for profile in PROFILES:
            html = rendered(text, dialect, profile)
            assert problems(html, profile) == []
            longest = max(longest, len(html))
    assert (longest > MOST_OUTPUT * len(text)) == (hostile.name in TOO_LONG)


@every_hostile_text
def test_twice_the_text_is_about_twice_the_work(hostile: Hostile):
    for dialect in DIALECTS:
        lengths = (LENGTH // 16, LENGTH // 8, LENGTH // 4)
        short, middle, long = (calls(hostile.make(n), dialect) for n in lengths)
        # An odd number of openers may need a second pass, an even one none.
        assert min(middle / short, long / middle) <= MOST_GROWTH


def test_the_texts_have_names_of_their_own():
    names = [hostile.name for hostile in HOSTILE]
    assert len(set(names)) == len(names) > 100
    for hostile in HOSTILE:
        assert LENGTH // 2 < len(hostile.make(LENGTH)) < LENGTH * 3 // 2
