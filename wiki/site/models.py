"""The one row of site settings; that of the markup settings has a module of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.base import ModelBase

from wiki.markup import ids
from wiki.site.markup_settings import MarkupSettings

__all__ = ["Editing", "MarkupSettings", "SiteSettings"]


class Editing(models.TextChoices):
    """Who may change pages, before any access rule says more."""

    OPEN = "open", "Everybody, with or without an account"
    REGISTERED = "registered", "People with an account"


class SiteSettings(models.Model):
    """Title, licence, start page, the two doors (who may edit, who may register), and
    what authors are reminded of.

    There is exactly one row, with primary key 1; a constraint sees to that.
    """

    title = models.CharField(max_length=100, default="Stemma")
    tagline = models.CharField(
        max_length=200, blank=True, default="Knowledge that shows its sources"
    )
    start_page = models.CharField(
        max_length=255, default="start", help_text="The page shown at /."
    )
    licence_name = models.CharField(
        "name of the licence", max_length=100, default="CC BY-SA 4.0", blank=True
    )
    licence_url = models.URLField(
        "address of the licence",
        default="https://creativecommons.org/licenses/by-sa/4.0/",
        blank=True,
    )
    editing = models.CharField(
        "who may edit",
        max_length=20,
        choices=Editing.choices,
        default=Editing.REGISTERED,
    )
    registration = models.BooleanField(
        "registration open",
        default=True,
        help_text="Whether anybody may create an account.",
    )
    reminds_of_citations = models.BooleanField(
        "remind of citations",
        default=True,
        help_text="Ask, before a save, who adds text without citing anything.",
    )
    uncited_namespaces = models.CharField(
        "namespaces without reminders",
        max_length=255,
        blank=True,
        default="playground talk user wiki",
        help_text="Those whose pages make no claims, with blanks between them.",
    )

    class Meta:
        verbose_name = verbose_name_plural = "site settings"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=1), name="site_settings_is_one_row"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Clean the start page as DokuWiki cleans ids."""
        self.start_page = ids.clean(self.start_page)
        if not self.start_page:
            raise ValidationError({"start_page": "This cannot be the name of a page."})

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Save the row. Links to a namespace lead to the page in it that is named as
        the start page, so another name makes all pages be rendered again.
        """
        with transaction.atomic():
            before = type(self).stored()
            super().save(
                force_insert=force_insert,
                force_update=force_update,
                using=using,
                update_fields=update_fields,
            )
            if ids.name(before.start_page) != ids.name(self.start_page):
                MarkupSettings.outdate_pages()

    def asks_for_citations(self, path: str) -> bool:
        """Tell whether who adds to the page ``path`` is reminded to cite."""
        parts = path.split(":")
        above = {":".join(parts[:end]) for end in range(1, len(parts))}
        return self.reminds_of_citations and above.isdisjoint(
            self.uncited_namespaces.split()
        )

    @classmethod
    def stored(cls) -> Self:
        """Return the row, or the defaults while no administrator has saved one."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)
