"""What this wiki thinks of hosts, and what authors said who were reminded of citing."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wiki.citations.identities import LONGEST_HOST, host_of
from wiki.citations.lacking import DeclinedReminderQuerySet
from wiki.pages.models import Page, PageRevision


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
