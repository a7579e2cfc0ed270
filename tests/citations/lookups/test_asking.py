"""A service is asked politely, believed only where that is safe, and remembered."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.citations.lookups.answers import DOI, JSON
from tests.citations.lookups.conftest import CROSSREF_PATH, no_pauses
from tests.pages.test_concurrent_editing import at_once
from tests.web_server import Answer
from wiki.citations.checking import turns
from wiki.citations.lookups.asking import (
    FIRST_WAIT,
    KEPT,
    KEPT_IF_NOTHING,
    LONGEST_WAIT,
    NotNow,
    NotOurTurn,
    look_up,
)
from wiki.citations.lookups.crossref import Crossref
from wiki.citations.models import HostTurn, Lookup

pytestmark = pytest.mark.django_db


def ask(doi: str = DOI):
    service = Crossref()
    return look_up(service, doi, service.address_of(doi), service.read)


def refused() -> NotNow:
    with pytest.raises(NotNow) as raised:
        ask()
    return raised.value


def paths(server) -> list[str]:
    return [request[":path"] for request in server.asked]


def test_what_is_known_is_asked_once_and_remembered(services):
    first = ask()
    no_pauses()

    assert first["title"] == "Attention & Memory"
    assert ask() == first
    assert paths(services) == [CROSSREF_PATH]
    assert services.asked[0]["Accept"] == "application/json"


def test_that_nothing_is_known_is_remembered_too_but_not_as_long(services):
    services.answers.clear()

    assert ask() is None
    assert ask() is None

    assert len(services.asked) == 1
    wait = Lookup.objects.get().expires - timezone.now()
    assert wait <= KEPT_IF_NOTHING < KEPT


@pytest.mark.django_db(transaction=True)
def test_of_those_who_want_to_know_the_same_at_once_one_asks(services):
    def ask_or_wait(_number, doi):
        try:
            return ask(doi)["title"]
        except NotOurTurn:
            return "later"

    answers = at_once(ask_or_wait, [DOI] * 4)

    assert {*answers} - {"later"} == {"Attention & Memory"}
    assert len(services.asked) == 1


def test_what_is_remembered_for_long_is_asked_again(services):
    ask()
    no_pauses()
    Lookup.objects.update(expires=timezone.now())

    ask()

    assert len(services.asked) == 2


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(b"<html>", headers=JSON), "no JSON"),
        (
            Answer(b"{}", headers={"Content-Type": "text/html"}),
            "answers with text/html",
        ),
        (Answer(b"{}"), "answers with no type"),
        (Answer(bytes(1_000_001), headers=JSON), "larger than"),
        (Answer(status=500), "answers 500"),
        (Answer(status=429), "answers 429"),
        (Answer(status=403), "answers 403"),
        (Answer(status=204), "answers 204"),
        (Answer(headers={"X": "y" * 70_000}), "could not be read"),
        (Answer(status=302, headers={"Location": CROSSREF_PATH}), "leads on more"),
        (Answer(status=302, headers={"Location": "file:///etc/passwd"}), "Only http"),
        (
            Answer(b'{"a": 1', headers={**JSON, "Content-Length": "99"}),
            "ended too early",
        ),
    ],
)
def test_an_answer_that_is_none_is_no_answer(services, answer, reason):
    services.answers[CROSSREF_PATH] = answer

    assert reason in str(refused())

    row = Lookup.objects.get()
    assert (row.answer, row.failures) == (None, 1)


@pytest.mark.parametrize("host", ["169.254.169.254", "10.0.0.1", "[::1]"])
def test_no_service_leads_inside(services, host):
    location = f"http://{host}:{services.port}/latest/meta-data"
    services.answers[CROSSREF_PATH] = Answer(status=302, headers={"Location": location})

    assert "internal" in str(refused())
    assert len(services.asked) == 1


def test_a_mirror_inside_is_not_asked_unless_that_is_allowed(services, settings):
    settings.FETCH_INTERNAL = []

    assert "internal" in str(refused())
    assert services.asked == []


def test_an_answer_that_never_ends_is_given_up(services):
    answer = Answer(b" " * 900, headers=JSON, pieces=900, pause=0.02)
    services.answers[CROSSREF_PATH] = answer
    start = time.monotonic()

    assert "longer than 10 seconds" in str(refused())
    assert time.monotonic() - start < 15


def test_an_answer_about_another_work_is_nothing(services):
    services.answers["/works/10.1000%2Fother"] = services.answers[CROSSREF_PATH]

    assert ask("10.1000/other") is None


def test_the_more_often_it_fails_the_later_it_is_asked_again(services):
    services.answers[CROSSREF_PATH] = Answer(status=500)
    waits = []
    for _ in range(10):
        before = timezone.now()
        waits.append(refused().until - before)
        assert refused().until == Lookup.objects.get().expires
        Lookup.objects.update(expires=before)
        no_pauses()

    assert FIRST_WAIT <= waits[0] < 2 * FIRST_WAIT <= waits[1]
    assert waits[-1] <= LONGEST_WAIT + timedelta(minutes=1)
    assert len(services.asked) == 10


def test_a_failure_is_forgotten_once_there_is_an_answer(services):
    answers = dict(services.answers)
    services.answers[CROSSREF_PATH] = Answer(status=500)
    refused()
    services.answers.update(answers)
    Lookup.objects.update(expires=timezone.now())
    no_pauses()

    assert ask() is not None
    assert Lookup.objects.get().failures == 0


def test_a_service_that_wants_to_be_left_alone_is(services):
    answer = Answer(status=429, headers={"Retry-After": "7200"})
    services.answers[CROSSREF_PATH] = answer

    first = refused()

    assert first.until > timezone.now() + timedelta(minutes=100)
    with pytest.raises(NotNow, match="left alone"):
        ask("10.1000/other")
    assert len(services.asked) == 1


def test_between_two_questions_there_is_a_pause(services):
    ask()
    start = time.monotonic()

    ask("10.1000/other")

    assert time.monotonic() - start > 0.8


def test_a_turn_that_comes_too_late_is_not_waited_for(services):
    turns.take("crossref.example")
    until = timezone.now() + timedelta(minutes=1)
    HostTurn.objects.update(free_at=until)

    assert refused().until == until
    assert services.asked == []
