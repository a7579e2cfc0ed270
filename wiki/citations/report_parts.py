"""What each report finds, a part at a time.

Every function returns the lines behind ``after``, the ``more`` of the part before (or
the first, for anything else), about ``number`` of them. An index finds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from typing import TypeVar

from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from wiki.access.decisions import Person
from wiki.citations.models import (
    Citation,
    DeclinedReminder,
    DomainPolicy,
    PageSources,
    Source,
    UncitedAddition,
)
from wiki.citations.policies import policed_hosts
from wiki.citations.querysets import SourceQuerySet
from wiki.citations.resembling import are_alike
from wiki.pages.models import Page, PageRevision

_MOST_OF_ONE_STEM = 20
_DIGITS = 19  # fewer than that are a number that a database can hold
_FROWNED_UPON = {
    DomainPolicy.Level.CAUTION,
    DomainPolicy.Level.DEPRECATED,
    DomainPolicy.Level.BLOCKED,
}
_Row = TypeVar("_Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Cell:
    """One fact, and where it leads, "" for nowhere."""

    text: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of a report; ``more`` is where it goes on, "" at its end."""

    lines: Sequence[tuple[Cell, ...]]
    more: str


def uncited_pages(person: Person, after: str, number: int) -> Part:
    """Return pages that cite nothing, the newest first."""
    rows = PageSources.objects.visible_to(person).resting_on(0)
    found = rows.newest(number + 1, _number(after))
    return _part(found, number, lambda row: (_page(row.page),))


def single_source_pages(person: Person, after: str, number: int) -> Part:
    """Return pages that cite one source, the newest first."""
    rows = PageSources.objects.visible_to(person).resting_on(1)
    found = rows.newest(number + 1, _number(after))
    first = Citation.objects.filter(page__in=[row.pk for row in found], occurrence=1)
    first = first.select_related("source").prefetch_related("source__links")
    sources = {citation.page_id: citation.source for citation in first}
    return _part(
        found, number, lambda row: (_page(row.page), _source(sources[row.page_id]))
    )


def uncited_paragraphs(person: Person, after: str, number: int) -> Part:
    """Return revisions that added paragraphs without a citation, newest first."""
    rows = UncitedAddition.objects.visible_to(person)
    mark = UncitedAddition.objects.filter(pk=_number(after) or 0).first()
    return _part(rows.newest(number + 1, mark), number, _addition)


def _addition(row: UncitedAddition) -> tuple[Cell, ...]:
    return (*_revision(row.page, row.revision), Cell(str(row.paragraphs)))


def declined_reminders(person: Person, after: str, number: int) -> Part:
    """Return what authors were reminded of and saved all the same, newest first."""
    rows = DeclinedReminder.objects.visible_to(person)
    return _part(rows.newest(number + 1, _number(after)), number, _declined)


def _declined(row: DeclinedReminder) -> tuple[Cell, ...]:
    if row.kind == DeclinedReminder.Kind.POLICY:
        about, reason = f"{row.host}: {row.get_level_display()}", ""
    else:
        about = str(row.get_kind_display())
        reason = ": ".join(filter(None, (str(row.get_reason_display()), row.words)))
    return (*_revision(row.page, row.revision), Cell(about), Cell(reason))


def dead_links(person: Person, after: str, number: int) -> Part:
    """Return dead links without a copy, those of the most cited sources first;
    ``number`` counts sources.
    """
    rows = _sources(person).with_lost_links()
    mark = Source.objects.filter(pk=_number(after) or 0).first()
    found = rows.prefetch_related("links").most_used(number + 1, mark)
    lines = [
        (
            _source(source),
            Cell(link.address),
            Cell(str(link.code or "")),
            Cell(str(source.uses)),
        )
        for source in found[:number]
        for link in source.links.all()
        if link.is_lost
    ]
    return Part(lines, _more(found, number))


def unreviewed_sources(person: Person, after: str, number: int) -> Part:
    """Return sources that nobody vouches for, the most cited first."""
    rows = _sources(person).unreviewed()
    return _most_used(
        rows,
        after,
        number,
        lambda source: (
            _source(source),
            Cell(source.get_status_display()),
            Cell(str(source.uses)),
        ),
    )


def policy_hits(person: Person, after: str, number: int) -> Part:
    """Return cited sources on hosts to be avoided, the most cited first."""
    policies = {
        host: policy
        for host, policy in policed_hosts(timezone.localdate()).items()
        if policy.level in _FROWNED_UPON
    }
    rows = _sources(person).filter(uses__gt=0).on_hosts(policies)
    return _most_used(
        rows,
        after,
        number,
        lambda source: (
            _source(source),
            Cell(source.host),
            Cell(policies[source.host].get_level_display()),
            Cell(policies[source.host].reason),
            Cell(str(source.uses)),
        ),
    )


def possible_duplicates(person: Person, after: str, number: int) -> Part:
    """Return pairs of sources that may be one work; ``number`` counts stems."""
    rows = _sources(person)
    stems = rows.shared_stems(number + 1, after)
    found = rows.of_stems(stems[:number], _MOST_OF_ONE_STEM).prefetch_related("links")
    more = stems[number - 1] if len(stems) > number else ""
    return Part([_pair(*pair) for pair in _alike(found)], more)


def _alike(sources: Iterable[Source]) -> Iterator[tuple[Source, Source]]:
    """Yield pairs that may be one work, of sources in the order of their stems."""
    for _stem, group in groupby(sources, key=lambda source: source.title_stem):
        for one, other in combinations(group, 2):
            if are_alike(one.title, other.title):
                yield one, other


def _pair(one: Source, other: Source) -> tuple[Cell, ...]:
    address = reverse("citations:merge", args=[other.key])
    return (
        _source(one),
        _source(other),
        Cell(gettext("compare and merge"), f"{address}?into={one.key}"),
    )


def _sources(person: Person) -> SourceQuerySet:
    return Source.objects.visible_to(person).current()


def _most_used(
    rows: SourceQuerySet,
    after: str,
    number: int,
    line: Callable[[Source], tuple[Cell, ...]],
) -> Part:
    """Return a part of a report about sources, the most cited first."""
    mark = Source.objects.filter(pk=_number(after) or 0).first()
    rows = rows.prefetch_related("links")
    return _part(rows.most_used(number + 1, mark), number, line)


def _part(
    rows: Sequence[_Row], number: int, line: Callable[[_Row], tuple[Cell, ...]]
) -> Part:
    """Return a part of ``number`` of these rows, one more of which shows that it goes
    on; rows are marked by their primary keys.
    """
    return Part([line(row) for row in rows[:number]], _more(rows, number))


def _more(rows: Sequence[Model], number: int) -> str:
    return str(rows[number - 1].pk) if len(rows) > number else ""


def _number(mark: str) -> int | None:
    return (
        int(mark) if mark.isascii() and mark.isdigit() and len(mark) < _DIGITS else None
    )


def _revision(page: Page, revision: PageRevision) -> tuple[Cell, ...]:
    """Return the page, and which revision of it, by whom and when."""
    revision.page = page  # brought along already
    before = reverse(
        "pages:diff", args=[page.path, revision.number - 1, revision.number]
    )
    address = before if revision.number > 1 else revision.get_absolute_url()
    return (
        _page(page),
        Cell(str(revision.number), address),
        Cell(revision.author_name),
        Cell(timezone.localtime(revision.created).strftime("%Y-%m-%d %H:%M")),
    )


def _page(page: Page) -> Cell:
    return Cell(page.title, page.get_absolute_url())


def _source(source: Source) -> Cell:
    return Cell(source.name, source.get_absolute_url())
