"""Follows every save: which feeds a page shows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from django.db import transaction

from wiki.feeds.models import Feed
from wiki.feeds.tasks import have_fetched
from wiki.feeds.updating import refreshes
from wiki.pages.changes import Change


def record_feeds(change: Change) -> None:
    """Know the feeds of the page, and have fetched what is old (PAGE_FOLLOWERS)."""
    if change.page.deleted or not change.document.feeds:
        return
    asked = refreshes(change.document.names().feeds)
    # In one order everywhere: two saves that wait for each other would wait for ever.
    feeds = [Feed(address=address) for address in sorted(asked)]
    Feed.objects.bulk_create(feeds, ignore_conflicts=True)
    transaction.on_commit(partial(_have_fetched, asked))


def _have_fetched(asked: Mapping[str, int]) -> None:
    feeds = Feed.objects.filter(address__in=asked).defer("entries")
    have_fetched(feed for feed in feeds if feed.is_due(asked[feed.address]))
