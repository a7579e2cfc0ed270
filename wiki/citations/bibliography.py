"""One screen of the list of sources, with how many there are of what.

Databases count rows one by one, so numbers are kept for a minute, and of those that
fit a question only the ``MOST_COUNTED`` most cited are counted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django.core.cache import cache
from django.utils.functional import Promise

from wiki.access.decisions import Person, readable
from wiki.citations.facets import FACETS, Facet
from wiki.citations.models import Source
from wiki.citations.querysets import SourceQuerySet
from wiki.citations.selecting import Choice, Selection

MOST_COUNTED = 1_000
_COUNTED_SECONDS = 60
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet; ``query`` leads to the list with it, or without it where
    it ``is_chosen``.
    """

    label: str
    number: int
    query: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """What can be chosen of one facet."""

    label: str | Promise
    values: list[Value]


@dataclass(frozen=True)
class Bibliography:
    """The sources that a person may know of and that a selection names."""

    selection: Selection
    person: Person

    @cached_property
    def rows(self) -> SourceQuerySet:
        """The sources, in no order."""
        return self.selection.narrow(self._base)

    def shown(self, number: int, after: Source | None) -> list[Source]:
        """Return so many sources behind ``after``, with how often each is cited."""
        rows = self.rows.with_counts(self.person).prefetch_related("links")
        in_order = rows.newest if self.selection.newest else rows.most_used
        return in_order(number, after)

    @cached_property
    def count(self) -> int:
        """How many there are; where ``is_cut``, of those that were counted."""
        return self._kept("", self.selection.narrow(self._counted).count)

    @cached_property
    def is_cut(self) -> bool:
        """Whether more fit the question than are counted."""
        return bool(self.selection.question) and len(self._fitting) > MOST_COUNTED

    def groups(self) -> list[Group]:
        """Return what can be chosen, facets of which nothing is there left out."""
        groups = (self._group(facet) for facet in FACETS)
        return [group for group in groups if group.values]

    def chosen(self) -> list[Value]:
        """Return what was chosen, to be taken back one by one."""
        return [
            self._value(choice, label, 0)
            for choice, label in self.selection.labels().items()
        ]

    @cached_property
    def _visible(self) -> SourceQuerySet:
        return Source.objects.visible_to(self.person).current()

    @cached_property
    def _fitting(self) -> list[int]:
        """The most cited sources that fit the question, one more than are counted."""
        rows = self._visible.matching(self.selection.question)
        ordered = rows.order_by("-uses", "key").values_list("pk", flat=True)
        return list(ordered[: MOST_COUNTED + 1])

    @cached_property
    def _base(self) -> SourceQuerySet:
        """What is narrowed down: looking for words a second time would be dear."""
        if self.selection.question and not self.is_cut:
            return Source.objects.filter(pk__in=self._fitting)
        return self._visible.matching(self.selection.question)

    @cached_property
    def _counted(self) -> SourceQuerySet:
        if self.selection.question:
            return Source.objects.filter(pk__in=self._fitting[:MOST_COUNTED])
        return self._visible

    def _group(self, facet: Facet) -> Group:
        rows = self.selection.narrow(self._counted, besides=facet.name)
        counted = dict(self._kept(facet.name, lambda: facet.count(rows)))
        for value in self.selection.values(facet.name):
            counted.setdefault(value, 0)
        return Group(
            facet.label,
            [
                self._value(Choice(facet.name, value), facet.label_of(value), number)
                for value, number in counted.items()
            ],
        )

    def _kept(self, facet: str, count: Callable[[], _T]) -> _T:
        """Return what was counted a moment ago, or count; "" stands for no facet."""
        whose = self.person.pk if readable(self.person) else "all"
        choices = [one for one in self.selection.choices if one.facet != facet]
        asked = repr((whose, self.selection.question, choices, facet))
        digest = hashlib.blake2b(asked.encode(), digest_size=16).hexdigest()
        key = f"citations:counts:{digest}"
        kept: _T | None = cache.get(key)
        if kept is None:
            kept = count()
            cache.set(key, kept, _COUNTED_SECONDS)
        return kept

    def _value(self, choice: Choice, label: str, number: int) -> Value:
        query = self.selection.toggled(choice).query
        return Value(label, number, query, choice in self.selection.choices)
