"""Follows every save: which sources a page cites, and what a revision changed in that.

All of it follows from texts, so that ``reindex_citations`` can make it anew and comes
to the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from wiki.citations.finding import sources_of
from wiki.citations.locking import read_sources
from wiki.citations.models import Citation, CitationEvent, PageSources, Source
from wiki.citations.reading import digest_of, sentence_at, uses_in
from wiki.markup import Document, FootnoteFact
from wiki.markup.facts import Facts
from wiki.pages.changes import Change
from wiki.pages.models import Page, PageRevision

_LONGEST_HEADING = 255
_SAID = (
    "digest",
    "section",
    "anchor",
    "locator",
    "quote",
    "sentence",
)


def record_citations(change: Change) -> None:
    """Bring the page's citations in line with its new text (PAGE_FOLLOWERS)."""
    read_sources()
    document = None if change.page.deleted else change.document
    before, after = write_citations(change.page, change.revision, document)
    write_events(change.page, change.revision, before, after)


def reread_citations(change: Change) -> None:
    """Read the page's citations anew, its text being the same (REREAD_FOLLOWERS)."""
    read_sources()
    write_citations(change.page, change.revision, change.document)


def write_citations(
    page: Page, revision: PageRevision, document: Document | None
) -> tuple[set[int], set[int]]:
    """Bring the page's citations in line with a document, no citations for None.

    Return the sources it cited before and those it does now. Rows that say the same
    are left alone, and notes that were there before are not read again.
    """
    there = list(Citation.objects.filter(page=page).order_by("position", "pk"))
    facts = document.facts if document else None
    wanted = list(_rows(page, revision, facts, there)) if facts else []
    _bring_in_line(there, wanted)
    _count_sources(page, there, wanted)
    if changed := _numbers(there) ^ _numbers(wanted):
        # After the commit, since only then does everybody's count see all rows.
        sources = Source.objects.filter(pk__in={source for source, _ in changed})
        transaction.on_commit(sources.recount)
    return _sources_in(there), _sources_in(wanted)


def _count_sources(
    page: Page, there: Sequence[Citation], wanted: Sequence[Citation]
) -> None:
    """Keep how many sources a page cites; nothing of one that is deleted."""
    sources = len(_sources_in(wanted))
    if page.deleted:
        PageSources.objects.filter(page=page).delete()
    elif not there or sources != len(_sources_in(there)):
        PageSources.objects.bulk_create(
            [PageSources(page=page, sources=sources)],
            update_conflicts=True,
            unique_fields=["page"],
            update_fields=["sources"],
        )


def _bring_in_line(there: Sequence[Citation], wanted: Sequence[Citation]) -> None:
    """Write what makes the one into the other. What only moved is moved together."""
    left = {(row.source_id, row.occurrence): row for row in there}
    moved: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    new = []
    for row in wanted:
        same = left.get((row.source_id, row.occurrence))
        if same is None or _said(same) != _said(row):
            new.append(row)
            continue
        del left[row.source_id, row.occurrence]
        distance = (row.position - same.position, row.footnote - same.footnote)
        if distance != (0, 0):
            moved[distance].append(same.pk)
    if left:
        Citation.objects.filter(pk__in=[row.pk for row in left.values()]).delete()
    for (characters, notes), keys in moved.items():
        Citation.objects.filter(pk__in=keys).update(
            position=F("position") + characters, footnote=F("footnote") + notes
        )
    Citation.objects.bulk_create(new)


def write_events(
    page: Page, revision: PageRevision, before: set[int], after: set[int]
) -> None:
    """Note which sources a revision began to cite and which it no longer does."""
    changes = [
        *((source, CitationEvent.Kind.ADDED) for source in sorted(after - before)),
        *((source, CitationEvent.Kind.REMOVED) for source in sorted(before - after)),
    ]
    CitationEvent.objects.bulk_create(
        [
            CitationEvent(
                page=page,
                revision=revision,
                source_id=source,
                kind=kind,
                created=revision.created,
            )
            for source, kind in changes
        ]
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What a note cites, once the work is known to be a source."""

    source: int
    locator: str
    quote: str


def _rows(
    page: Page, revision: PageRevision, facts: Facts, there: Sequence[Citation]
) -> Iterable[Citation]:
    """Yield the citations of a text, in its order."""
    occurrences: Counter[int] = Counter()
    digests = {note.number: digest_of(note) for note in facts.footnotes}
    known = _known(facts.footnotes, digests, there)
    for note in facts.footnotes:
        digest = digests[note.repeats or note.number]
        title, anchor = _heading(facts, note.section)
        sentence = sentence_at(facts.plain_text, note.place) if known[digest] else ""
        for one in known[digest]:
            occurrences[one.source] += 1
            yield Citation(
                page=page,
                revision=revision,
                source_id=one.source,
                footnote=note.number,
                digest=digest,
                occurrence=occurrences[one.source],
                position=note.start,
                section=title,
                anchor=anchor,
                locator=one.locator,
                quote=one.quote,
                sentence=sentence,
            )


def _known(
    notes: Iterable[FootnoteFact], digests: Mapping[int, str], there: Sequence[Citation]
) -> Mapping[str, list[_Known]]:
    """Return what each note cites, by its digest; what is there already is not read."""
    known: dict[str, list[_Known]] = {}
    first: dict[str, int] = {}
    for row in there:
        if first.setdefault(row.digest, row.footnote) == row.footnote:
            one = _Known(row.source_id, row.locator, row.quote)
            known.setdefault(row.digest, []).append(one)
    fresh = {
        digests[note.number]: uses_in(note)
        for note in notes
        if digests[note.number] not in known or _names_key(note)
    }
    sources = iter(sources_of([use.work for uses in fresh.values() for use in uses]))
    for digest, uses in fresh.items():
        found = [(next(sources), use) for use in uses]
        known[digest] = [
            _Known(source.pk, use.locator, use.quote) for source, use in found if source
        ]
    return known


def _names_key(note: FootnoteFact) -> bool:
    """Tell whether a note names a source by its key, which may get or lose a source."""
    return any(link.target.startswith("/source/") for link in note.links)


def _heading(facts: Facts, section: int) -> tuple[str, str]:
    """Return the title and the anchor of a section, empty before the first."""
    if not section:
        return "", ""
    heading = facts.headings[section - 1]
    return heading.title[:_LONGEST_HEADING], heading.id[:_LONGEST_HEADING]


def _sources_in(rows: Iterable[Citation]) -> set[int]:
    return {row.source_id for row in rows}


def _numbers(rows: Iterable[Citation]) -> set[tuple[int, int]]:
    """Return how often each source is cited, as pairs."""
    return set(Counter(row.source_id for row in rows).items())


def _said(row: Citation) -> Sequence[object]:
    return [getattr(row, name) for name in _SAID]
