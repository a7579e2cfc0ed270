"""Brings what is kept of feeds up to date: by one task at a time for each, in the
background, and the more seldom the more often it failed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.utils import timezone

from wiki.feeds.errors import FeedUnreadable
from wiki.feeds.isolation import read_feed
from wiki.feeds.models import MAXIMUM_FAILURE, Feed
from wiki.fetching import Fetched, FetchFailed, fetch
from wiki.markup.feeds import FeedAsked
from wiki.site.fetching import site_policy

# A task that has not come to its feed by then is taken for lost.
LEASE = timedelta(hours=1)
# No page asks more often; and who saw an old copy a moment ago asks in vain.
PAUSE = timedelta(minutes=10)
FIRST_WAIT = timedelta(minutes=10)
LONGEST_WAIT = timedelta(days=1)

_OK = 200
_LONGEST_HEADER = 255
_MOST_DOUBLINGS = 10


def refreshes(asked: Iterable[FeedAsked]) -> dict[str, int]:
    """Return after how many seconds each feed is old: what the most impatient asks."""
    soonest: dict[str, int] = {}
    for one in asked:
        known = soonest.get(one.address, one.refresh)
        soonest[one.address] = min(known, one.refresh)
    return soonest


def claim(feed: Feed) -> bool:
    """Tell whether the caller is the one to have the feed fetched now.

    Of many who ask at the same time one is, and nobody again until the task is done
    or taken for lost.
    """
    now = timezone.now()
    free = Feed.objects.filter(pk=feed.pk, next_at__lte=now)
    return free.update(next_at=now + LEASE) == 1


def update(feed: Feed) -> None:
    """Fetch a feed and keep what it says; what was kept stays if that fails."""
    try:
        fetched = fetch(
            feed.address,
            site_policy(),
            etag=feed.etag,
            last_modified=feed.last_modified,
        )
        news = _news(fetched)
    except (FetchFailed, FeedUnreadable) as error:
        _keep(feed, _after_failure(feed, str(error)))
    else:
        now = timezone.now()
        times = {"fetched_at": now, "next_at": now + PAUSE}
        _keep(feed, {**news, **times, "failure": "", "failures": 0})


def _news(fetched: Fetched) -> Mapping[str, object]:
    """Return what an answer changes in what is kept."""
    if fetched.is_unchanged:
        return {}
    if fetched.status != _OK:
        message = f"The server answers {fetched.status}."
        raise FeedUnreadable(message)
    return {
        "entries": read_feed(fetched),
        "etag": _header(fetched, "etag"),
        "last_modified": _header(fetched, "last-modified"),
    }


def _header(fetched: Fetched, name: str) -> str:
    """Return a header to send back as it is, empty if it is too long to be kept."""
    value = fetched.headers.get(name, "")
    return value if len(value) <= _LONGEST_HEADER and value.isprintable() else ""


def _after_failure(feed: Feed, reason: str) -> Mapping[str, object]:
    wait = FIRST_WAIT * 2 ** min(feed.failures, _MOST_DOUBLINGS)
    return {
        "next_at": timezone.now() + min(wait, LONGEST_WAIT),
        "failure": reason[:MAXIMUM_FAILURE],
        "failures": feed.failures + 1,
    }


def _keep(feed: Feed, values: Mapping[str, object]) -> None:
    # Not `save`, which would bring back a row that was deleted meanwhile.
    Feed.objects.filter(pk=feed.pk).update(**values)
