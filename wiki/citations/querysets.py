"""Questions about sources and citations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import reduce
from itertools import groupby
from operator import itemgetter, or_
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from django.apps import apps
from django.db import models, transaction
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Window
from django.db.models.functions import RowNumber

from wiki.access.decisions import Person, readable
from wiki.citations.identities import domain_of
from wiki.citations.pasting import pasted
from wiki.citations.stems import folded
from wiki.pages.models import Page
from wiki.pages.querysets import PageQuerySet

if TYPE_CHECKING:
    from wiki.citations.identities import Identity
    from wiki.citations.models import (  # noqa: F401
        Citation,
        CitationEvent,
        Source,
        SourceLink,
    )


class SourceQuerySet(models.QuerySet["Source"]):
    """Questions about sources."""

    def visible_to(self, person: Person) -> Self:
        """Return those that ``person`` may know of: the one way out.

        A source is as public as the pages that cite it; one that none cites is public.
        """
        if not readable(person):
            return self
        return self.known_from(Page.objects.visible_to(person))

    def known_from(self, pages: PageQuerySet) -> Self:
        """Return those that any of these pages cites, and those that no page cites."""
        citations = apps.get_model("citations", "Citation")._base_manager
        citing = citations.filter(source=OuterRef("pk"))
        return self.filter(Exists(citing.filter(page__in=pages)) | ~Exists(citing))

    def current(self) -> Self:
        """Return those that were not merged into others."""
        return self.filter(merged_into=None)

    def matching(self, question: str) -> Self:
        """Return those that all words of ``question`` fit, or the one that it names.

        Words are looked for in keys, titles, authors, dates, hosts and whatever it
        appeared in; those with a dot or a slash in addresses and identifiers too. It
        may name one by its address, or an identifier in any usual spelling.
        """
        work = pasted(question)
        # An address without a scheme may be the beginning of one, or its middle.
        if work is not None and (work.identity.scheme != "url" or "://" in question):
            return self._named(work.identity)
        rows = self
        for word in folded(question).split():
            is_piece = "/" in word or "." in word
            condition = {"value__icontains" if is_piece else "value": word}
            rows = rows.filter(
                Q(words__contains=word) | Q(pk__in=self._identified(**condition))
            )
        return rows

    def of_types(self, types: Iterable[str]) -> Self:
        """Return those of some types."""
        return self.filter(type__in=types)

    def on_hosts(self, hosts: Iterable[str]) -> Self:
        """Return those on some hosts, without subdomains."""
        return self.filter(host__in=hosts)

    def in_domains(self, domains: Iterable[str]) -> Self:
        """Return those on hosts of these names or below them; all for no domain."""
        beginnings = (Q(domain__startswith=domain_of(domain)) for domain in domains)
        return self.filter(reduce(or_, beginnings, Q()))

    def of_years(self, years: Iterable[int]) -> Self:
        """Return those of some years."""
        return self.filter(year__in=years)

    def in_health(self, states: Iterable[str]) -> Self:
        """Return those with an address in one of these states of ``Health``."""
        links = apps.get_model("citations", "SourceLink")._base_manager
        return self.filter(pk__in=links.filter(state__in=states).values("source"))

    def most_used(self, count: int, after: Source | None = None) -> list[Source]:
        """Return so many of them, the most used first; only those behind ``after``.

        Two questions then, each answered by an index.
        """
        rows = self.order_by("-uses", "key")
        if after is None:
            return list(rows[:count])
        found = list(rows.filter(uses=after.uses, key__gt=after.key)[:count])
        return found + list(rows.filter(uses__lt=after.uses)[: count - len(found)])

    def newest(self, count: int, after: Source | None = None) -> list[Source]:
        """Return so many of them, the newest first; only those behind ``after``."""
        rows = self.order_by("-pk")
        return list((rows if after is None else rows.filter(pk__lt=after.pk))[:count])

    def unreviewed(self) -> Self:
        """Return those that are cited and that nobody vouches for."""
        return self.exclude(status="reviewed").filter(uses__gt=0)

    def with_lost_links(self) -> Self:
        """Return those with a dead link of which no copy is known."""
        links = apps.get_model("citations", "SourceLink").objects
        return self.filter(Exists(links.lost().filter(source=OuterRef("pk"))))

    def shared_stems(self, count: int, after: str = "") -> list[str]:
        """Return so many stems of titles that several have, those behind ``after``."""
        rows = self.exclude(title_stem="").filter(title_stem__gt=after)
        stems = rows.order_by("title_stem").values_list("title_stem", flat=True)
        return list(stems.annotate(number=Count("*")).filter(number__gt=1)[:count])

    def of_stems(self, stems: Iterable[str], most: int) -> Self:
        """Return the first ``most`` of each of these stems of titles, side by side."""
        place = Window(RowNumber(), partition_by="title_stem", order_by="pk")
        rows = self.filter(title_stem__in=stems).annotate(place=place)
        return rows.filter(place__lte=most).order_by("title_stem", "pk")

    def with_counts(self, person: Person) -> Self:
        """Add ``citation_count``, of citations on pages that ``person`` may read."""
        if not readable(person):
            return self.annotate(citation_count=F("uses"))
        counted = Q(citations__page__in=Page.objects.visible_to(person))
        return self.annotate(citation_count=Count("citations", filter=counted))

    def count_in(self, differences: Mapping[int, tuple[int, int]]) -> None:
        """Count so many more uses and pages for each source, by primary key.

        They are locked in one order, so that two who count do not wait for each other.
        """
        in_order = sorted(differences.items())
        alike = [
            ([source for source, _ in rows], uses, pages)
            for (uses, pages), rows in groupby(in_order, key=itemgetter(1))
        ]
        if len(alike) < len(in_order):  # a statement with several has its own order
            list(self.filter(pk__in=differences).locked())
        for keys, uses, pages in alike:
            self.filter(pk__in=keys).update(
                uses=F("uses") + uses, page_count=F("page_count") + pages
            )

    def recount(self) -> None:
        """Count how often each of these is cited, and on how many pages."""
        with transaction.atomic(using=self.db):
            rows = self.filter(pk__in=list(self.locked()))
            cited = rows.filter(pk=OuterRef("pk"))
            uses = cited.annotate(number=Count("citations"))
            pages = cited.annotate(number=Count("citations__page", distinct=True))
            rows.update(
                uses=Subquery(uses.values("number")),
                page_count=Subquery(pages.values("number")),
            )

    def locked(self) -> models.QuerySet[Source, int]:
        """Lock these against those who count; return their primary keys in one order.

        Whoever cites a source meanwhile need not wait.
        """
        rows = self.order_by("pk").select_for_update(no_key=True)
        return rows.values_list("pk", flat=True)

    def _named(self, identity: Identity) -> Self:
        if identity.scheme == "key":
            return self.filter(key=identity.value)
        named = self._identified(value=identity.value, scheme=identity.scheme)
        return self.filter(pk__in=named)

    def _identified(self, **conditions: str) -> models.QuerySet[models.Model, Any]:
        """Return the primary keys of sources with such an identifier."""
        identifiers = apps.get_model("citations", "SourceIdentifier")._base_manager
        found: models.QuerySet[models.Model, Any] = identifiers.filter(**conditions)
        return found.values("source")


class SourceLinkQuerySet(models.QuerySet["SourceLink"]):
    """Questions about addresses of sources."""

    def due(self, now: datetime) -> Self:
        """Return those that are to be asked by now, the longest waiting first."""
        return self.filter(next_check__lte=now).order_by("next_check", "pk")

    def lost(self) -> Self:
        """Return those that are dead and of which no copy is known."""
        return self.filter(state="dead", archive_address="")


class Counts(NamedTuple):
    """How often a source is cited, and on how many pages."""

    uses: int
    pages: int


class CitationQuerySet(models.QuerySet["Citation"]):
    """Questions about citations."""

    def visible_to(self, person: Person) -> Self:
        """Return those on pages that ``person`` may read."""
        if not readable(person):
            return self
        return self.filter(page__in=Page.objects.visible_to(person))

    def of(self, source: Source) -> Self:
        """Return the citations of one source."""
        return self.filter(source=source)

    def counts(self, source: Source, person: Person) -> Counts:
        """Return how often a source is cited where ``person`` may read it.

        Whoever may read everything is told what the source itself keeps.
        """
        if not readable(person):
            return Counts(source.uses, source.page_count)
        # Each page that cites it does so a first time.
        on_pages = Count("pk", filter=Q(occurrence=1))
        rows = self.visible_to(person).of(source).order_by()
        return Counts(**rows.aggregate(uses=Count("pk"), pages=on_pages))

    def for_list(self) -> Self:
        """Bring along the page of each, without its text; for those of one source.

        The uses of a page stand together and in its order.
        """
        rows = self.select_related("page").order_by("page_id", "occurrence")
        place = ("source", "section", "anchor", "sentence", "locator", "quote")
        return rows.only(*place, "page__path", "page__title")


class CitationEventQuerySet(models.QuerySet["CitationEvent"]):
    """Questions about what revisions did to sources."""

    def visible_to(self, person: Person) -> Self:
        """Return those on pages that ``person`` may read."""
        if not readable(person):
            return self
        return self.filter(page__in=Page.including_deleted.visible_to(person))

    def first_of(self, source: Source) -> CitationEvent | None:
        """Return the event by which a source came into the wiki, None for none."""
        rows = self.filter(source=source, before=0).for_list()
        return rows.order_by("created", "pk").first()

    def newest_of(self, source: Source, number: int) -> Self:
        """Return the last events of a source, as ``for_list`` does."""
        return self.filter(source=source).for_list()[:number]

    def for_list(self) -> Self:
        """Bring along revision, author and page, but no text; newest first."""
        rows = self.select_related("revision__author", "page")
        return rows.defer(
            "revision__origins", "page__text", "page__html", "page__contents"
        ).order_by("-created", "-pk")


def values_of(identities: Iterable[Identity], scheme: str) -> list[str]:
    """Return the values of the identities of one scheme."""
    return sorted({one.value for one in identities if one.scheme == scheme})
