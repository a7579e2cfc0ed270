"""What is asked of the list of sources: words, an order, and what narrows it down.

It is written as a query, so that each answer has an address. What nobody could have
chosen is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict

from wiki.citations.facets import FACETS, FACETS_BY_NAME
from wiki.citations.querysets import SourceQuerySet

LONGEST_QUESTION = 200
MOST_CHOICES = 20
NEWEST = "newest"


class Choice(NamedTuple):
    """One value of one facet, by the facet's name."""

    facet: str
    value: str


@dataclass(frozen=True, slots=True)
class Selection:
    """Some of the sources: those that fit the question and, of each facet that is
    chosen from, one of the values chosen. The most cited come first, or the newest.
    """

    question: str = ""
    newest: bool = False
    choices: tuple[Choice, ...] = ()

    @classmethod
    def of(cls, asked: QueryDict) -> Selection:
        """Return what a query asks for."""
        choices = (
            Choice(facet.name, value)
            for facet in FACETS
            for value in asked.getlist(facet.name)
            if facet.has(value)
        )
        return cls(
            question=asked.get("q", "").replace("\0", "").strip()[:LONGEST_QUESTION],
            newest=asked.get("sort") == NEWEST,
            choices=tuple(dict.fromkeys(choices))[:MOST_CHOICES],
        )

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not self.question and not self.choices

    @property
    def query(self) -> str:
        """The selection as a query, "" for none; without the mark in front."""
        asked: list[tuple[str, str]] = list(self.choices)
        if self.question:
            asked.insert(0, ("q", self.question))
        if self.newest:
            asked.append(("sort", NEWEST))
        return urlencode(asked)

    def values(self, facet: str) -> Sequence[str]:
        """Return what is chosen of a facet."""
        return [choice.value for choice in self.choices if choice.facet == facet]

    def toggled(self, choice: Choice) -> Selection:
        """Return the selection with this choice, or without it where it was made."""
        if choice in self.choices:
            kept = tuple(one for one in self.choices if one != choice)
            return replace(self, choices=kept)
        return replace(self, choices=(*self.choices, choice))

    def narrow(self, rows: SourceQuerySet, *, besides: str = "") -> SourceQuerySet:
        """Return those of ``rows`` that were chosen, as if of ``besides`` none was."""
        for facet in FACETS:
            values = self.values(facet.name)
            if values and facet.name != besides:
                rows = facet.narrow(rows, values)
        return rows

    def labels(self) -> dict[Choice, str]:
        """Return the choices as people read them."""
        return {
            choice: FACETS_BY_NAME[choice.facet].label_of(choice.value)
            for choice in self.choices
        }
