"""Answers what notes cite, for the renderer (REFERENCE_LOOKUP).

Notes that the page had before are known by their digests, as when citations are
recorded: one query then, and none of them is read. Grouping is about words alone: two
notes share an entry only where the one says nothing that the other does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser

from wiki.access.decisions import Person
from wiki.citations.finding import KEY, known_sources
from wiki.citations.identities import Identity, identity_of
from wiki.citations.models import Citation, Source
from wiki.citations.reading import Use, digest_of, names_key, uses_in, words_about
from wiki.citations.showing import Shown, work_found
from wiki.markup.citing import NoteAsked, NoteFound

# Ways in which one page tells of one work, that notes are compared with.
_MOST_WAYS = 20


@dataclass(frozen=True, slots=True)
class _Cited:
    """A work in a note; `key` is the source's, or that of one yet to be made."""

    key: str
    shown: Shown
    locator: str
    quote: str


_Works = dict[NoteAsked, list[_Cited]]


def find_references(
    asked: Iterable[NoteAsked], reader: Person | None
) -> Mapping[NoteAsked, NoteFound]:
    """Return what is known of each note that cites something.

    Of what the page does not cite yet, a ``reader`` is told what anybody may know;
    None is for the page itself, whose readers may know of all that it cites.
    """
    notes = sorted(asked, key=lambda one: (one.path, one.note.number))
    works = _works(notes, reader)
    alone = defaultdict[str, list[NoteAsked]](list)
    for note in notes:
        if len(works[note]) == 1:
            alone[works[note][0].key].append(note)
    shared: dict[NoteAsked, _Way] = {}
    for same in alone.values():
        if len(same) > 1:
            shared |= _ways(filter(_leads_to_works_only, same), works)
    return {
        note: _found(note, cited, shared.get(note))
        for note, cited in works.items()
        if cited
    }


def _works(notes: Sequence[NoteAsked], reader: Person | None) -> _Works:
    digests = {note: digest_of(note.note) for note in notes}
    recorded = _recorded({note.path for note in notes})
    works: _Works = {}
    fresh = []
    for note in notes:
        known = recorded.get((note.path, digests[note]))
        if known is None or names_key(note.note):
            fresh.append(note)
        else:
            works[note] = known
    return works | _read(fresh, reader)


def _recorded(paths: Iterable[str]) -> dict[tuple[str, str], list[_Cited]]:
    """Return what the notes of pages cite, by path and digest."""
    rows = Citation.objects.filter(page__path__in=paths).order_by("position", "pk")
    recorded: dict[tuple[str, str], list[_Cited]] = {}
    first: dict[tuple[str, str], int] = {}
    for path, digest, footnote, key, shown, locator, quote in rows.values_list(
        "page__path",
        "digest",
        "footnote",
        "source__key",
        "source__shown",
        "locator",
        "quote",
    ):
        place = (path, digest)
        if first.setdefault(place, footnote) == footnote:
            recorded.setdefault(place, []).append(_Cited(key, shown, locator, quote))
    return recorded


def _read(notes: Iterable[NoteAsked], reader: Person | None) -> _Works:
    """Return what notes cite that are read for the first time."""
    uses = {note: uses_in(note.note) for note in notes}
    found = known_sources([use.work for some in uses.values() for use in some])
    if reader is not None and found:
        keys = {source.pk for source in found.values()}
        public = Source.objects.filter(pk__in=keys).visible_to(AnonymousUser())
        visible = set(public.values_list("pk", flat=True))
        found = {one: source for one, source in found.items() if source.pk in visible}
    names = {identity: source.key for identity, source in found.items()}
    shown = {source.key: source.shown for source in found.values()}
    return {
        note: [cited for use in some if (cited := _cited(use, names, shown))]
        for note, some in uses.items()
    }


def _cited(
    use: Use, names: dict[Identity, str], shown: Mapping[str, Shown]
) -> _Cited | None:
    """Return a work by the name that an identity of it has, or by a new one.

    None where it is only named by a key that no source has.
    """
    identities = use.work.identities
    known = (names[identity] for identity in identities if identity in names)
    new = (f"{one.scheme}:{one.value}" for one in identities if one.scheme != KEY)
    name = next(known, "") or next(new, "")
    if not name:
        return None
    for identity in identities:
        names.setdefault(identity, name)
    return _Cited(name, shown.get(name, {}), use.locator, use.quote)


class _Pointer(NamedTuple):
    """Where a link leads: two that differ lead readers to different places."""

    identity: Identity
    fragment: str


@dataclass(slots=True)
class _Way:
    """One way of telling of a work, and the notes that say nothing beyond it.

    `words` and `pointers` are those of the note that says most.
    """

    words: tuple[str, ...]
    pointers: frozenset[_Pointer]
    notes: dict[NoteAsked, int] = field(default_factory=dict)


def _ways(notes: Iterable[NoteAsked], works: _Works) -> dict[NoteAsked, _Way]:
    """Return for each note of one work the way of telling of it that it shares."""
    ways: list[_Way] = []
    shared: dict[NoteAsked, _Way] = {}
    for note in notes:
        (cited,) = works[note]
        words = words_about(note.note, cited.locator, cited.quote)
        way = next((one for one in ways if _is_told_by(words, one.words)), None)
        if way is None:
            if len(ways) == _MOST_WAYS:
                continue
            way = _Way(words, _pointers(note))
            ways.append(way)
        elif len(words) > len(way.words):
            way.words, way.pointers = words, _pointers(note)
        way.notes[note] = len(words)
        shared[note] = way
    return shared


def _is_told_by(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether the shorter of two rows of words is part of the longer, in order."""
    shorter, longer = sorted((some, others), key=len)
    left = iter(longer)
    return all(word in left for word in shorter)


def _found(note: NoteAsked, cited: Sequence[_Cited], way: _Way | None) -> NoteFound:
    addresses = [link.target for link in note.note.links]
    works = tuple(work_found(one.key, one.shown, addresses) for one in cited)
    if way is None:
        return NoteFound(works)
    return NoteFound(
        works,
        entry="\n".join((cited[0].key, *way.words)),
        weight=way.notes[note],
        locator=cited[0].locator,
        quote=cited[0].quote,
        addresses=_own_addresses(note, way),
    )


def _own_addresses(note: NoteAsked, way: _Way) -> tuple[str, ...]:
    """Return where a note leads and the one that says most does not."""
    targets = {_pointer(link.target): link.target for link in note.note.links}
    return tuple(
        target
        for pointer, target in targets.items()
        if pointer and pointer.identity.scheme != KEY and pointer not in way.pointers
    )


def _pointers(note: NoteAsked) -> frozenset[_Pointer]:
    pointers = (_pointer(link.target) for link in note.note.links)
    return frozenset(pointer for pointer in pointers if pointer)


def _pointer(target: str) -> _Pointer | None:
    identity = identity_of(target)
    return _Pointer(identity, urlsplit(target).fragment) if identity else None


def _leads_to_works_only(note: NoteAsked) -> bool:
    return all(identity_of(link.target) for link in note.note.links)
