"""What pages say of each other: links, as the stored HTML shows them, and tags."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from wiki.pages.models import Page


class LinkQuerySet(models.QuerySet["Link"]):
    """Questions about links."""

    def concerning(self, page: Page) -> Self:
        """Return the links on ``page`` and the links to its path."""
        return self.filter(Q(page=page) | Q(target=page.path))

    def naming(self, page: Page) -> Self:
        """Return the links on other pages that exist to this page's path."""
        rows = self.filter(target=page.path, page__deleted=False)
        return rows.exclude(page=page)

    def miscoloured(self) -> Self:
        """Return links whose stored colour is not what their target deserves now."""
        exists = Exists(Page.objects.filter(path=OuterRef("target")))
        rows = self.filter(page__deleted=False).alias(there=exists)
        return rows.exclude(coloured=models.F("there"))


class Link(models.Model):
    """One page leads to one path, however often. ``coloured`` says whether the stored
    HTML of the page shows the target as existing.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="links")
    target = models.CharField(max_length=255, db_index=True)
    coloured = models.BooleanField()

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page", "target"], name="one_link_row_per_target"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id} → {self.target}"


class Tag(models.Model):
    """One page names one tag, however often; ``name`` is cleaned as a path is."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="tags")
    name = models.CharField(max_length=255, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["page", "name"], name="one_tag_row_per_name"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.name}"
