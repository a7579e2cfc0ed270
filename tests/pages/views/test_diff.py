from __future__ import annotations

import random

import pytest

from accounts.models import DiffLayout
from tests.factories import create_history

pytestmark = pytest.mark.django_db


@pytest.fixture
def history(alice):
    texts = ["same\nold line here\n", "same\nnew line here\n", "same\nother\n"]
    return create_history("a", texts, author=alice)


def test_any_two_revisions_are_compared(visitor, history):
    answer = visitor.get("/wiki/a/diff/1..2")

    body = answer.content.decode()
    assert answer.status_code == 200
    assert "<del>old</del>" in body
    assert "<ins>new</ins>" in body


def test_both_layouts_mark_the_changed_words(visitor, history):
    for layout in DiffLayout:
        body = visitor.get(f"/wiki/a/diff/1..2?layout={layout}").content.decode()
        assert "<del>old</del>" in body
        assert "<ins>new</ins>" in body


def test_the_layout_is_the_one_a_person_prefers(as_alice, alice, history):
    alice.diff_layout = DiffLayout.INLINE
    alice.save()

    assert as_alice.get("/wiki/a/diff/1..2").context["layout"] == DiffLayout.INLINE


def test_the_choices_of_the_history_lead_to_their_comparison(visitor, history):
    answer = visitor.get("/wiki/a/diff?old=3&new=1")

    assert answer["Location"] == "/wiki/a/diff/1..3"


def test_without_a_choice_the_newest_change_is_shown(visitor, history):
    assert visitor.get("/wiki/a/diff")["Location"] == "/wiki/a/diff/2..3"


@pytest.mark.parametrize("pair", ["1..9", "0..1"])
def test_a_revision_that_does_not_exist_is_404(visitor, history, pair):
    assert visitor.get(f"/wiki/a/diff/{pair}").status_code == 404


def test_unrelated_large_texts_are_compared(visitor, alice):
    old = "".join(f"old {n * 7919} {n}\n" for n in range(14_000))
    new = "".join(f"new {n * 104729} {n}\n" for n in range(12_000))
    create_history("big", [old, new], author=alice)

    answer = visitor.get("/wiki/big/diff/1..2")

    assert answer.status_code == 200
    assert answer.context["diff"].removed == 14_000


def test_where_words_would_take_too_long_it_says_that_lines_are_compared(
    visitor, alice
):
    chance = random.Random(1)
    texts = [
        " ".join(f"word{chance.randrange(5_000)}" for _ in range(25_000))
        for _ in range(2)
    ]
    create_history("big", texts, author=alice)

    answer = visitor.get("/wiki/big/diff/1..2")

    assert answer.context["diff"].coarse
    assert "whole lines" in answer.content.decode()


def test_hostile_text_is_harmless(visitor, alice):
    create_history("x", ["<script>a()</script>", "<script>b()</script>"], author=alice)

    assert "<script>a" not in visitor.get("/wiki/x/diff/1..2").content.decode()
