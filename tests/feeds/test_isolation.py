"""Reading a feed ends, whatever it holds, and knows nothing of ours."""

from __future__ import annotations

import contextlib
import logging
import resource

import pytest

from tests.feeds import samples
from wiki.feeds.errors import FeedUnreadable
from wiki.feeds.isolation import read_feed
from wiki.feeds.parsing import MAXIMUM_TITLE, SECONDS
from wiki.fetching import Fetched

# Beyond what is granted there is the time to start Python.
GRACE = 2
HEAD = b'<rss version="2.0"><channel>'
SIZE = 1_000_000


def fetched(content: bytes) -> Fetched:
    return Fetched("https://a.example/feed", 200, {}, content[:SIZE])


def seconds_used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_feed_is_read():
    assert [entry["title"] for entry in read_feed(fetched(samples.RSS))] == [
        "Cats & dogs",
        "Later",
    ]


def test_what_is_no_feed_is_refused():
    with pytest.raises(FeedUnreadable, match="no feed"):
        read_feed(fetched(b"Hello"))


def test_entities_that_grow_do_not_grow_for_ever():
    before = seconds_used()

    [entry] = read_feed(fetched(samples.ENTITIES))

    assert len(entry["title"]) <= MAXIMUM_TITLE
    assert seconds_used() - before < SECONDS + GRACE


@pytest.mark.parametrize(
    "content",
    [
        HEAD + b"<a>" * SIZE,
        HEAD + b"<a" * SIZE,
        b'<rss version="2.0"><channel><item><author>%s</author></item></channel></rss>'
        % (b"a." * 400_000),
    ],
    ids=["elements", "tags", "mailboxes"],
)
def test_a_feed_that_would_take_for_ever_is_given_up(content, caplog):
    caplog.set_level(logging.CRITICAL)
    before = seconds_used()

    with pytest.raises(FeedUnreadable, match=r"takes too (much|long)"):
        read_feed(fetched(content))

    assert seconds_used() - before < SECONDS + GRACE


def test_a_feed_of_titles_without_end_costs_no_more_than_is_granted():
    before = seconds_used()

    # Whether that is enough to read it is a matter of the machine.
    with contextlib.suppress(FeedUnreadable):
        read_feed(fetched(HEAD + b"<item><title>a" * SIZE))

    assert seconds_used() - before < SECONDS + GRACE
