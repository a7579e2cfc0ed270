"""The one row of markup settings: how this site reads and shows its texts.

Names and defaults are DokuWiki's (https://www.dokuwiki.org/config). What they mean
for a text is known to ``wiki.markup.config``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self, cast

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models.base import ModelBase
from django.utils.module_loading import import_string

from wiki.markup import Config, config
from wiki.markup.quotes_table import QUOTES, quotes_of
from wiki.site.markup_lists import extended, validate_interwiki

_LIST_HELP = "One a line: what is written, blanks, {}. Adds to DokuWiki's own list."


# A field's type when set and when read.
Level = models.PositiveSmallIntegerField[int, int]


class Dialect(models.TextChoices):
    """Whose rules a text is read by."""

    TODAY = "2026", "Today's: DokuWiki since release 2026-07"
    EARLIER = "2022", "Earlier: DokuWiki before 2026-07"


class Typography(models.IntegerChoices):
    """Which straight quotes become typographic ones."""

    NONE = 0, "None"
    DOUBLE = 1, "Double quotes"
    ALL = 2, "Double and single quotes"


class Deaccent(models.IntegerChoices):
    """What becomes of letters outside of a to z in the names of pages."""

    KEEP = 0, "Keep them"
    FOLD = 1, "Write accented Latin letters without accents"
    ROMANISE = 2, "Write all scripts in Latin letters"


class Separator(models.TextChoices):
    """What stands for blanks in the names of pages."""

    UNDERSCORE = "_", "_ (underscore)"
    HYPHEN = "-", "- (hyphen)"
    DOT = ".", ". (dot)"


class MailGuard(models.TextChoices):
    """How addresses are kept from those who harvest them."""

    HEX = "hex", "As character references"
    VISIBLE = "visible", "In words: name [at] example [dot] org"
    NONE = "none", "Not at all"


def languages() -> list[tuple[str, str]]:
    """Return the languages whose quotes are known, with their names."""
    names = {code: LANG_INFO.get(code, {}).get("name", code) for code in QUOTES}
    return sorted(names.items(), key=lambda pair: pair[1].lower())


def _level(name: str, default: int, lowest: int, text: str) -> Level:
    limits = [MinValueValidator(lowest), MaxValueValidator(5)]
    return models.PositiveSmallIntegerField(
        name, default=default, validators=limits, help_text=text
    )


class MarkupSettings(models.Model):
    """What a site decides about its markup.

    There is exactly one row, with primary key 1; a constraint sees to that.
    ``version`` counts the changes: HTML made under another is out of date.
    """

    dialect = models.CharField(
        max_length=4,
        choices=Dialect.choices,
        default=Dialect.TODAY,
        help_text="Texts written for an older DokuWiki may look different by today's "
        "rules. The command dialect_report lists those that would, and can rewrite "
        "them.",
    )
    camelcase = models.BooleanField(
        "CamelCase links", default=False, help_text="Read CamelCase words as links."
    )
    embed_html = models.BooleanField(
        "embedded HTML",
        default=False,
        help_text="Show what stands in &lt;html&gt; as HTML, cleaned of all that is "
        "not safe. PHP never runs.",
    )
    typography = models.PositiveSmallIntegerField(
        "typographic quotes", choices=Typography.choices, default=Typography.DOUBLE
    )
    quotes_language = models.CharField(
        "whose quotes",
        max_length=20,
        choices=languages,
        default="en",
        help_text="The language whose quotes are shown.",
    )
    use_heading = models.BooleanField(
        "titles as labels",
        default=False,
        help_text="A link without a label shows the title of the page it leads to.",
    )
    mailguard = models.CharField(
        "e-mail addresses",
        max_length=7,
        choices=MailGuard.choices,
        default=MailGuard.HEX,
    )
    nofollow = models.BooleanField(
        default=True, help_text="Ask search engines not to follow links out of here."
    )
    deaccent = models.PositiveSmallIntegerField(
        "letters in names", choices=Deaccent.choices, default=Deaccent.FOLD
    )
    separator = models.CharField(
        "blanks in names",
        max_length=1,
        choices=Separator.choices,
        default=Separator.UNDERSCORE,
        help_text="Pages that exist keep their names.",
    )
    use_slash = models.BooleanField(
        "slashes part namespaces",
        default=False,
        help_text="In links, a slash means the same as a colon.",
    )
    autoplural = models.BooleanField(
        "plural forms",
        default=False,
        help_text="A link may mean the page with or without an s at its end.",
    )
    max_section_level = _level(
        "sections to edit", 3, 0, "Headings down to this level can be edited alone."
    )
    toc_top = _level("first level", 1, 1, "The highest level of heading listed.")
    toc_depth = _level("last level", 3, 1, "The lowest level of heading listed.")
    toc_minimum = models.PositiveSmallIntegerField(
        "enough headings",
        default=3,
        help_text="Pages with fewer headings have no table of contents. 0: no page "
        "has one.",
    )
    interwiki = models.TextField(
        "shortcuts to other sites",
        blank=True,
        validators=[validate_interwiki],
        help_text=_LIST_HELP.format("an address with {NAME} or {URL} in it"),
    )
    acronyms = models.TextField(
        blank=True, help_text=_LIST_HELP.format("what it stands for")
    )
    smileys = models.TextField(blank=True, help_text=_LIST_HELP.format("an emoji"))
    entities = models.TextField(
        "character sequences",
        blank=True,
        help_text=_LIST_HELP.format("what is shown instead"),
    )
    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "markup settings"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=1), name="markup_settings_is_one_row"
            )
        ]

    def __str__(self) -> str:
        return "Markup settings"

    def clean(self) -> None:
        """See to it that the table of contents can have entries."""
        if self.toc_top > self.toc_depth:
            raise ValidationError({"toc_depth": "This stands above the first level."})

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Save the row; if it decides anything anew, all pages are rendered again."""
        with transaction.atomic():
            rows = type(self).objects.select_for_update()
            before = rows.filter(pk=1).first() or type(self)()
            self.version = before.version
            super().save(
                force_insert=force_insert,
                force_update=force_update,
                using=using,
                update_fields=update_fields,
            )
            if _decisions(self) != _decisions(before):
                self.outdate_pages()
                self.version += 1

    @classmethod
    def outdate_pages(cls) -> None:
        """Count up the version, and have all pages rendered again under it."""
        with transaction.atomic():
            cls.objects.get_or_create(pk=1)
            cls.objects.filter(pk=1).update(version=models.F("version") + 1)
            transaction.on_commit(import_string(settings.MARKUP_FOLLOWER))

    def config(self, path: str, start: str) -> Config:
        """Return how the text of the page ``path`` is read; ``start`` is the name of
        the page a namespace begins with.
        """
        return Config(
            path=path,
            start=start,
            dialect=cast("config.Dialect", self.dialect),
            separator=self.separator,
            deaccent=self.deaccent,
            use_slash=self.use_slash,
            autoplural=self.autoplural,
            use_heading=self.use_heading,
            typography=cast("config.Typography", self.typography),
            camelcase=self.camelcase,
            embed_html=self.embed_html,
            mailguard=cast("config.MailGuard", self.mailguard),
            nofollow=self.nofollow,
            max_section_level=self.max_section_level,
            toc_top=self.toc_top,
            toc_depth=self.toc_depth,
            toc_minimum=self.toc_minimum,
            interwiki=extended("interwiki", self.interwiki),
            acronyms=extended("acronyms", self.acronyms),
            smileys=extended("smileys", self.smileys),
            entities=extended("entities", self.entities),
            quotes=quotes_of(self.quotes_language),
        )

    @classmethod
    def stored(cls) -> Self:
        """Return the row, or the defaults while no administrator has saved one."""
        return cls.objects.filter(pk=1).first() or cls(pk=1)


def _decisions(row: MarkupSettings) -> dict[str, object]:
    """Return all that an administrator decides, by field."""
    fields = row._meta.concrete_fields
    values = {field.name: getattr(row, field.attname) for field in fields}
    return {**values, "id": None, "version": None}
