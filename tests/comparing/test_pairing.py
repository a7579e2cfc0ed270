"""A replaced line finds the line it became."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from wiki.comparing.pairing import ALIKE, alike, pairs

WORDS = st.lists(st.sampled_from(["one", "two", "six", "ten", ""]), max_size=4)
LINES = st.lists(WORDS.map(" ".join), max_size=8)


def test_lines_are_alike_as_far_as_they_share_words():
    assert alike("the same words", "the same words") == 1
    assert alike("one thing", "quite different") == 0
    assert alike("", "") == 0
    assert ALIKE < alike("a long line about cats", "a long line about dogs") < 1


def test_one_line_for_one_line_is_a_pair_whatever_it_says():
    assert pairs(["three"], ["four"]).pairs == ((0, 0),)
    assert pairs([""], ["four"]).pairs == ()


def test_lines_that_have_moved_on_are_found():
    old = ["red apples taste well", "green pears taste well"]
    new = ["an entirely different line", "red apples taste better", "green pears"]
    assert pairs(old, new).pairs == ((0, 1), (1, 2))


def test_lines_without_anything_in_common_are_no_pairs():
    assert pairs(["red", "green"], ["one", "two", "three"]).pairs == ()


@given(LINES, LINES, st.integers(0, 200))
def test_pairs_are_in_order_and_use_each_line_once(old, new, effort):
    found = pairs(old, new, effort=effort).pairs
    for (at, new_at), (next_at, next_new_at) in pairwise(found):
        assert at < next_at
        assert new_at < next_new_at
    if len(old) != 1 or len(new) != 1:
        assert all(alike(old[at], new[new_at]) >= ALIKE for at, new_at in found)


def test_with_little_effort_lines_are_looked_for_near_their_place():
    chance = random.Random(1)
    old = [f"line {number} of many {chance.random()}" for number in range(300)]
    pairing = pairs(old, [f"{line} edited" for line in old], effort=10)
    assert pairing.pairs == tuple((at, at) for at in range(300))
    assert pairing.spent == 0
