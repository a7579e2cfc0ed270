"""What can be asked of pages and revisions, in the database's terms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Q, Subquery

from wiki.access.decisions import Person, readable

if TYPE_CHECKING:  # the models need these classes first
    from wiki.pages.models import Page, PageRevision  # noqa: F401


class PageQuerySet(models.QuerySet["Page"]):
    """Questions about pages."""

    def visible_to(self, person: Person) -> Self:
        """Return the pages this person may read: the one way out."""
        return self.filter(readable(person))

    def in_namespace(self, namespace: str) -> Self:
        """Return the pages in ``namespace`` and the namespaces below it."""
        if not namespace:
            return self
        below = Q(namespace__startswith=f"{namespace}:")
        return self.filter(Q(namespace=namespace) | below)

    def with_head(self) -> Self:
        """Bring along the newest revision and its author: no further query."""
        return self.select_related("head__author")


AllPages = models.Manager.from_queryset(PageQuerySet)


class PageManager(AllPages["Page"]):
    """Pages that exist. A deleted page keeps its row and history but is not here."""

    def get_queryset(self) -> PageQuerySet:
        """Leave out deleted pages."""
        return PageQuerySet(self.model, using=self._db).filter(deleted=False)


class PageRevisionQuerySet(models.QuerySet["PageRevision"]):
    """Questions about revisions. Lists never open a snapshot."""

    def visible_to(self, person: Person) -> Self:
        """Return the revisions of pages this person may read, deleted ones too."""
        condition = readable(person)
        if not condition:
            return self
        pages = apps.get_model("pages", "Page")._base_manager
        return self.filter(page__in=pages.filter(condition))

    def for_list(self) -> Self:
        """Bring along authors, leave the origins of lines behind."""
        return self.select_related("author").defer("origins")

    def older_than(self, number: int | None) -> Self:
        """Return revisions numbered below ``number``, newest first; all for None."""
        rows = self.order_by("-number")
        return rows if number is None else rows.filter(number__lt=number)

    def newest_first(self, before: int | None = None) -> Self:
        """Return revisions of all pages, newest first, those older than the row with
        primary key ``before``; none if there is no such row.
        """
        rows = self.order_by("-created", "-id")
        if before is None:
            return rows
        mark = self.model._base_manager.filter(pk=before).values("created")
        older = Q(created__lt=Subquery(mark))
        same_moment = Q(created=Subquery(mark), pk__lt=before)
        return rows.filter(older | same_moment)
