"""The fuzzer's changes are fit for it, and some of them are tried on every run."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.checks import problems_of
from tests.fuzz.mutation import Input, mutated
from tests.markup.conftest import read_examples


@given(st.binary(max_size=64))
def test_any_bytes_are_an_input(data: bytes):
    given = Input.of(data)
    assert Input.of(given.as_bytes()) == given


@pytest.mark.parametrize("seed", range(8))
def test_what_mutation_makes_of_the_manual_is_sound(seed: int):
    chance = random.Random(seed)
    for example in read_examples():
        given = Input(chance.randrange(256), example.source)
        for _ in range(3):
            given = mutated(given, chance)
        assert problems_of(given) == [], given


def test_mutation_reaches_every_choice_and_changes_the_text():
    chance = random.Random(1)
    start = Input(0, "a")
    changed = [mutated(start, chance) for _ in range(2_000)]
    assert {given.choices for given in changed} == {0, *(1 << n for n in range(8))}
    assert len({given.text for given in changed}) > 500


def test_choices_reach_both_dialects_and_profiles():
    configs = [Input(choices, "").config() for choices in range(256)]
    assert {(config.dialect, config.profile) for config in configs} == {
        ("2022", "full"), ("2022", "stock"), ("2026", "full"), ("2026", "stock"),
    }  # fmt: skip
