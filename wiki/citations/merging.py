"""Makes two sources one, and parts them again.

The row that is merged stays, so that its key leads on; what it is known by, its links,
citations and events go to the other. That is what reading all texts anew would come to.
What moved is written down. Parting puts it back; pages that were saved in between are
read anew, since by then the text knows best.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import NamedTuple

from django.db import transaction
from django.db.models import F, Max, Model, QuerySet
from django.utils import timezone

from accounts.models import User
from wiki.citations.errors import MergeRefused, SourceMissing
from wiki.citations.finding import source_with
from wiki.citations.locking import rearrange_sources
from wiki.citations.models import (
    Citation,
    CitationEvent,
    PageSources,
    Source,
    SourceIdentifier,
    SourceLink,
    SourceMerge,
)
from wiki.citations.refreshing import references_changed
from wiki.citations.rights import editor_of
from wiki.citations.tasks import reread_pages
from wiki.pages.models import PageRevision

_AT_ONCE = 500


class Happened(NamedTuple):
    """An event without its row."""

    page: int
    revision: int
    source: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Moved:
    """What a merge moved: primary keys, but for events, which are made anew.

    ``citations`` are pairs with their pages. ``events`` are those of both sources, as
    they were, on all pages that ever cited the one that was merged. ``last_citation``
    and ``last_event`` were the newest rows; what is newer came after the merge.
    """

    sources: list[int]
    identifiers: list[int]
    links: list[int]
    citations: list[tuple[int, int]]
    events: list[Happened]
    last_citation: int
    last_event: int


def merge_sources(key: str, into: str, *, editor: User) -> SourceMerge:
    """Make the source ``key`` a part of the source ``into``.

    What people know about ``into`` stays as it is. Sources that were merged into
    ``key`` before follow it.

    Raise ``SourceMissing``, ``wiki.access.errors.Denied`` or ``MergeRefused``.
    """
    editor_of(editor, key)
    with transaction.atomic():
        rearrange_sources()
        gone, stays = _to_merge(key, into)
        moved = _move(gone, stays)
        Source.objects.filter(pk=gone.pk).update(merged_into=stays)
        _count_afterwards(gone, stays)
        return SourceMerge.objects.create(
            merged=gone, into=stays, person=editor, moved=asdict(moved)
        )


def part_sources(merge: SourceMerge, *, editor: User) -> None:
    """Undo a merge.

    Raise ``wiki.access.errors.Denied``, or ``MergeRefused`` when the merge was undone
    already or its outcome was merged further.
    """
    editor_of(editor, merge.into.key)
    with transaction.atomic():
        rearrange_sources()
        merge = _to_part(merge)
        gone, stays = merge.merged, merge.into
        moved = _moved(merge)
        _give_back(moved, gone, stays)
        changed = _pages_changed_since(moved, stays)
        changed |= _part_events(moved, stays, changed)
        SourceMerge.objects.filter(pk=merge.pk).update(undone=timezone.now())
        _count_afterwards(gone, stays)
        if changed:
            transaction.on_commit(partial(reread_pages.enqueue, sorted(changed)))


def merges_of(source: Source) -> QuerySet[SourceMerge]:
    """Return what was merged into a source and not undone since, newest first."""
    rows = SourceMerge.objects.filter(undone=None, merged__merged_into=source)
    return rows.filter(into=source).select_related("merged", "person").defer("moved")


def _to_merge(key: str, into: str) -> tuple[Source, Source]:
    """Return both sources, locked."""
    target = source_with(into)
    if target is None:
        raise SourceMissing(into)
    rows = Source.objects.select_for_update().order_by("pk")
    found = {row.key: row for row in rows.filter(key__in=[key, target.key])}
    if key not in found:
        raise SourceMissing(key)
    gone = found[key]
    if gone.pk == target.pk:
        message = f"“{key}” and “{into}” are one source already."
        raise MergeRefused(message)
    if gone.merged_into_id is not None:
        message = f"“{key}” was merged into another source already."
        raise MergeRefused(message)
    return gone, found[target.key]


def _to_part(merge: SourceMerge) -> SourceMerge:
    """Return the merge and its sources, locked."""
    merge = SourceMerge.objects.select_for_update().get(pk=merge.pk)
    rows = Source.objects.select_for_update().order_by("pk")
    found = rows.in_bulk([merge.merged_id, merge.into_id])
    merge.merged, merge.into = found[merge.merged_id], found[merge.into_id]
    if merge.undone:
        message = "This merge was undone already."
        raise MergeRefused(message)
    if merge.merged.merged_into_id != merge.into_id:
        message = f"“{merge.into.key}” was merged further. Undo that merge first."
        raise MergeRefused(message)
    return merge


def _move(gone: Source, stays: Source) -> Moved:
    """Give everything of one source to the other; return what that was."""
    followers = list(gone.merged.values_list("pk", flat=True))
    identifiers = list(gone.identifiers.values_list("pk", flat=True))
    known = stays.links.values("address")
    links = list(gone.links.exclude(address__in=known).values_list("pk", flat=True))
    citations = list(gone.citations.order_by("pk").values_list("pk", "page_id"))
    for pks in _some(followers):
        Source.objects.filter(pk__in=pks).update(merged_into=stays)
    _hand_over(SourceIdentifier.objects.all(), identifiers, stays)
    _hand_over(SourceLink.objects.all(), links, stays)
    _move_citations(citations, gone, stays)
    before = _join_events(gone, stays)
    return Moved(
        sources=followers,
        identifiers=identifiers,
        links=links,
        citations=citations,
        events=before,
        last_citation=Citation.objects.aggregate(newest=Max("pk"))["newest"] or 0,
        last_event=CitationEvent.objects.aggregate(newest=Max("pk"))["newest"] or 0,
    )


def _moved(merge: SourceMerge) -> Moved:
    facts = dict(merge.moved)
    facts["citations"] = [(pk, page) for pk, page in facts["citations"]]
    facts["events"] = [Happened(*one) for one in facts["events"]]
    return Moved(**facts)


def _give_back(moved: Moved, gone: Source, stays: Source) -> None:
    """Undo ``_move``, but for the events; what others took meanwhile stays there."""
    Source.objects.filter(pk=gone.pk).update(merged_into=None)
    followers = Source.objects.filter(merged_into=stays)
    for pks in _some(moved.sources):
        followers.filter(pk__in=pks).update(merged_into=gone)
    _hand_over(stays.identifiers.all(), moved.identifiers, gone)
    _hand_over(stays.links.all(), moved.links, gone)
    _move_citations(moved.citations, stays, gone)


def _hand_over(rows: QuerySet[Model], pks: Sequence[int], source: Source) -> None:
    for some in _some(pks):
        rows.filter(pk__in=some).update(source=source)


def _move_citations(
    citations: Iterable[tuple[int, int]], origin: Source, target: Source
) -> None:
    """Move citations; all of both sources are numbered in the order of their texts."""
    moving = {pk for pk, _ in citations}
    rows = Citation.objects.filter(source__in=[origin, target])
    in_order = rows.order_by("page_id", "position", "pk")
    places = list(in_order.values_list("pk", "page_id", "source_id", "occurrence"))
    wanted = _numbered(places, moving, target)
    # A merge makes no number smaller, and parting none greater: in this order no two
    # citations ever have the same.
    grows = any(wanted[pk][0] > number for pk, _, _, number in places)
    alike: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for pk, _, source, number in places:
        if wanted[pk] != (number, source):
            alike[wanted[pk]].append(pk)
    for (number, source), pks in sorted(alike.items(), reverse=grows):
        for some in _some(pks):
            Citation.objects.filter(pk__in=some).update(
                source_id=source, occurrence=number
            )
    # Where some stay, a page has one source less after a merge, one more after parting.
    moved = {page for pk, page, *_ in places if pk in moving}
    shared = {page for pk, page, *_ in places if pk not in moving} & moved
    for pages in _some(sorted(shared)):
        PageSources.objects.filter(page__in=pages).update(
            sources=F("sources") + (-1 if grows else 1)
        )


def _numbered(
    places: Iterable[tuple[int, int, int, int]], moving: Container[int], target: Source
) -> dict[int, tuple[int, int]]:
    """Return the occurrence and the source that each citation gets, by primary key."""
    numbers: Counter[tuple[int, int]] = Counter()
    wanted = {}
    for pk, page, source, _ in places:
        goes_to = target.pk if pk in moving else source
        numbers[page, goes_to] += 1
        wanted[pk] = (numbers[page, goes_to], goes_to)
    return wanted


def _join_events(gone: Source, stays: Source) -> list[Happened]:
    """Make the events of both on all pages that have any of the first those of one.

    Return what they were.
    """
    rows = CitationEvent.objects.filter(
        source__in=[gone, stays], page__in=gone.events.values("page")
    ).order_by("page_id", "revision__number", "source_id")
    found = list(rows.values_list("pk", *_HAPPENED))
    before = [Happened(*row[1:]) for row in found]
    # Of the events of a revision, one is kept for what both come to.
    kept: dict[int, int] = {}
    for pk, _, revision, source, *_ in found:
        if revision not in kept or source == stays.pk:
            kept[revision] = pk
    joined = {kept[one.revision]: one for one in _merged(before, stays)}
    for some in _some([row[0] for row in found if row[0] not in joined]):
        CitationEvent.objects.filter(pk__in=some).delete()
    _rewrite_events(joined)
    return before


def _rewrite_events(events: Mapping[int, Happened]) -> None:
    """Have events say something else, all that come to the same at once."""
    alike: defaultdict[tuple[int, int, int], list[int]] = defaultdict(list)
    for pk, one in events.items():
        alike[one.source, one.before, one.after].append(pk)
    for (source, before, after), pks in alike.items():
        kind = CitationEvent.kind_of(before, after)
        for some in _some(pks):
            CitationEvent.objects.filter(pk__in=some).update(
                source_id=source, kind=kind, before=before, after=after
            )


_HAPPENED = ("page_id", "revision_id", "source_id", "before", "after")


def _merged(events: Iterable[Happened], stays: Source) -> list[Happened]:
    """Return events in the order of revisions as if the two sources had been one."""
    merged = []
    for page, on_page in groupby(events, key=lambda one: one.page):
        cited: Counter[int] = Counter()
        for revision, group in groupby(on_page, key=lambda one: one.revision):
            before = cited.total()
            for one in group:
                cited[one.source] = one.after
            after = cited.total()
            if after != before:
                merged.append(Happened(page, revision, stays.pk, before, after))
    return merged


def _pages_changed_since(moved: Moved, stays: Source) -> set[int]:
    """Return the pages whose citations of the outcome are not those of the merge."""
    citations = stays.citations.filter(pk__gt=moved.last_citation)
    events = stays.events.filter(pk__gt=moved.last_event)
    changed = set(citations.values_list("page_id", flat=True))
    changed |= set(events.values_list("page_id", flat=True))
    there = set[int]()
    for some in _some([pk for pk, _ in moved.citations]):
        rows = Citation.objects.filter(pk__in=some)
        there |= set(rows.values_list("pk", flat=True))
    return changed | {page for pk, page in moved.citations if pk not in there}


def _part_events(moved: Moved, stays: Source, changed: set[int]) -> set[int]:
    """Bring back the events of both; return pages on which others happened since."""
    current: dict[int, Happened] = {}
    for some in _some(sorted({one.page for one in moved.events})):
        rows = stays.events.filter(page__in=some).values_list("pk", *_HAPPENED)
        current |= {pk: Happened(*row) for pk, *row in rows}
    expected = set(_merged(moved.events, stays))
    differing = {one.page for one in expected.symmetric_difference(current.values())}
    before = [one for one in moved.events if one.page not in differing | changed]
    # What was kept for both becomes the event of the one that stayed, if it had any.
    kept = {one.revision: pk for pk, one in current.items()}
    again: dict[int, Happened] = {}
    lost = []
    for one in sorted(before, key=lambda one: one.source != stays.pk):
        pk = kept.pop(one.revision, None)
        if pk is None:
            lost.append(one)
        else:
            again[pk] = one
    _rewrite_events(again)
    _make_events(lost)
    return differing


def _make_events(events: Sequence[Happened]) -> None:
    created: dict[int, datetime] = {}
    for pks in _some(sorted({one.revision for one in events})):
        revisions = PageRevision.objects.filter(pk__in=pks)
        created |= dict(revisions.values_list("pk", "created"))
    CitationEvent.objects.bulk_create(
        [
            CitationEvent(
                page_id=one.page,
                revision_id=one.revision,
                source_id=one.source,
                kind=CitationEvent.kind_of(one.before, one.after),
                before=one.before,
                after=one.after,
                created=created[one.revision],
            )
            for one in events
        ],
        batch_size=_AT_ONCE,
    )


def _count_afterwards(gone: Source, stays: Source) -> None:
    both = Source.objects.filter(pk__in=[gone.pk, stays.pk])
    transaction.on_commit(both.recount)
    references_changed([gone.pk, stays.pk])


def _some(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the keys in parts that a query can hold."""
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]
