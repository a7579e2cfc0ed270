"""By what the list of sources can be narrowed down, and how many there are of each.

Each facet is one declaration: which values it has, what they are called, which sources
they leave, and how these are counted. Each count is one query on columns with an index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.db.models import Count
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wiki.citations.identities import LONGEST_HOST
from wiki.citations.models import DomainPolicy, Health, SourceLink, SourceType
from wiki.citations.policies import policed_hosts
from wiki.citations.querysets import SourceQuerySet

Counts: TypeAlias = list[tuple[str, int]]

MOST_VALUES = 12
_YEARS = range(1, 3000)


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the list down.

    ``count`` returns ``MOST_VALUES`` values at most, in the order in which people look
    for them, each with the number of sources that have it.
    """

    name: str
    label: str | Promise
    has: Callable[[str], bool]
    label_of: Callable[[str], str]
    narrow: Callable[[SourceQuerySet, Sequence[str]], SourceQuerySet]
    count: Callable[[SourceQuerySet], Counts]


def _count_types(rows: SourceQuerySet) -> Counts:
    counted = rows.order_by().values_list("type").annotate(number=Count("*"))
    return list(counted.order_by("-number", "type")[:MOST_VALUES])


def _count_hosts(rows: SourceQuerySet) -> Counts:
    named = rows.exclude(host="").order_by().values_list("host")
    counted = named.annotate(number=Count("*"))
    return list(counted.order_by("-number", "host")[:MOST_VALUES])


def _count_years(rows: SourceQuerySet) -> Counts:
    dated = rows.exclude(year=None).order_by().values_list("year")
    counted = dated.annotate(number=Count("*")).order_by("-year")[:MOST_VALUES]
    return [(str(year), number) for year, number in counted]


def _of_years(rows: SourceQuerySet, values: Sequence[str]) -> SourceQuerySet:
    return rows.of_years(int(value) for value in values)


def _count_health(rows: SourceQuerySet) -> Counts:
    """Count what needs somebody's hand: most links are well, and many not checked."""
    links = SourceLink.objects.filter(state__in=_UNWELL, source__in=rows.order_by())
    there = links.order_by().values_list("state")
    counted = there.annotate(number=Count("source", distinct=True))
    return list(counted.order_by("-number", "state"))


def _under_policies(rows: SourceQuerySet, values: Sequence[str]) -> SourceQuerySet:
    policies = policed_hosts(timezone.localdate())
    return rows.on_hosts(host for host, one in policies.items() if one.level in values)


def _count_policies(rows: SourceQuerySet) -> Counts:
    policies = policed_hosts(timezone.localdate())
    if not policies:
        return []
    there = rows.on_hosts(policies).order_by().values_list("host")
    numbers: Counter[str] = Counter()
    for host, number in there.annotate(number=Count("*")):
        numbers[policies[host].level] += number
    return [(level, numbers[level]) for level in _LEVELS if numbers[level]]


def _is_year(value: str) -> bool:
    return value.isascii() and value.isdigit() and int(value[:5]) in _YEARS


def _is_host(value: str) -> bool:
    return 0 < len(value) <= LONGEST_HOST and value.isprintable()


_UNWELL = sorted({*Health} - {Health.UNCHECKED, Health.ALIVE})
_LEVELS: list[str] = DomainPolicy.Level.values

FACETS = (
    Facet(
        "type",
        _("Kind"),
        has=SourceType.values.__contains__,
        label_of=lambda value: SourceType(value).label,
        narrow=SourceQuerySet.of_types,
        count=_count_types,
    ),
    Facet(
        "host",
        _("Host"),
        has=_is_host,
        label_of=str,
        narrow=SourceQuerySet.on_hosts,
        count=_count_hosts,
    ),
    Facet(
        "year",
        _("Year"),
        has=_is_year,
        label_of=str,
        narrow=_of_years,
        count=_count_years,
    ),
    Facet(
        "health",
        _("Links"),
        has=Health.values.__contains__,
        label_of=lambda value: Health(value).label,
        narrow=SourceQuerySet.in_health,
        count=_count_health,
    ),
    Facet(
        "policy",
        _("Policy"),
        has=_LEVELS.__contains__,
        label_of=lambda value: DomainPolicy.Level(value).label,
        narrow=_under_policies,
        count=_count_policies,
    ),
)
FACETS_BY_NAME = {facet.name: facet for facet in FACETS}
