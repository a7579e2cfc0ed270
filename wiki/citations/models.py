"""Sources, what they are known by, and who cites them.

A source is one row however often it is cited. Rows of citations and events follow from
the texts of pages (``wiki.citations.recording``); what people decide about a source is
theirs and stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import reversion
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.base import ModelBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wiki.citations.dates import year_of
from wiki.citations.identities import (
    LONGEST_HOST,
    LONGEST_VALUE,
    SCHEMES,
    domain_of,
    host_of,
)
from wiki.citations.lacking import (
    DeclinedReminderQuerySet,
    PageSourcesQuerySet,
    UncitedAdditionQuerySet,
)
from wiki.citations.people import written
from wiki.citations.querysets import (
    CitationEventQuerySet,
    CitationQuerySet,
    SourceLinkQuerySet,
    SourceQuerySet,
)
from wiki.citations.reading import DIGEST_BYTES
from wiki.citations.stems import LONGEST_STEM, author_stem, folded, title_stem
from wiki.pages.models import Page, PageRevision

if TYPE_CHECKING:
    from accounts.models import User

LONGEST_KEY = 80
LONGEST_ADDRESS = 2000
LONGEST_REASON = 300
LONGEST_SUBJECT = 500
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


class Health(models.TextChoices):
    """What came of asking for an address."""

    UNCHECKED = "unchecked", "not checked"
    ALIVE = "alive", "reachable"
    MOVED = "moved", "moved"
    REFUSING = "refusing", "cannot be checked"
    SUSPECT = "suspect", "probably something else now"
    FAILING = "failing", "failing"
    DEAD = "dead", "dead"


class SourceLink(models.Model):
    """An address of a source, as authors wrote it, and whether it still answers.

    ``wiki.citations.checking`` asks and judges; ``failures`` are those in a row that
    count, ``failed`` is when the last of them was.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="links")
    address = models.CharField(max_length=LONGEST_ADDRESS)
    state = models.CharField(
        max_length=10, choices=Health.choices, default=Health.UNCHECKED
    )
    since = models.DateTimeField(
        null=True, blank=True, help_text="When it came into this state."
    )
    code = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="The last answer's HTTP status."
    )
    reason = models.CharField(
        max_length=LONGEST_REASON,
        blank=True,
        help_text="Why it is not reachable, in a sentence; empty if it is.",
    )
    final_address = models.CharField(
        "moved to", max_length=2000, blank=True, help_text="Where it leads for good."
    )
    failures = models.PositiveSmallIntegerField(default=0)
    failed = models.DateTimeField(null=True, blank=True)
    checked = models.DateTimeField(null=True, blank=True)
    next_check = models.DateTimeField(
        default=timezone.now, help_text="Nobody asks before."
    )
    archive_address = models.CharField(max_length=2000, blank=True)
    archived = models.DateField(null=True, blank=True)

    objects = SourceLinkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "address"], name="one_link_per_address"
            )
        ]
        indexes = [
            models.Index(fields=["next_check", "id"], name="link_due"),
            models.Index(fields=["state", "source"], name="link_by_state"),
            models.Index(
                fields=["source"],
                name="link_dead_and_lost",
                condition=models.Q(state="dead", archive_address=""),
            ),
        ]

    def __str__(self) -> str:
        return self.address

    @property
    def is_lost(self) -> bool:
        """Whether it is dead and no copy is known."""
        return self.state == Health.DEAD and not self.archive_address


class HostTurn(models.Model):
    """When a host may be asked next; see ``wiki.citations.checking.turns``."""

    host = models.CharField(max_length=LONGEST_HOST, unique=True)
    free_at = models.DateTimeField()
    answered = models.DateTimeField(
        null=True, blank=True, db_index=True, help_text="When it last did."
    )

    def __str__(self) -> str:
        return self.host


class Lookup(models.Model):
    """What a service said of a subject; see ``wiki.citations.lookups``.

    ``answer`` is None where it knew nothing. With a ``failure`` nothing is known of
    what it knows.
    """

    service = models.CharField(max_length=200)
    subject = models.CharField(max_length=LONGEST_SUBJECT)
    answer = models.JSONField(null=True, blank=True)
    expires = models.DateTimeField(
        default=timezone.now, help_text="Nobody asks before."
    )
    failure = models.CharField(max_length=LONGEST_REASON, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "service"], name="one_answer_per_subject"
            )
        ]

    def __str__(self) -> str:
        return f"{self.service}: {self.subject}"


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


class DomainPolicy(models.Model):
    """What this wiki thinks of sources on a host, and since when."""

    class Level(models.TextChoices):
        """How well a host is thought of."""

        PREFERRED = "preferred", "preferred"
        NEUTRAL = "neutral", "neutral"
        CAUTION = "caution", "use with care"
        DEPRECATED = "deprecated", "deprecated"
        BLOCKED = "blocked", "blocked"

    host = models.CharField(
        max_length=LONGEST_HOST,
        help_text="Subdomains included: example.org is news.example.org too.",
    )
    level = models.CharField(max_length=10, choices=Level.choices)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(
        null=True, blank=True, help_text="The last day on which it counts."
    )
    reason = models.TextField(help_text="Shown to authors who cite it.")

    class Meta:
        ordering = ["host", "valid_from"]
        verbose_name_plural = "domain policies"

    def __str__(self) -> str:
        return f"{self.host}: {self.level}"

    def clean(self) -> None:
        """Bring the host into the form that hosts of sources have."""
        address = self.host if "://" in self.host else f"https://{self.host}"
        self.host = host_of(address)
        if not self.host:
            raise ValidationError({"host": "Write a host, such as example.org."})
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": "This is before it began."})


class DeclinedReminder(models.Model):
    """An author was reminded of something about citations, and saved all the same.

    ``characters`` counts what was added without a citation; ``host`` is the one that a
    policy warns of, as its ``level`` was then.
    """

    class Kind(models.TextChoices):
        """What the author was reminded of."""

        UNCITED = "uncited", _("text without a citation")
        POLICY = "policy", _("policy about a host")

    class Reason(models.TextChoices):
        """Why an author thinks that a text needs no citation."""

        COMMON = "common", _("Common knowledge")
        ELSEWHERE = "elsewhere", _("Cited elsewhere on this page")
        WORDING = "wording", _("Only other words for what stood here")
        OTHER = "other", _("Another reason")
        NONE = "none", _("No reason given")

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    revision = models.ForeignKey(
        PageRevision, on_delete=models.CASCADE, related_name="declined_reminders"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reason = models.CharField(
        max_length=10, choices=Reason.choices, default=Reason.NONE
    )
    words = models.CharField(
        max_length=200, blank=True, help_text="What the author said besides."
    )
    characters = models.PositiveIntegerField(default=0)
    host = models.CharField(max_length=LONGEST_HOST, blank=True)
    level = models.CharField(
        max_length=10, blank=True, choices=DomainPolicy.Level.choices
    )
    created = models.DateTimeField(auto_now_add=True)

    objects = DeclinedReminderQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.kind}: {self.reason}"
