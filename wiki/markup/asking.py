"""Asking for all that one rendering needs from outside.

Once for what a text names itself, then once for each level of texts it includes, each
time with all names, until nothing is missing or enough is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from wiki.markup.including import MAXIMUM_CHARACTERS, MAXIMUM_LEVELS
from wiki.markup.links import (
    MAXIMUM_FEEDS,
    MAXIMUM_LISTINGS,
    MAXIMUM_TEXTS,
    Found,
    Links,
    Names,
)
from wiki.markup.parser import parse

if TYPE_CHECKING:
    from wiki.markup.document import Document


@dataclass(frozen=True, slots=True)
class Material:
    """What one rendering has from outside: answers, and texts to include, by id."""

    found: Found
    documents: Mapping[str, Document] = field(default_factory=dict)


def material(document: Document, links: Links) -> Material:
    """Ask for all that rendering will need: once, and once for each level of texts."""
    asked = document.names()
    answers = [links.find(asked)]
    if not answers[0].texts:
        return Material(answers[0])
    documents: dict[str, Document] = {}
    left = MAXIMUM_CHARACTERS
    for level in range(MAXIMUM_LEVELS):
        fresh = []
        for path, text in sorted(answers[-1].texts.items()):
            left -= len(text)
            if left >= 0:
                fresh.append(parse(text, replace(document.config, path=path)))
                documents[path] = fresh[-1]
        names = _unasked(fresh, asked, goes_on=level + 1 < MAXIMUM_LEVELS)
        if names == Names():
            break
        asked = _joined([asked, names])
        answers.append(links.find(names))
    return Material(_merged(answers), documents)


def _unasked(documents: list[Document], asked: Names, *, goes_on: bool) -> Names:
    """Return what these texts need that nobody has asked for, as far as bounds allow.

    What is left out of too many is a matter of order, so they stand in one.
    """
    names = _joined([document.names() for document in documents])
    room = MAXIMUM_LISTINGS - len(asked.listings)
    listings = sorted(names.listings - asked.listings, key=repr)
    texts = sorted(names.texts - asked.texts) if goes_on else []
    feeds = sorted(names.feeds - asked.feeds, key=repr)
    return Names(
        names.pages - asked.pages,
        names.files - asked.files,
        frozenset(islice(listings, room)),
        frozenset(islice(texts, MAXIMUM_TEXTS - len(asked.texts))),
        frozenset(islice(feeds, MAXIMUM_FEEDS - len(asked.feeds))),
        names.notes - asked.notes,
    )


def _joined(names: Iterable[Names]) -> Names:
    some = list(names)
    return Names(
        frozenset().union(*[one.pages for one in some]),
        frozenset().union(*[one.files for one in some]),
        frozenset().union(*[one.listings for one in some]),
        frozenset().union(*[one.texts for one in some]),
        frozenset().union(*[one.feeds for one in some]),
        frozenset().union(*[one.notes for one in some]),
    )


def _merged(answers: list[Found]) -> Found:
    if len(answers) == 1:
        return answers[0]
    return Found(
        {path: title for one in answers for path, title in one.pages.items()},
        {path: file for one in answers for path, file in one.files.items()},
        {ask: rows for one in answers for ask, rows in one.listings.items()},
        {path: text for one in answers for path, text in one.texts.items()},
        {address: feed for one in answers for address, feed in one.feeds.items()},
        None
        if answers[0].notes is None
        else {
            note: found for one in answers for note, found in (one.notes or {}).items()
        },
    )
