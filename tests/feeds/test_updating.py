"""Feeds are fetched when they are old, once, and with patience for those that fail."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.feeds import samples
from tests.pages.test_concurrent_editing import at_once
from tests.web_server import Answer
from wiki.feeds.models import Feed
from wiki.feeds.tasks import fetch_feed, have_fetched
from wiki.feeds.updating import FIRST_WAIT, LONGEST_WAIT, claim, update

pytestmark = pytest.mark.django_db


@pytest.fixture
def feed(address) -> Feed:
    return Feed.objects.create(address=address)


def updated(feed: Feed) -> Feed:
    feed.refresh_from_db()
    update(feed)
    feed.refresh_from_db()
    return feed


def titles(feed: Feed) -> list[str]:
    return [entry["title"] for entry in feed.entries]


def test_what_a_feed_says_is_kept(feed):
    updated(feed)

    assert titles(feed) == ["Cats & dogs", "Later"]
    assert (feed.failure, feed.failures) == ("", 0)
    assert feed.fetched_at is not None
    assert not feed.is_due(600)


def test_a_server_is_told_which_copy_is_there(feed, server):
    updated(feed)
    server.answers["/feed"] = Answer(status=304)
    before = feed.fetched_at

    updated(feed)

    assert server.asked[1]["If-None-Match"] == '"7"'
    assert server.asked[1]["If-Modified-Since"] == "Monday"
    assert titles(feed) == ["Cats & dogs", "Later"]
    assert feed.fetched_at > before


def test_we_say_who_we_are(feed, server, settings):
    settings.SITE_URL = "https://wiki.example"

    updated(feed)

    assert server.asked[0]["User-Agent"] == "Stemma (+https://wiki.example)"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(status=500), "The server answers 500."),
        (Answer(b"Hello"), "This is no feed."),
        (Answer(bytes(1_000_001)), "It is larger than 1,000,000 bytes."),
    ],
)
def test_a_failure_is_noted_and_what_is_kept_stays(feed, server, answer, reason):
    updated(feed)
    server.answers["/feed"] = answer

    updated(feed)

    assert feed.failure == reason
    assert titles(feed) == ["Cats & dogs", "Later"]


def test_the_more_often_it_fails_the_later_it_is_asked_again(feed, server):
    server.answers.clear()
    waits = []
    for _ in range(10):
        before = timezone.now()
        updated(feed)
        waits.append(feed.next_at - before)

    assert waits[0] >= FIRST_WAIT
    assert waits[1] >= 2 * FIRST_WAIT
    assert waits[2] >= 4 * FIRST_WAIT
    assert LONGEST_WAIT <= waits[-1] < LONGEST_WAIT + timedelta(minutes=1)
    assert feed.failures == 10


def test_a_success_ends_the_waiting(feed, server):
    answers = dict(server.answers)
    server.answers.clear()
    updated(feed)
    server.answers.update(answers)

    updated(feed)

    assert (feed.failure, feed.failures) == ("", 0)


def test_a_site_asks_no_internal_address_unless_told_to(feed, server, settings):
    settings.FETCH_INTERNAL = []

    updated(feed)

    assert "internal" in feed.failure
    assert server.asked == []


def test_a_feed_is_claimed_by_one(feed):
    assert claim(feed)
    assert not claim(feed)


def test_a_claim_that_came_to_nothing_ends(feed):
    claim(feed)
    Feed.objects.update(next_at=timezone.now() - timedelta(seconds=1))

    assert claim(feed)


def test_who_asks_when_it_was_just_fetched_asks_in_vain(feed, server):
    have_fetched([feed] * 5)

    assert len(server.asked) == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_who_ask_at_once_one_has_it_fetched(feed):
    claims = at_once(lambda _number, asked: claim(asked), [feed] * 10)

    assert sorted(claims) == [False] * 9 + [True]


def test_a_feed_that_was_deleted_meanwhile_stays_so(feed, server):
    Feed.objects.all().delete()

    update(feed)
    fetch_feed.enqueue(feed.pk)

    assert not Feed.objects.exists()


@pytest.mark.parametrize("header", ["x" * 300, "a\x01b"])
def test_a_header_that_cannot_be_kept_is_not_sent_back(feed, server, header):
    server.answers["/feed"] = Answer(samples.RSS, headers={"ETag": header})

    assert updated(feed).etag == ""
