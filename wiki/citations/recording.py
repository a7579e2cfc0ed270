"""Follows every save: which sources a page cites, and what a revision changed in that.

All of it follows from texts, so that ``reindex_citations`` can make it anew and comes
to the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import transaction

from wiki.citations.finding import sources_of
from wiki.citations.locking import read_sources
from wiki.citations.models import Citation, CitationEvent, Source
from wiki.citations.reading import Cited, read_citations
from wiki.markup import Document
from wiki.markup.facts import Facts
from wiki.pages.changes import Change
from wiki.pages.models import Page, PageRevision

_LONGEST_HEADING = 255
_READ = (
    "source_id",
    "footnote",
    "occurrence",
    "position",
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
    before = set(
        Citation.objects.filter(page=change.page).values_list("source_id", flat=True)
    )
    citations = write_citations(change.page, change.revision, document)
    after = {citation.source_id for citation in citations}
    write_events(change.page, change.revision, before, after)


def reread_citations(change: Change) -> None:
    """Read the page's citations anew, its text being the same (REREAD_FOLLOWERS)."""
    read_sources()
    write_citations(change.page, change.revision, change.document)


def write_citations(
    page: Page, revision: PageRevision, document: Document | None
) -> list[Citation]:
    """Replace the page's citations by those of a document; none for None.

    Rows that say the same are left alone.
    """
    wanted = _citations(page, revision, document.facts) if document else []
    there = list(Citation.objects.filter(page=page))
    if [_said(row) for row in there] == [_said(row) for row in wanted]:
        Citation.objects.filter(page=page).update(revision=revision)
        return there
    Citation.objects.filter(pk__in=[row.pk for row in there]).delete()
    written = Citation.objects.bulk_create(wanted)
    changed = _numbers(there) ^ _numbers(written)
    # After the commit, since only then does everybody's count see everybody's rows.
    sources = Source.objects.filter(pk__in={source for source, _ in changed})
    transaction.on_commit(sources.recount)
    return written


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
            CitationEvent(page=page, revision=revision, source_id=source, kind=kind)
            for source, kind in changes
        ]
    )


def _citations(page: Page, revision: PageRevision, facts: Facts) -> list[Citation]:
    cited = read_citations(facts)
    sources = sources_of([one.work for one in cited])
    return list(_rows(page, revision, facts, zip(cited, sources, strict=True)))


def _rows(
    page: Page,
    revision: PageRevision,
    facts: Facts,
    found: Iterable[tuple[Cited, Source | None]],
) -> Iterable[Citation]:
    occurrences: Counter[int] = Counter()
    for cited, source in found:
        if source is None:
            continue
        occurrences[source.pk] += 1
        title, anchor = _heading(facts, cited.section)
        yield Citation(
            page=page,
            revision=revision,
            source=source,
            footnote=cited.note,
            occurrence=occurrences[source.pk],
            position=cited.position,
            section=title,
            anchor=anchor,
            locator=cited.locator,
            quote=cited.quote,
            sentence=cited.sentence,
        )


def _heading(facts: Facts, section: int) -> tuple[str, str]:
    """Return the title and the anchor of a section, empty before the first."""
    if not section:
        return "", ""
    heading = facts.headings[section - 1]
    return heading.title[:_LONGEST_HEADING], heading.id[:_LONGEST_HEADING]


def _numbers(rows: Iterable[Citation]) -> set[tuple[int, int]]:
    """Return how often each source is cited, as pairs."""
    return set(Counter(row.source_id for row in rows).items())


def _said(row: Citation) -> Sequence[object]:
    return [getattr(row, name) for name in _READ]
