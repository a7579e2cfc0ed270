"""Each line knows the revision it came in with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiki.comparing.origins import carry, per_line

TEXTS = st.lists(st.sampled_from(["", "a", "b", "c", "d"]), max_size=12).map("\n".join)


def history(texts):
    """Carry the origins through all `texts`, numbered from 1."""
    origins, before = [], None
    for number, text in enumerate(texts, start=1):
        origins = carry(origins, before, text, number)
        before = text
    return origins


def test_the_first_revision_wrote_every_line():
    assert carry([], None, "a\nb\n", 1) == [[1, 3]]
    assert carry([], None, "", 1) == [[1, 1]]


def test_a_line_keeps_its_origin_while_others_come_and_go():
    assert history(["a\nb\nc", "a\nX\nb\nc", "X\nb\nY"]) == [[2, 1], [1, 1], [3, 1]]


def test_a_changed_line_comes_from_the_revision_that_changed_it():
    assert history(["one\ntwo", "one\ntwo and more"]) == [[1, 1], [2, 1]]


def test_a_line_that_comes_back_is_new():
    assert history(["a\nb", "a", "a\nb"]) == [[1, 1], [3, 1]]


def test_line_ends_make_lines():
    assert carry([[1, 1]], "a", "a\n", 2) == [[1, 1], [2, 1]]


def test_runs_are_as_long_as_they_can_be():
    assert history(["a\nb\nc", "a\nc", "a\nx\nc", "a\nc"]) == [[1, 2]]


def test_origins_of_another_text_are_refused():
    with pytest.raises(ValueError, match="cover 2 lines, the text has 3"):
        carry([[1, 2]], "a\nb\nc", "a", 2)


def test_each_line_is_told_its_number():
    assert per_line([[3, 2], [1, 1]]) == [3, 3, 1]


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_origins_cover_exactly_the_lines(texts):
    numbers = per_line(history(texts))
    assert len(numbers) == len(texts[-1].split("\n"))
    assert set(numbers) <= set(range(1, len(texts) + 1))


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_a_text_that_stays_keeps_its_origins(texts):
    origins = history(texts)
    assert carry(origins, texts[-1], texts[-1], 99) == origins


@given(TEXTS, TEXTS)
def test_what_is_new_to_the_page_comes_from_the_new_revision(old, new):
    numbers = per_line(history([old, new]))
    for line, number in zip(new.split("\n"), numbers, strict=True):
        if line not in old.split("\n"):
            assert number == 2
