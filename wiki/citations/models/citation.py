"""Who cites what where, since when, and what stands there without a citation.

All of it follows from the texts of pages: ``wiki.citations.recording`` writes it.
"""

from __future__ import annotations

from django.db import models

from wiki.citations.lacking import PageSourcesQuerySet, UncitedAdditionQuerySet
from wiki.citations.models.source import Source
from wiki.citations.querysets import CitationEventQuerySet, CitationQuerySet
from wiki.citations.reading import DIGEST_BYTES
from wiki.pages.models import Page, PageRevision


class Citation(models.Model):
    """One use of a source by the current text of a page, in one footnote.

    ``occurrence`` counts the uses of this source on this page from 1; ``position`` is
    the offset of the note in the wikitext. ``section`` and ``anchor`` are of the
    heading above, empty before the first. ``revision`` is the one since which
    all this is so, wherever on the page it stands.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="citations")
    revision = models.ForeignKey(
        PageRevision, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="citations", db_index=False
    )
    footnote = models.PositiveIntegerField()
    digest = models.CharField(
        max_length=2 * DIGEST_BYTES, help_text="Of the note, to know it again unread."
    )
    occurrence = models.PositiveIntegerField()
    position = models.PositiveIntegerField()
    section = models.CharField(max_length=255, blank=True)
    anchor = models.CharField(max_length=255, blank=True)
    locator = models.CharField(max_length=100, blank=True)
    quote = models.TextField(blank=True)
    sentence = models.TextField(blank=True)

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["page", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "page", "occurrence"],
                name="one_citation_per_occurrence",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_id} cites {self.source_id}"

    def get_absolute_url(self) -> str:
        """Return where the section is read that it stands in."""
        address = self.page.get_absolute_url()
        return f"{address}#{self.anchor}" if self.anchor else address


class PageSources(models.Model):
    """How many sources a page cites; there is a row for each page that exists."""

    page = models.OneToOneField(
        Page, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    sources = models.PositiveIntegerField()

    objects = PageSourcesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "sources of pages"
        indexes = [models.Index(fields=["sources", "-page"], name="page_sources")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.sources}"


class UncitedAddition(models.Model):
    """A revision added paragraphs without a citation; ``paragraphs`` is how many."""

    revision = models.OneToOneField(
        PageRevision, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    paragraphs = models.PositiveIntegerField()
    created = models.DateTimeField(help_text="That of the revision.")

    objects = UncitedAdditionQuerySet.as_manager()

    class Meta:
        ordering = ["-created", "-pk"]
        indexes = [
            models.Index(fields=["-created", "-revision"], name="addition_newest")
        ]

    def __str__(self) -> str:
        return f"{self.revision_id}: {self.paragraphs}"


class CitationEvent(models.Model):
    """A revision cites a source more or less often than the one before.

    ``before`` and ``after`` are how often the page cited it, 0 for not at all.
    """

    class Kind(models.TextChoices):
        """What the revision did: begin, cease, or neither."""

        ADDED = "added", "added"
        REMOVED = "removed", "removed"
        CHANGED = "changed", "changed"

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey(
        PageRevision, on_delete=models.CASCADE, related_name="citation_events"
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="events", db_index=False
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    before = models.PositiveIntegerField()
    after = models.PositiveIntegerField()
    created = models.DateTimeField(help_text="That of the revision.")

    objects = CitationEventQuerySet.as_manager()

    class Meta:
        ordering = ["-created", "-pk"]
        indexes = [
            models.Index(fields=["source", "-created", "-id"], name="event_newest")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "source"], name="one_event_per_revision"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.source_id}"

    @classmethod
    def kind_of(cls, before: int, after: int) -> Kind:
        """Return what a revision did after which other numbers are right."""
        if before and after:
            return cls.Kind.CHANGED
        return cls.Kind.REMOVED if before else cls.Kind.ADDED
