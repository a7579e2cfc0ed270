"""Questions about what pages lack: sources, citations of what was added, and whether
its authors were reminded of that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from wiki.access.decisions import Person, readable
from wiki.pages.models import Page, PageRevision

if TYPE_CHECKING:
    from wiki.citations.models import (
        DeclinedReminder,
        PageSources,
        UncitedAddition,
    )


class PageSourcesQuerySet(models.QuerySet["PageSources"]):
    """Questions about how many sources pages rest on."""

    def visible_to(self, person: Person) -> Self:
        """Return those of pages that ``person`` may read."""
        if not readable(person):
            return self
        return self.filter(page__in=Page.objects.visible_to(person))

    def resting_on(self, sources: int) -> Self:
        """Return those of pages with so many sources; what leads on is no page."""
        rows = self.filter(sources=sources, page__redirect="").select_related("page")
        return rows.defer("page__text", "page__html", "page__contents")

    def newest(self, count: int, before: int | None = None) -> list[PageSources]:
        """Return so many, the newest pages first; pages below ``before``."""
        rows = self.order_by("-pk")
        return list((rows if before is None else rows.filter(pk__lt=before))[:count])


class UncitedAdditionQuerySet(models.QuerySet["UncitedAddition"]):
    """Questions about paragraphs that were added without a citation."""

    def visible_to(self, person: Person) -> Self:
        """Return those on pages that exist and that ``person`` may read."""
        rows = self.filter(page__deleted=False)
        if not readable(person):
            return rows
        return rows.filter(page__in=Page.objects.visible_to(person))

    def newest(
        self, count: int, before: UncitedAddition | None = None
    ) -> list[UncitedAddition]:
        """Return so many, the newest first, with their revisions; those below
        ``before``.
        """
        rows = self.select_related("page", "revision__author").defer(
            "revision__origins", "page__text", "page__html", "page__contents"
        )
        rows = rows.order_by("-created", "-pk")
        if before is not None:
            same = Q(created=before.created, pk__lt=before.pk)
            rows = rows.filter(Q(created__lt=before.created) | same)
        return list(rows[:count])


class DeclinedReminderQuerySet(models.QuerySet["DeclinedReminder"]):
    """Questions about what authors were reminded of in vain."""

    def visible_to(self, person: Person) -> Self:
        """Return those on pages that exist and that ``person`` may read."""
        rows = self.filter(page__deleted=False)
        if not readable(person):
            return rows
        return rows.filter(page__in=Page.objects.visible_to(person))

    def between(self, old: PageRevision, new: PageRevision) -> Self:
        """Return those of the revisions of a page behind ``old``, up to ``new``."""
        numbers = (old.number + 1, new.number)
        return self.filter(page=new.page, revision__number__range=numbers)

    def newest(self, count: int, before: int | None = None) -> list[DeclinedReminder]:
        """Return so many, the newest first, with their revisions; below ``before``."""
        rows = self.select_related("page", "revision__author").defer(
            "revision__origins", "page__text", "page__html", "page__contents"
        )
        rows = rows if before is None else rows.filter(pk__lt=before)
        return list(rows.order_by("-pk")[:count])
