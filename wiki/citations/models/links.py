"""Addresses of sources, whether they still answer, and what services said of works.

How they are asked stands in ``wiki.citations.checking`` and ``wiki.citations.lookups``.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from wiki.citations.identities import LONGEST_HOST
from wiki.citations.models.source import Source
from wiki.citations.querysets import SourceLinkQuerySet

LONGEST_ADDRESS = 2000
LONGEST_REASON = 300
LONGEST_SUBJECT = 500


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
        "moved to",
        max_length=LONGEST_ADDRESS,
        blank=True,
        help_text="Where it leads for good.",
    )
    failures = models.PositiveSmallIntegerField(default=0)
    failed = models.DateTimeField(null=True, blank=True)
    checked = models.DateTimeField(null=True, blank=True)
    next_check = models.DateTimeField(
        default=timezone.now, help_text="Nobody asks before."
    )
    archive_address = models.CharField(max_length=LONGEST_ADDRESS, blank=True)
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
