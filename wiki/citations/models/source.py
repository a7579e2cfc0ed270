"""Works that are cited, what they are known by, and which became part of which.

A source is one row however often it is cited. What people decide about it is theirs
and stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import reversion
from django.conf import settings
from django.db import models
from django.db.models.base import ModelBase
from django.urls import reverse

from wiki.citations.dates import year_of
from wiki.citations.identities import LONGEST_HOST, LONGEST_VALUE, SCHEMES, domain_of
from wiki.citations.people import written
from wiki.citations.querysets import SourceQuerySet
from wiki.citations.stems import LONGEST_STEM, author_stem, folded, title_stem

if TYPE_CHECKING:
    from accounts.models import User

LONGEST_KEY = 80
_MADE_BY_SAVE = ("first_author", "title_stem", "domain", "year", "words")
_SPELLED = {
    "doi": "DOI",
    "arxiv": "arXiv",
    "isbn": "ISBN",
    "pmid": "PubMed",
    "openreview": "OpenReview",
    "youtube": "YouTube",
}


class SourceType(models.TextChoices):
    """What kind of work it is; the names are those of CSL.

    Source: https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
    """

    WEBPAGE = "webpage", "web page"
    ARTICLE = "article", "preprint"
    JOURNAL_ARTICLE = "article-journal", "journal article"
    MAGAZINE_ARTICLE = "article-magazine", "magazine article"
    NEWSPAPER_ARTICLE = "article-newspaper", "newspaper article"
    BOOK = "book", "book"
    CHAPTER = "chapter", "chapter of a book"
    CONFERENCE_PAPER = "paper-conference", "conference paper"
    REPORT = "report", "report"
    THESIS = "thesis", "thesis"
    DATASET = "dataset", "dataset"
    SOFTWARE = "software", "software"
    FILM = "motion_picture", "film or video"
    LEGISLATION = "legislation", "law"
    DOCUMENT = "document", "other"


class Status(models.TextChoices):
    """Who vouches for what is known about a source."""

    AUTO = "auto", "collected automatically"
    EDITED = "edited", "edited"
    REVIEWED = "reviewed", "reviewed"


@reversion.register(
    fields=(
        "key",
        "type",
        "title",
        "authors",
        "container",
        "publisher",
        "date",
        "csl",
        "notes",
        "known_by",
        "status",
    )
)
class Source(models.Model):
    """A work that is cited.

    ``authors`` are CSL names, ``date`` is EDTF; ``csl`` holds what else CSL-JSON knows.
    One that was merged into another keeps its row, so that its key leads there.
    """

    key = models.CharField(max_length=LONGEST_KEY, unique=True)
    type = models.CharField(
        max_length=20, choices=SourceType.choices, default=SourceType.WEBPAGE
    )
    title = models.TextField(blank=True)
    authors = models.JSONField(default=list, blank=True)
    container = models.TextField(
        "published in", blank=True, help_text="The journal, book or site it is part of."
    )
    publisher = models.TextField(blank=True)
    date = models.CharField(
        max_length=30,
        blank=True,
        help_text="As exact as is known: 2024, 2024-05, 1920~.",
    )
    csl = models.JSONField("other CSL fields", default=dict, blank=True)
    notes = models.TextField(blank=True)
    known_by = models.JSONField(
        default=list,
        editable=False,
        help_text="Identifiers and addresses as of the newest version; the rows count.",
    )
    status = models.CharField(
        max_length=10, choices=Status.choices, default=Status.AUTO
    )
    merged_into: models.ForeignKey[Source | None, Source | None] = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    created = models.DateTimeField(auto_now_add=True)
    uses = models.PositiveIntegerField(
        default=0, help_text="Citations of it on all pages; each save keeps count."
    )
    page_count = models.PositiveIntegerField(
        default=0, help_text="Pages that cite it; each save keeps count."
    )
    # What it is found by, and others that are like it; made by ``save``.
    host = models.CharField(max_length=LONGEST_HOST, blank=True, editable=False)
    first_author = models.CharField(
        max_length=LONGEST_STEM, blank=True, editable=False, db_index=True
    )
    title_stem = models.CharField(max_length=LONGEST_STEM, blank=True, editable=False)
    domain = models.CharField(
        max_length=LONGEST_HOST + 1,
        blank=True,
        editable=False,
        db_index=True,
        help_text="The host from its end, so that a domain is how it begins.",
    )
    year = models.PositiveSmallIntegerField(null=True, editable=False)
    words = models.TextField(
        editable=False,
        help_text="All that searches look through: one column is faster than five.",
    )
    shown = models.JSONField(
        default=dict,
        editable=False,
        help_text="What readers of a page that cites it are told; see ``showing``.",
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["key"]
        indexes = [
            models.Index(fields=["-uses", "key"], name="source_most_used"),
            models.Index(fields=["merged_into", "type"], name="source_by_type"),
            models.Index(fields=["merged_into", "year"], name="source_by_year"),
            models.Index(fields=["merged_into", "host"], name="source_by_host"),
            models.Index(fields=["merged_into", "title_stem"], name="source_by_title"),
            models.Index(
                fields=["-uses", "key"],
                name="source_unreviewed",
                condition=~models.Q(status="reviewed"),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        """Return where everything about the source is read."""
        return reverse("citations:source", args=[self.key])

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Save the row, with what others like it are found by."""
        self.take_stems()
        if update_fields is not None:
            update_fields = {*update_fields, *_MADE_BY_SAVE}
        super().save(
            force_insert=force_insert,
            force_update=force_update,
            using=using,
            update_fields=update_fields,
        )

    def take_stems(self) -> None:
        """Bring what it is found by in line with what is known of it."""
        self.first_author = author_stem(self.authors)
        self.title_stem = title_stem(self.title, self.date)
        self.domain = domain_of(self.host)
        self.year = year_of(self.date)
        self.words = self.searched()

    def searched(self) -> str:
        """Return all by which somebody may look for the source, but identifiers."""
        texts = (
            self.key,
            self.title,
            self.author_names,
            self.container,
            self.publisher,
            self.date,
            self.host,
        )
        return folded("\n".join(texts))

    @property
    def name(self) -> str:
        """What readers see for a name: the title, else an address, else the key."""
        if self.title:
            return self.title
        links = self.links.all()[:1]  # none asked for where a list brought them along
        return links[0].address if links else self.key

    @property
    def author_names(self) -> str:
        """The authors in a row, as a reader reads them."""
        return written(self.authors)

    def identifier(self, scheme: str) -> str:
        """Return what the source is known by in a scheme, "" if nothing."""
        found = self.identifiers.filter(scheme=scheme).first()
        return found.value if found else ""


class SourceIdentifier(models.Model):
    """What a source is known by; ``value`` is normalised, as ``identities`` says."""

    source = models.ForeignKey(
        Source, on_delete=models.CASCADE, related_name="identifiers"
    )
    scheme = models.CharField(
        max_length=10, choices=[(scheme, scheme) for scheme in SCHEMES]
    )
    value = models.CharField(max_length=LONGEST_VALUE)

    class Meta:
        ordering = ["scheme", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["value", "scheme"], name="one_source_per_identifier"
            )
        ]

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"

    @property
    def scheme_name(self) -> str:
        """The scheme as it is spelled among people."""
        return _SPELLED.get(self.scheme, self.scheme)


class SourceMerge(models.Model):
    """One source became part of another, and what moved, so that it can move back.

    ``moved`` is written and read by ``wiki.citations.merging`` alone.
    """

    merged = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="merges")
    into = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="gains")
    person: models.ForeignKey[User | None, User | None] = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="source_merges",
    )
    created = models.DateTimeField(auto_now_add=True)
    undone = models.DateTimeField(null=True)
    moved = models.JSONField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.merged_id} into {self.into_id}"
