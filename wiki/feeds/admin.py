"""Feeds in the administration: what was fetched when, what failed, and asking again."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from wiki.feeds.models import Feed
from wiki.feeds.tasks import have_fetched


@admin.register(Feed)
class FeedAdmin(admin.ModelAdmin[Feed]):
    """Pages decide which feeds there are, so rows are looked at or deleted."""

    list_display = ("address", "fetched_at", "next_at", "failures", "failure")
    search_fields = ("address",)
    list_filter = (("failure", admin.EmptyFieldListFilter),)
    actions = ("fetch_again",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A page that shows a feed adds it."""
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: Feed | None = None
    ) -> bool:
        """What a feed says is not ours to change."""
        return False

    @admin.action(description="Fetch again", permissions=["view"])
    def fetch_again(self, request: HttpRequest, queryset: QuerySet[Feed]) -> None:
        """Have the chosen feeds fetched, however long they should still wait."""
        chosen = list(queryset.defer("entries"))
        Feed.objects.filter(pk__in=[feed.pk for feed in chosen]).update(
            next_at=timezone.now()
        )
        have_fetched(chosen)
        message = "The chosen feeds are fetched in the background."
        self.message_user(request, message, messages.SUCCESS)
