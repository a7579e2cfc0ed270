"""Tells the renderer what feeds say (``FEED_LOOKUP`` in the settings).

From the database alone. A feed whose copy is old is shown as it was, and fetched in
the background; one that no saved page shows is not known here, so that neither
previews nor readers decide what is fetched.
"""

from __future__ import annotations

from collections.abc import Mapping

from wiki.feeds.models import Feed
from wiki.feeds.tasks import have_fetched
from wiki.feeds.updating import refreshes
from wiki.markup.feeds import FeedAsked, FeedFound


def find_feeds(asked: frozenset[FeedAsked]) -> Mapping[str, FeedFound]:
    """Return what is known of feeds: one query, and some for each that is old."""
    soonest = refreshes(asked)
    feeds = list(Feed.objects.filter(address__in=soonest))
    have_fetched(feed for feed in feeds if feed.is_due(soonest[feed.address]))
    return {
        feed.address: feed.shown_entries() if feed.fetched_at else None
        for feed in feeds
        if feed.fetched_at or feed.failures
    }
