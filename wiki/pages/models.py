"""Pages, their revisions, and the templates new pages begin with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import reversion
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from reversion.models import Revision, Version

from wiki.pages.querysets import AllPages, PageManager, PageRevisionQuerySet

if TYPE_CHECKING:
    from accounts.models import User


@reversion.register(fields=("path", "title", "text"))
class Page(models.Model):
    """The current text under one path, with the HTML that readers are given.

    Only ``wiki.pages.editing`` writes rows. A deleted page keeps its row, so that its
    history stays whole and its numbers go on when it is brought back.
    """

    path = models.CharField(max_length=255, unique=True)
    namespace = models.CharField(max_length=255, blank=True, db_index=True)
    title = models.CharField(max_length=255)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    contents = models.TextField("table of contents", blank=True)
    abstract = models.CharField(max_length=500, blank=True)
    redirect = models.TextField(
        blank=True, help_text="The path, and #anchor, its readers are taken to."
    )
    cacheable = models.BooleanField(default=True)
    markup_version = models.PositiveIntegerField(
        default=0,
        db_index=True,
        help_text="Of the markup settings the HTML was made under.",
    )
    deleted = models.BooleanField(default=False)
    head = models.OneToOneField(
        "PageRevision",
        null=True,
        on_delete=models.PROTECT,
        related_name="head_of",
        help_text="The newest revision.",
    )

    objects = PageManager()
    including_deleted = AllPages()

    class Meta:
        ordering = ["path"]

    def __str__(self) -> str:
        return self.path

    def get_absolute_url(self) -> str:
        """Return where the page is read."""
        return reverse("pages:read", args=[self.path])

    @property
    def number(self) -> int:
        """The number of the newest revision; 0 before the first."""
        return self.head.number if self.head else 0


class Kind(models.TextChoices):
    """What a revision did."""

    CREATE = "create", "created"
    EDIT = "edit", "edited"
    DELETE = "delete", "deleted"
    RESTORE = "restore", "restored"
    MOVE = "move", "moved"
    IMPORT = "import", "imported"


class PageRevision(models.Model):
    """One saved version of a page: what a history list needs, without the text.

    The text is in ``version``, django-reversion's snapshot, found by primary key.
    """

    # The unique pair below is the index that finds a page's revisions.
    page = models.ForeignKey(
        Page, on_delete=models.PROTECT, related_name="revisions", db_index=False
    )
    number = models.PositiveIntegerField(help_text="Counts 1, 2, 3 … within a page.")
    revision = models.OneToOneField(
        Revision, on_delete=models.PROTECT, related_name="page_revision"
    )
    version = models.OneToOneField(
        Version, null=True, on_delete=models.PROTECT, related_name="page_revision"
    )
    created = models.DateTimeField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    size = models.PositiveIntegerField(help_text="Bytes of UTF-8.")
    size_change = models.IntegerField(help_text="Bytes more than the one before.")
    minor = models.BooleanField(default=False)
    summary = models.CharField(max_length=255, blank=True)
    author: models.ForeignKey[User | None, User | None] = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="page_revisions",
    )
    address = models.CharField(
        max_length=43,
        blank=True,
        help_text="The network of an author without an account.",
    )
    patrolled = models.BooleanField(default=False)
    origins = models.JSONField(
        help_text="Who wrote each line: pairs of a revision's number and how many "
        "lines, from the first line to the last."
    )

    objects = PageRevisionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "number"], name="revision_numbers_are_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="revision_numbers_start_at_1"
            ),
        ]
        indexes = [models.Index(fields=["-created", "-id"], name="revision_recent")]

    def __str__(self) -> str:
        return f"{self.page_id}#{self.number}"

    def get_absolute_url(self) -> str:
        """Return where this revision is read, now and later."""
        return f"{reverse('pages:read', args=[self.page.path])}?rev={self.number}"

    @property
    def text(self) -> str:
        """The wikitext of this revision: one query, by primary key."""
        if self.version is None:
            return ""
        fields: dict[str, Any] = self.version.field_dict
        return str(fields["text"])

    @property
    def day(self) -> date:
        """The day of the change, in the reader's time zone."""
        return timezone.localtime(self.created).date()

    @property
    def author_name(self) -> str:
        """The author as readers see it: a name, or the network it came from."""
        if self.author is not None:
            return self.author.name
        return self.address or "unknown"


class PageTemplate(models.Model):
    """The text that new pages of a namespace begin with.

    Placeholders are DokuWiki's: https://www.dokuwiki.org/namespace_templates
    """

    namespace = models.CharField(
        max_length=255, blank=True, unique=True, help_text="Empty: the whole wiki."
    )
    text = models.TextField()
    inherited = models.BooleanField(
        default=True, help_text="Whether namespaces below use it too."
    )

    class Meta:
        ordering = ["namespace"]

    def __str__(self) -> str:
        return self.namespace or "(whole wiki)"
