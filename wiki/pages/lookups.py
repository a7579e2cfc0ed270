"""Answers the renderer's one question: what exists, what lists, texts and feeds say,
what notes cite.

Whether a page exists is no secret, and a link's colour is the same for all. Lists and
texts are for one reader: they hold what that person may read, and nothing at all
where nobody in particular reads: nor do feeds, which are another thing tomorrow. Pages
are our own; files, lists, feeds and sources are asked of whoever settings name in
``FILE_LOOKUP``, ``LISTING_LOOKUPS``, ``FEED_LOOKUP`` and ``REFERENCE_LOOKUP``, since
``pages`` does not know the apps that keep them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.conf import settings
from django.utils.module_loading import import_string

from wiki.access.decisions import Person
from wiki.markup import FileFound, Found, Listed, Listing, Names
from wiki.markup.citing import NoteAsked, NoteFound
from wiki.markup.feeds import FeedAsked, FeedFound
from wiki.markup.including import MAXIMUM_CHARACTERS
from wiki.pages.models import Page

# SQLite takes at most 32,766 parameters in one statement.
_AT_ONCE = 10_000
# Texts fetched in one go; each may have a million characters.
_TEXTS_AT_ONCE = 8

FileLookup = Callable[[frozenset[str]], Mapping[str, FileFound]]
FeedLookup = Callable[[frozenset[FeedAsked]], Mapping[str, FeedFound]]
ReferenceLookup = Callable[
    [frozenset[NoteAsked], Person | None], Mapping[NoteAsked, NoteFound]
]
ListingLookup = Callable[[Listing, Person], Sequence[Listed]]


def find_names(names: Names, reader: Person | None = None) -> Found:
    """Say which pages (with their titles) and files exist, what lists hold, texts and
    feeds say: one query for each kind of name and for each list; what notes cite: two.
    """
    return Found(
        pages=existing_pages(names.pages),
        files=_find_files(names.files),
        listings={} if reader is None else _listings(names.listings, reader),
        texts={} if reader is None else _texts(names.texts, reader),
        feeds={} if reader is None else _feeds(names.feeds),
        notes=_references(names.notes, reader),
    )


def existing_pages(paths: Iterable[str]) -> dict[str, str]:
    """Return the titles of those of ``paths`` that are pages, by path."""
    wanted = list(paths)
    found: dict[str, str] = {}
    for first in range(0, len(wanted), _AT_ONCE):
        some = wanted[first : first + _AT_ONCE]
        rows = Page.objects.filter(path__in=some).values_list("path", "title")
        found.update(rows)
    return found


def _find_files(paths: frozenset[str]) -> Mapping[str, FileFound]:
    if not paths:
        return {}
    lookup: FileLookup = import_string(settings.FILE_LOOKUP)
    wanted = list(paths)
    found: dict[str, FileFound] = {}
    for first in range(0, len(wanted), _AT_ONCE):
        found.update(lookup(frozenset(wanted[first : first + _AT_ONCE])))
    return found


def _listings(
    listings: frozenset[Listing], reader: Person
) -> Mapping[Listing, Sequence[Listed]]:
    answers: dict[Listing, Sequence[Listed]] = {}
    for listing in listings:
        name = settings.LISTING_LOOKUPS[type(listing).__name__]
        lookup: ListingLookup = import_string(name)
        answers[listing] = lookup(listing, reader)
    return answers


def _feeds(asked: frozenset[FeedAsked]) -> Mapping[str, FeedFound]:
    if not asked:
        return {}
    lookup: FeedLookup = import_string(settings.FEED_LOOKUP)
    return lookup(asked)


def _references(
    asked: frozenset[NoteAsked], reader: Person | None
) -> Mapping[NoteAsked, NoteFound] | None:
    if not settings.REFERENCE_LOOKUP:
        return None
    if not asked:
        return {}
    lookup: ReferenceLookup = import_string(settings.REFERENCE_LOOKUP)
    return lookup(asked, reader)


def _texts(paths: frozenset[str], reader: Person) -> Mapping[str, str]:
    """Return what this reader may read of these pages, until there is enough of it."""
    if not paths:
        return {}
    pages = Page.objects.visible_to(reader).filter(path__in=paths)
    rows = pages.order_by("path").values_list("path", "text")
    texts: dict[str, str] = {}
    length = 0
    for path, text in rows.iterator(chunk_size=_TEXTS_AT_ONCE):
        length += len(text)
        if length > MAXIMUM_CHARACTERS:
            break
        texts[path] = text
    return texts
