"""Two sequences are matched correctly always, and in bounded time whatever they are."""

from __future__ import annotations

import random
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiki.comparing.matching import Block, match

ITEMS = st.lists(st.sampled_from("abcd"), max_size=16)


def longest_common(old, new):
    """Return the length of the longest common subsequence, the slow and sure way."""
    lengths = [0] * (len(new) + 1)
    for item in old:
        corner = 0
        for at, other in enumerate(new, start=1):
            above = lengths[at]
            lengths[at] = corner + 1 if item == other else max(above, lengths[at - 1])
            corner = above
    return lengths[-1]


def matched(blocks):
    return [(b.old + i, b.new + i) for b in blocks for i in range(b.size)]


def assert_correct(matching, old, new):
    pairs = matched(matching.blocks)
    assert all(old[at] == new[new_at] for at, new_at in pairs)
    for (at, new_at), (next_at, next_new_at) in pairwise(pairs):
        assert at < next_at
        assert new_at < next_new_at


def test_equal_sequences_are_one_block():
    assert match("abc", "abc").blocks == (Block(0, 0, 3),)


def test_what_has_nothing_in_common_has_no_blocks():
    assert match("abc", "xyz").blocks == ()
    assert match("", "xyz").blocks == ()


def test_what_occurs_once_is_matched_before_what_repeats():
    assert match("pxxKq", "rKxxs").blocks == (Block(3, 1, 1),)


def test_gaps_are_what_lies_between_the_blocks():
    gaps = list(match("abXcd", "YabcdZZ").gaps(5, 7))
    assert gaps == [
        (range(0), range(1)),
        (range(2, 3), range(3, 3)),
        (range(5, 5), range(5, 7)),
    ]


@given(ITEMS, ITEMS)
def test_a_matching_is_correct(old, new):
    assert_correct(match(old, new), old, new)


@given(ITEMS, ITEMS, st.integers(0, 60))
def test_a_matching_is_correct_even_when_given_up(old, new, effort):
    assert_correct(match(old, new, effort=effort), old, new)


@given(
    st.lists(st.sampled_from("ab"), max_size=16),
    st.lists(st.sampled_from("ab"), max_size=16),
)
def test_what_repeats_everywhere_is_matched_by_the_shortest_edit(old, new):
    old, new = old * 2, new * 2  # nothing occurs once
    assert len(matched(match(old, new).blocks)) == longest_common(old, new)


@given(ITEMS, ITEMS)
def test_blocks_and_gaps_cover_both_sequences(old, new):
    matching = match(old, new)
    gaps = list(matching.gaps(len(old), len(new)))
    covered = [b.old + i for b in matching.blocks for i in range(b.size)]
    covered += [at for gap, _ in gaps for at in gap]
    assert sorted(covered) == list(range(len(old)))
    assert all(gap or new_gap for gap, new_gap in gaps)


def hostile():
    chance = random.Random(1)  # always the same numbers
    digits = [chance.randrange(10) for _ in range(20_000)]
    yield digits, [chance.randrange(10) for _ in range(20_000)]
    yield ["x"] * 20_000, ["x", "y"] * 10_000
    yield ["x"] * 10_000 + ["y"] * 10_000, ["y"] * 10_000 + ["x"] * 10_000
    yield list(range(20_000)), list(range(20_000))[::-1]


@pytest.mark.parametrize(("old", "new"), list(hostile()))
def test_hostile_sequences_take_no_longer_than_others(old, new):
    begun = perf_counter()
    matching = match(old, new)
    assert perf_counter() - begun < 5  # quadratic search would take minutes
    assert_correct(matching, old, new)


def test_giving_up_is_told():
    chance = random.Random(1)
    old = [chance.randrange(10) for _ in range(5_000)]
    new = [chance.randrange(10) for _ in range(5_000)]
    assert not match(old, new).complete
    assert match(old, old[:-1]).complete


def test_a_long_repetitive_sequence_with_few_changes_is_matched_whole():
    chance = random.Random(2)
    old = [chance.randrange(10) for _ in range(20_000)]
    new = [item if chance.random() > 0.02 else -1 for item in old]
    matching = match(old, new)
    assert matching.complete
    assert len(matched(matching.blocks)) > 19_000
