"""Work that no author and no reader should wait for."""

from __future__ import annotations

from collections.abc import Iterable

from django_tasks import task

from wiki.feeds.models import Feed
from wiki.feeds.updating import claim, update

# Strangers' servers may be slow; what people of this wiki wait for goes first.
_PRIORITY = -50


def have_fetched(feeds: Iterable[Feed]) -> None:
    """Have these feeds fetched, those left out that somebody is fetching already."""
    for feed in feeds:
        if claim(feed):
            fetch_feed.enqueue(feed.pk)


@task(priority=_PRIORITY)
def fetch_feed(feed_id: int) -> None:
    """Bring one feed up to date, if it is still there."""
    feed = Feed.objects.filter(pk=feed_id).first()
    if feed is not None:
        update(feed)
