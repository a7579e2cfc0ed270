"""Which sources may be one work, and which are near one: by host, by author.

Suggestions for people to look at. Each looks at a bounded number of rows that an index
finds (``wiki.citations.stems``), however many sources there are.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from wiki.access.decisions import Person
from wiki.citations.models import Source
from wiki.citations.querysets import SourceQuerySet
from wiki.citations.stems import numbers_in, plain_title

_LOOKED_AT = 30
_SHOWN = 5
_COMPARED = 200  # characters of a title
_ALIKE = 0.85


def possible_duplicates(source: Source, person: Person) -> list[Source]:
    """Return sources of the same year whose titles say the same, or nearly."""
    if not source.title_stem:
        return []
    rows = Source.objects.visible_to(person).filter(title_stem=source.title_stem)
    candidates = rows.current().exclude(pk=source.pk).order_by("pk")[:_LOOKED_AT]
    alike = [one for one in candidates if are_alike(one.title, source.title)]
    return alike[:_SHOWN]


def are_alike(one: str, other: str) -> bool:
    """Tell whether two titles may be of one work.

    Titles with other numbers are not: `Import AI 453` and `454` are two issues.
    """
    if numbers_in(one) != numbers_in(other):
        return False
    plain, other_plain = plain_title(one)[:_COMPARED], plain_title(other)[:_COMPARED]
    if plain == other_plain:
        return True
    matcher = SequenceMatcher(None, plain, other_plain, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def of_same_host(source: Source, person: Person) -> list[Source]:
    """Return the newest other sources on the host of one."""
    if not source.host:
        return []
    rows = Source.objects.visible_to(person).filter(host=source.host)
    return _newest(rows, source)


def of_same_author(source: Source, person: Person) -> list[Source]:
    """Return the newest other sources by the first author of one."""
    if not source.first_author:
        return []
    rows = Source.objects.visible_to(person).filter(first_author=source.first_author)
    return _newest(rows, source)


def _newest(sources: SourceQuerySet, besides: Source) -> list[Source]:
    rows = sources.current().exclude(pk=besides.pk).order_by("-pk")
    return list(rows.prefetch_related("links")[:_SHOWN])
