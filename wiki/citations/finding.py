"""Finds the sources that works are, and makes those that nobody has cited before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.db.models import Q

from wiki.access.decisions import Person
from wiki.citations.errors import SourceMissing
from wiki.citations.identities import Identity, host_in
from wiki.citations.keys import free_key, stem_of
from wiki.citations.lookups.tasks import have_completed, have_copied
from wiki.citations.models import (
    LONGEST_ADDRESS,
    Source,
    SourceIdentifier,
    SourceLink,
    SourceType,
)
from wiki.citations.querysets import values_of
from wiki.citations.reading import Work

_LONGEST_HOST = 255
_TYPES = {
    "doi": SourceType.JOURNAL_ARTICLE,
    "pmid": SourceType.JOURNAL_ARTICLE,
    "arxiv": SourceType.ARTICLE,
    "openreview": SourceType.CONFERENCE_PAPER,
    "isbn": SourceType.BOOK,
    "youtube": SourceType.FILM,
}
KEY = "key"


def sources_of(works: Sequence[Work]) -> list[Source | None]:
    """Return the source of each work; None where its key is of none.

    New ones are made. What is known already is left as it is, but for identifiers and
    addresses that nobody had named before. Three queries if there is nothing new.
    """
    known = _known(works)
    there = {source.pk for source in known.values()}
    found: list[Source | None] = []
    for work in works:
        source = _one_of(known, work.identities)
        if source is None and (source := _made(work)):
            known[_nameable(work)[0]] = source
        if source is not None:
            _learn(known, source, work)
        found.append(source)
    _note_addresses(zip(works, found, strict=True))
    have_completed({source.pk for source in found if source} - there)
    return found


def source_with(key: str) -> Source | None:
    """Return the source of a key, the one it was merged into if it was."""
    source = Source.objects.select_related("merged_into").filter(key=key).first()
    return (source.merged_into or source) if source else None


def source_for(person: Person, key: str) -> Source:
    """Return the source of a key, as ``source_with`` does.

    Raise ``SourceMissing`` where there is none that this person may know of.
    """
    source = source_with(key)
    if source and Source.objects.visible_to(person).filter(pk=source.pk).exists():
        return source
    raise SourceMissing(key)


def _known(works: Iterable[Work]) -> dict[Identity, Source]:
    """Return all sources that go by any of these identities."""
    identities = {identity for work in works for identity in work.identities}
    condition = Q()
    for scheme in {identity.scheme for identity in identities} - {KEY}:
        values = values_of(identities, scheme)
        condition |= Q(scheme=scheme, value__in=values)
    known: dict[Identity, Source] = {}
    if condition:
        rows = SourceIdentifier.objects.filter(condition).select_related("source")
        known = {Identity(row.scheme, row.value): row.source for row in rows}
    for key in values_of(identities, KEY):
        if source := source_with(key):
            known[Identity(KEY, key)] = source
    return known


def _nameable(work: Work) -> list[Identity]:
    """Return what a source of this work would be known by; a key names no new one."""
    return [one for one in work.identities if one.scheme != KEY]


def _one_of(
    known: dict[Identity, Source], identities: Iterable[Identity]
) -> Source | None:
    return next((known[one] for one in identities if one in known), None)


def _made(work: Work) -> Source | None:
    """Return a new source, or the one that somebody else made at the same moment."""
    identities = _nameable(work)
    if not identities:
        return None
    first = identities[0]
    stem = stem_of(first, work.authors, work.title, work.date)
    while True:
        try:
            with transaction.atomic():
                return _create(work, first, free_key(stem, _taken(stem)))
        except IntegrityError:
            if source := _one_of(_known([work]), identities):
                return source


def _taken(stem: str) -> set[str]:
    return set(
        Source.objects.filter(key__startswith=stem).values_list("key", flat=True)
    )


def _create(work: Work, identity: Identity, key: str) -> Source:
    source = Source.objects.create(
        key=key,
        type=_TYPES.get(identity.scheme, SourceType.WEBPAGE),
        title=work.title,
        authors=list(work.authors),
        date=work.date,
        host=_host_of(work),
    )
    SourceIdentifier.objects.create(
        source=source, scheme=identity.scheme, value=identity.value
    )
    return source


def _host_of(work: Work) -> str:
    """Return the host of a work's own address, "" for one known by identifiers."""
    addresses = values_of(work.identities, "url")
    return host_in(addresses[0])[:_LONGEST_HOST] if addresses else ""


def _learn(known: dict[Identity, Source], source: Source, work: Work) -> None:
    """Note the identities of a work that nobody goes by yet."""
    fresh = [one for one in _nameable(work) if one not in known]
    if not fresh:
        return
    SourceIdentifier.objects.bulk_create(
        [
            SourceIdentifier(source=source, scheme=one.scheme, value=one.value)
            for one in fresh
        ],
        ignore_conflicts=True,
    )
    known.update(dict.fromkeys(fresh, source))


def _note_addresses(pairs: Iterable[tuple[Work, Source | None]]) -> None:
    """Keep the addresses that were written, to be asked whether they answer."""
    wanted = {
        (source.pk, address): source
        for work, source in pairs
        if source is not None
        for address in work.addresses
        if len(address) <= LONGEST_ADDRESS and urlsplit(address).netloc
    }
    sources = {pk for pk, _ in wanted}
    rows = SourceLink.objects.filter(source__in=sources)
    there = set(rows.values_list("source_id", "address"))
    fresh = [pair for pair in wanted if pair not in there]
    SourceLink.objects.bulk_create(
        [SourceLink(source=wanted[pair], address=pair[1]) for pair in fresh],
        ignore_conflicts=True,
    )
    have_copied({pk for pk, _ in fresh})
