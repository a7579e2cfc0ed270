"""Crossref, where publishers register articles and books.

Source: https://api.crossref.org/swagger-ui/index.html, GET /works/{doi}.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import quote

from wiki.citations.csl import Item, edtf_of
from wiki.citations.lookups.services import AnswerUnreadable, base_of, json_of
from wiki.citations.lookups.works import person, plain, work
from wiki.citations.models import Source, SourceType
from wiki.citations.people import Name
from wiki.fetching import Fetched

_TYPES = {
    "journal-article": SourceType.JOURNAL_ARTICLE,
    "proceedings-article": SourceType.CONFERENCE_PAPER,
    "posted-content": SourceType.ARTICLE,
    "book": SourceType.BOOK,
    "edited-book": SourceType.BOOK,
    "monograph": SourceType.BOOK,
    "reference-book": SourceType.BOOK,
    "book-chapter": SourceType.CHAPTER,
    "book-section": SourceType.CHAPTER,
    "reference-entry": SourceType.CHAPTER,
    "dissertation": SourceType.THESIS,
    "report": SourceType.REPORT,
    "dataset": SourceType.DATASET,
}


class Crossref:
    """The service of that name; a subject is a DOI."""

    name = "Crossref"
    accept = "application/json"
    pause = timedelta(seconds=1)
    is_registry = True

    def subject_of(self, source: Source) -> str:
        """Return the DOI."""
        return source.identifier("doi")

    def address_of(self, subject: str) -> str:
        """Return where a DOI is told about."""
        base = base_of("crossref", "https://api.crossref.org")
        return f"{base}/works/{quote(subject, safe='')}"

    def read(self, subject: str, fetched: Fetched) -> Item | None:
        """Return what is registered, unless for another DOI."""
        known = json_of(fetched).get("message")
        if not isinstance(known, dict):
            raise AnswerUnreadable("It answers without a message.")
        if plain(known.get("DOI")).casefold() != subject.casefold():
            return None
        return work(
            type=_TYPES.get(plain(known.get("type")), ""),
            title=known.get("title"),
            authors=_authors(known.get("author")),
            container=known.get("container-title"),
            publisher=known.get("publisher"),
            date=edtf_of(known.get("issued")),
            details=known,
        )


def _authors(said: object) -> list[Name]:
    rows = said if isinstance(said, list) else []
    return [_author(row) for row in rows if isinstance(row, dict)]


def _author(row: dict[str, Any]) -> Name:
    whole = Name(literal=plain(row.get("name") or row.get("given")))
    return person(row.get("family"), row.get("given")) or whole
