"""Finds the sources that works are, and makes those that nobody has cited before."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.db.models import Q

from wiki.access.decisions import Person
from wiki.citations.errors import SourceMissing
from wiki.citations.identities import LONGEST_HOST, Identity, host_in
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
from wiki.citations.refreshing import references_changed

_TYPES = {
    "doi": SourceType.JOURNAL_ARTICLE,
    "pmid": SourceType.JOURNAL_ARTICLE,
    "arxiv": SourceType.ARTICLE,
    "openreview": SourceType.CONFERENCE_PAPER,
    "isbn": SourceType.BOOK,
    "youtube": SourceType.FILM,
}
KEY = "key"
# Conditions that a query can hold.
_STEMS_AT_ONCE = 200
_VALUES_AT_ONCE = 10_000


def sources_of(works: Sequence[Work]) -> list[Source | None]:
    """Return the source of each work; None where its key is of none.

    New ones are made. What is known already is left as it is, but for identifiers and
    addresses that nobody had named before. The number of queries does not grow with
    what is new.
    """
    while True:
        known = known_sources(works)
        named = set(known)
        new: list[_New] = []
        sources = [_source_of(work, known, new) for work in works]
        fresh = {one: known[one] for one in sorted(known.keys() - named)}
        try:
            _write(new, fresh)
        except IntegrityError:
            continue  # somebody else made one at the same moment: it is known now
        made = {one.source.pk for one in new}
        _note_addresses(zip(works, sources, strict=True), made)
        have_completed(made)
        unshown = {one.pk for one in sources if one and not one.shown}
        references_changed(unshown | {source.pk for source in fresh.values()})
        return sources


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


def known_sources(works: Iterable[Work]) -> dict[Identity, Source]:
    """Return all sources that go by any identity of these works: two queries."""
    identities = {identity for work in works for identity in work.identities}
    known: dict[Identity, Source] = {}
    named = sorted(one for one in identities if one.scheme != KEY)
    for start in range(0, len(named), _VALUES_AT_ONCE):
        known |= _identified(named[start : start + _VALUES_AT_ONCE])
    if keys := values_of(identities, KEY):
        rows = Source.objects.select_related("merged_into").filter(key__in=keys)
        known |= {Identity(KEY, one.key): one.merged_into or one for one in rows}
    return known


def _identified(identities: Iterable[Identity]) -> dict[Identity, Source]:
    """Return the sources of identities of which none is a key."""
    condition = Q()
    by_scheme = groupby(identities, key=lambda one: one.scheme)
    for scheme, some in by_scheme:
        condition |= Q(scheme=scheme, value__in=[one.value for one in some])
    rows = SourceIdentifier.objects.filter(condition).select_related("source")
    return {Identity(row.scheme, row.value): row.source for row in rows}


@dataclass(frozen=True, slots=True)
class _New:
    """A source without a row, and the key that would suit it."""

    source: Source
    stem: str


def _source_of(
    work: Work, known: dict[Identity, Source], new: list[_New]
) -> Source | None:
    """Return the source of a work, made if need be; all its identities are known then.

    A key names no new one.
    """
    identities = [one for one in work.identities if one.scheme != KEY]
    source = next((known[one] for one in work.identities if one in known), None)
    if source is None and identities:
        source = _made(work, identities[0])
        stem = stem_of(identities[0], work.authors, work.title, work.date)
        new.append(_New(source, stem))
    if source is not None:
        for identity in identities:
            known.setdefault(identity, source)
    return source


def _made(work: Work, identity: Identity) -> Source:
    source = Source(
        type=_TYPES.get(identity.scheme, SourceType.WEBPAGE),
        title=work.title,
        authors=list(work.authors),
        date=work.date,
        host=_host_of(work),
    )
    source.take_stems()
    return source


def _host_of(work: Work) -> str:
    """Return the host of a work's own address, "" for one known by identifiers."""
    addresses = values_of(work.identities, "url")
    return host_in(addresses[0])[:LONGEST_HOST] if addresses else ""


def _write(new: Sequence[_New], identities: Mapping[Identity, Source]) -> None:
    """Write sources and what is known by which; raise ``IntegrityError`` if one is.

    All who write do so in one order, so that two do not wait for each other.
    """
    if not identities:
        return
    with transaction.atomic():
        _give_keys(new)
        rows = sorted((one.source for one in new), key=lambda source: source.key)
        Source.objects.bulk_create(rows)
        SourceIdentifier.objects.bulk_create(
            [
                SourceIdentifier(source=source, scheme=one.scheme, value=one.value)
                for one, source in identities.items()
            ]
        )


def _give_keys(new: Sequence[_New]) -> None:
    """Give each source the key that suits it, or the next that nobody has."""
    stems = sorted({one.stem for one in new})
    taken: set[str] = set()
    for start in range(0, len(stems), _STEMS_AT_ONCE):
        begins = Q()
        for stem in stems[start : start + _STEMS_AT_ONCE]:
            begins |= Q(key__startswith=stem)
        taken.update(Source.objects.filter(begins).values_list("key", flat=True))
    for one in new:
        one.source.key = free_key(one.stem, taken)
        taken.add(one.source.key)


def _note_addresses(
    pairs: Iterable[tuple[Work, Source | None]], made: Container[int]
) -> None:
    """Keep the addresses that were written, to be asked whether they answer.

    A source in ``made`` has none yet.
    """
    wanted = {
        (source.pk, address)
        for work, source in pairs
        if source is not None
        for address in work.addresses
        if len(address) <= LONGEST_ADDRESS and urlsplit(address).netloc
    }
    if old := {source for source, _ in wanted if source not in made}:
        rows = SourceLink.objects.filter(source__in=old)
        wanted -= set(rows.values_list("source_id", "address"))
    SourceLink.objects.bulk_create(
        [SourceLink(source_id=pk, address=address) for pk, address in sorted(wanted)],
        ignore_conflicts=True,
    )
    have_copied({pk for pk, _ in wanted})
    references_changed({pk for pk, _ in wanted if pk not in made})
