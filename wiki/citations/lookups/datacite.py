"""DataCite, where data, software and preprints are registered.

Source: https://support.datacite.org/docs/api-get-doi, GET /dois/{doi}.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import quote

from wiki.citations.csl import Item
from wiki.citations.lookups.services import AnswerUnreadable, base_of, json_of
from wiki.citations.lookups.works import author, edtf, person, plain, work
from wiki.citations.models import Source, SourceType
from wiki.citations.people import Name
from wiki.fetching import Fetched

_TYPES = {
    "Audiovisual": SourceType.FILM,
    "Book": SourceType.BOOK,
    "BookChapter": SourceType.CHAPTER,
    "ConferencePaper": SourceType.CONFERENCE_PAPER,
    "Dataset": SourceType.DATASET,
    "Dissertation": SourceType.THESIS,
    "JournalArticle": SourceType.JOURNAL_ARTICLE,
    "Preprint": SourceType.ARTICLE,
    "Report": SourceType.REPORT,
    "Software": SourceType.SOFTWARE,
    "Text": SourceType.DOCUMENT,
}


class DataCite:
    """The service of that name; a subject is a DOI."""

    name = "DataCite"
    accept = "application/vnd.api+json, application/json"
    pause = timedelta(seconds=1)
    is_registry = True

    def subject_of(self, source: Source) -> str:
        """Return the DOI."""
        return source.identifier("doi")

    def address_of(self, subject: str) -> str:
        """Return where a DOI is told about."""
        base = base_of("datacite", "https://api.datacite.org")
        return f"{base}/dois/{quote(subject, safe='')}"

    def read(self, subject: str, fetched: Fetched) -> Item | None:
        """Return what is registered, unless for another DOI."""
        data = json_of(fetched).get("data")
        known = data.get("attributes") if isinstance(data, dict) else None
        if not isinstance(known, dict):
            raise AnswerUnreadable("It answers without attributes.")
        if plain(known.get("doi")).casefold() != subject.casefold():
            return None
        return work(
            type=_TYPES.get(_field(known.get("types"), "resourceTypeGeneral"), ""),
            title=_title(known.get("titles")),
            authors=[_author(row) for row in _rows(known.get("creators"))],
            container=_field(known.get("container"), "title"),
            # A text in older answers, an object in newer ones.
            publisher=known.get("publisher")
            if isinstance(known.get("publisher"), str)
            else _field(known.get("publisher"), "name"),
            date=_date(known),
            details={"language": known.get("language")},
        )


def _rows(said: object) -> list[dict[str, Any]]:
    rows = said if isinstance(said, list) else []
    return [row for row in rows if isinstance(row, dict)]


def _field(said: object, name: str) -> str:
    return plain(said.get(name)) if isinstance(said, dict) else ""


def _title(said: object) -> str:
    """Return the chief title: the first that is no subtitle or translation."""
    rows = sorted(_rows(said), key=lambda row: bool(row.get("titleType")))
    return _field(rows[0], "title") if rows else ""


def _author(row: dict[str, Any]) -> Name:
    if row.get("nameType") == "Organizational":
        return Name(literal=plain(row.get("name")))
    named = person(row.get("familyName"), row.get("givenName"))
    return named or author(row.get("name"))


def _date(known: dict[str, Any]) -> str:
    issued = [
        edtf(row.get("date"))
        for row in _rows(known.get("dates"))
        if row.get("dateType") == "Issued"
    ]
    return next(filter(None, issued), "") or edtf(known.get("publicationYear"))
