"""Follows every save: which sources a page cites, and what a revision changed in that.

All of it follows from texts, so that ``reindex_citations`` can make it anew and comes
to the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from django.db.models import F

from wiki.citations.finding import sources_of
from wiki.citations.locking import read_sources
from wiki.citations.models import Citation, CitationEvent, PageSources, Source
from wiki.citations.reading import digest_of, names_key, sentence_at, uses_in
from wiki.markup import Document, FootnoteFact
from wiki.markup.facts import Facts
from wiki.pages.changes import Change
from wiki.pages.models import Page, PageRevision

_LONGEST_HEADING = 255

Uses = Counter[int]
"""How often a text cites each source, by primary key; none is there that it does not.
"""


def record_citations(change: Change) -> None:
    """Bring the page's citations in line with its new text (PAGE_FOLLOWERS)."""
    read_sources()
    document = None if change.page.deleted else change.document
    before, after = write_citations(change.page, change.revision, document)
    write_events(change.page, change.revision, before, after)
    _count(before, after)


def reread_citations(change: Change) -> None:
    """Read the page's citations anew, its text being the same (REREAD_FOLLOWERS)."""
    read_sources()
    _count(*write_citations(change.page, change.revision, change.document))


def write_citations(
    page: Page, revision: PageRevision, document: Document | None
) -> tuple[Uses, Uses]:
    """Bring the page's citations in line with a document, no citations for None.

    Return what it cited before and what it does now; the sources are not counted anew.
    Rows that say the same are left alone, and notes that were there before are not read
    again.
    """
    there = _there(page)
    wanted = list(_places(document.facts, there)) if document else []
    _bring_in_line(page, revision, there, wanted)
    before, after = _uses(there), _uses(wanted)
    _count_sources(page, before, after)
    return before, after


def _count_sources(page: Page, before: Uses, after: Uses) -> None:
    """Keep how many sources a page cites; nothing of one that is deleted."""
    sources = len(after)
    if page.deleted:
        PageSources.objects.filter(page=page).delete()
    elif not before or sources != len(before):
        PageSources.objects.bulk_create(
            [PageSources(page=page, sources=sources)],
            update_conflicts=True,
            unique_fields=["page"],
            update_fields=["sources"],
        )


def write_events(page: Page, revision: PageRevision, before: Uses, after: Uses) -> None:
    """Note which sources a revision cites more or less often than the one before."""
    CitationEvent.objects.bulk_create(
        [
            CitationEvent(
                page=page,
                revision=revision,
                source_id=source,
                kind=CitationEvent.kind_of(before[source], after[source]),
                before=before[source],
                after=after[source],
                created=revision.created,
            )
            for source in _differing(before, after)
        ]
    )


def _count(before: Uses, after: Uses) -> None:
    """Have the sources know that a page cites them more or less often than before."""
    Source.objects.count_in(
        {
            source: (
                after[source] - before[source],
                bool(after[source]) - bool(before[source]),
            )
            for source in _differing(before, after)
        }
    )


def _differing(before: Uses, after: Uses) -> list[int]:
    """Return the sources that are not cited as often as before, in one order."""
    return sorted({source for source, _ in before.items() ^ after.items()})


class _Said(NamedTuple):
    """What a citation says, wherever on its page it stands."""

    digest: str
    section: str
    anchor: str
    locator: str
    quote: str
    sentence: str


class _Place(NamedTuple):
    """A citation without its page, as quick to make and to compare as can be.

    ``pk`` is 0 for one that has no row yet.
    """

    pk: int
    source: int
    occurrence: int
    footnote: int
    position: int
    said: _Said


def _there(page: Page) -> list[_Place]:
    """Return the citations that a page has, in the order of its text."""
    rows = Citation.objects.filter(page=page).order_by("position", "pk")
    where = ("pk", "source_id", "occurrence", "footnote", "position")
    return [
        _Place(pk, source, occurrence, footnote, position, _Said(*said))
        for pk, source, occurrence, footnote, position, *said in rows.values_list(
            *where, "digest", "section", "anchor", "locator", "quote", "sentence"
        )
    ]


def _bring_in_line(
    page: Page,
    revision: PageRevision,
    there: Iterable[_Place],
    wanted: Iterable[_Place],
) -> None:
    """Write what makes the one into the other. What only moved is moved together."""
    left = {(row.source, row.occurrence): row for row in there}
    moved: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    new = []
    for row in wanted:
        same = left.get((row.source, row.occurrence))
        if same is None or same.said != row.said:
            new.append(row)
            continue
        del left[row.source, row.occurrence]
        distance = (row.position - same.position, row.footnote - same.footnote)
        if distance != (0, 0):
            moved[distance].append(same.pk)
    if left:
        Citation.objects.filter(pk__in=[row.pk for row in left.values()]).delete()
    for (characters, notes), keys in moved.items():
        Citation.objects.filter(pk__in=keys).update(
            position=F("position") + characters, footnote=F("footnote") + notes
        )
    Citation.objects.bulk_create(
        [
            Citation(
                page=page,
                revision=revision,
                source_id=row.source,
                occurrence=row.occurrence,
                footnote=row.footnote,
                position=row.position,
                digest=row.said.digest,
                section=row.said.section,
                anchor=row.said.anchor,
                locator=row.said.locator,
                quote=row.said.quote,
                sentence=row.said.sentence,
            )
            for row in new
        ]
    )


class _Known(NamedTuple):
    """What a note cites, once the work is known to be a source."""

    source: int
    locator: str
    quote: str


def _places(facts: Facts, there: Sequence[_Place]) -> Iterator[_Place]:
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
            said = _Said(digest, title, anchor, one.locator, one.quote, sentence)
            yield _Place(
                pk=0,
                source=one.source,
                occurrence=occurrences[one.source],
                footnote=note.number,
                position=note.start,
                said=said,
            )


def _known(
    notes: Iterable[FootnoteFact], digests: Mapping[int, str], there: Sequence[_Place]
) -> Mapping[str, list[_Known]]:
    """Return what each note cites, by its digest; what is there already is not read."""
    known: dict[str, list[_Known]] = {}
    first: dict[str, int] = {}
    for row in there:
        if first.setdefault(row.said.digest, row.footnote) == row.footnote:
            one = _Known(row.source, row.said.locator, row.said.quote)
            known.setdefault(row.said.digest, []).append(one)
    fresh = {
        digests[note.number]: uses_in(note)
        for note in notes
        if digests[note.number] not in known or names_key(note)
    }
    sources = iter(sources_of([use.work for uses in fresh.values() for use in uses]))
    for digest, uses in fresh.items():
        found = [(next(sources), use) for use in uses]
        known[digest] = [
            _Known(source.pk, use.locator, use.quote) for source, use in found if source
        ]
    return known


def _heading(facts: Facts, section: int) -> tuple[str, str]:
    """Return the title and the anchor of a section, empty before the first."""
    if not section:
        return "", ""
    heading = facts.headings[section - 1]
    return heading.title[:_LONGEST_HEADING], heading.id[:_LONGEST_HEADING]


def _uses(places: Iterable[_Place]) -> Uses:
    return Counter(place.source for place in places)
