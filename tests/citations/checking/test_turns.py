"""A host is asked by one of us at a time, with a pause between."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.pages.test_concurrent_editing import at_once
from wiki.citations.checking import turns
from wiki.citations.models import HostTurn

pytestmark = pytest.mark.django_db

PAUSE = timedelta(seconds=30)


def test_a_turn_is_one_persons_until_it_is_given_back():
    assert turns.take("a.example") is None
    assert turns.take("a.example") is not None
    assert turns.take("b.example") is None

    turns.give_back("a.example", timedelta(), has_answered=True)

    assert turns.take("a.example") is None


def test_after_a_turn_there_is_a_pause():
    turns.take("a.example")

    free_at = turns.give_back("a.example", PAUSE, has_answered=True)

    assert turns.take("a.example") == free_at
    assert timedelta() < free_at - timezone.now() <= PAUSE


def test_a_turn_that_was_never_given_back_ends():
    turns.take("a.example")
    HostTurn.objects.update(free_at=timezone.now() - timedelta(seconds=1))

    assert turns.take("a.example") is None


def test_it_is_known_whether_anybody_else_answered_lately():
    for host, has_answered in (("a.example", True), ("b.example", False)):
        turns.take(host)
        turns.give_back(host, PAUSE, has_answered=has_answered)

    assert turns.anybody_answered_but("b.example")
    assert not turns.anybody_answered_but("a.example")

    HostTurn.objects.update(answered=timezone.now() - timedelta(hours=2))

    assert not turns.anybody_answered_but("b.example")


@pytest.mark.django_db(transaction=True)
def test_of_many_who_want_a_turn_at_once_one_has_it():
    taken = at_once(lambda _number, host: turns.take(host), ["a.example"] * 8)

    assert taken.count(None) == 1
