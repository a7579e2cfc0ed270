"""Feeds that pages show, and what they said when they were last read."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from wiki.markup.feeds import MAXIMUM_ADDRESS, FeedEntry

MAXIMUM_FAILURE = 300


class Feed(models.Model):
    """One feed, however many pages show it.

    Rows are made when a page that shows the feed is saved, never for a reader.
    """

    address = models.CharField(max_length=MAXIMUM_ADDRESS, unique=True)
    entries = models.JSONField(
        default=list, help_text="In the feed's order, as wiki.feeds.parsing.Entry."
    )
    fetched_at = models.DateTimeField(
        "last fetched", null=True, blank=True, help_text="When what is kept was true."
    )
    next_at = models.DateTimeField(
        "not again before", default=timezone.now, help_text="Nobody asks before."
    )
    failure = models.CharField(
        "last failure",
        max_length=MAXIMUM_FAILURE,
        blank=True,
        help_text="Empty if the last attempt succeeded.",
    )
    failures = models.PositiveIntegerField(
        default=0, help_text="Failed attempts since the last that succeeded."
    )
    etag = models.CharField(max_length=255, blank=True)
    last_modified = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["address"]

    def __str__(self) -> str:
        return self.address

    def is_due(self, refresh: int) -> bool:
        """Tell whether to ask for a newer copy, if one is old after so many seconds."""
        now = timezone.now()
        if self.next_at > now:
            return False
        age = timedelta(seconds=refresh)
        return self.fetched_at is None or self.fetched_at + age <= now

    def shown_entries(self) -> list[FeedEntry]:
        """Return what is kept, with dates in the time of who reads."""
        return [
            FeedEntry(
                title=entry["title"],
                address=entry["address"],
                author=entry["author"],
                date=_local(entry["date"]),
                text=entry["text"],
            )
            for entry in self.entries
        ]


def _local(date: str) -> datetime | None:
    return timezone.localtime(datetime.fromisoformat(date)) if date else None
