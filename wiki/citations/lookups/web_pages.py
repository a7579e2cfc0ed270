"""What a cited web page says of itself: titles, authors and dates in its head.

Sources: https://scholar.google.com/intl/en/scholar/inclusion.html (Highwire's names),
https://www.dublincore.org/specifications/dublin-core/dcq-html/, https://ogp.me/ and
https://schema.org/CreativeWork (JSON-LD). Pages say what they like, so this fills gaps.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from wiki.citations.checking.suspecting import suspicion_of
from wiki.citations.csl import Item
from wiki.citations.html import Head, head_of, text_of
from wiki.citations.lookups.works import author, edtf, plain, work
from wiki.citations.models import Source, SourceType
from wiki.citations.people import Name
from wiki.fetching import Fetched

_TITLES = ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title")
_AUTHORS = ("citation_author", "dc.creator", "dcterms.creator", "author")
_DATES = (
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "article:published_time",
)
_JOURNALS = ("citation_journal_title", "citation_conference_title")
_WORKS = {
    "Article": "",
    "BlogPosting": "",
    "Book": SourceType.BOOK,
    "Dataset": SourceType.DATASET,
    "NewsArticle": SourceType.NEWSPAPER_ARTICLE,
    "Report": SourceType.REPORT,
    "ScholarlyArticle": SourceType.JOURNAL_ARTICLE,
    "SoftwareSourceCode": SourceType.SOFTWARE,
    "TechArticle": "",
    "WebPage": "",
}
_WEB = ("http", "https")
_MOST = 50  # objects of JSON-LD, authors


class WebPages:
    """All pages, as one service; a subject is an address."""

    name = "the page itself"
    accept = "text/html, application/xhtml+xml"
    pause = timedelta(seconds=2)
    is_registry = False

    def subject_of(self, source: Source) -> str:
        """Return the first address on the web."""
        for link in source.links.all()[:_MOST]:
            try:
                if urlsplit(link.address).scheme.lower() in _WEB:
                    return link.address
            except ValueError:
                continue
        return ""

    def address_of(self, subject: str) -> str:
        """Return the address itself."""
        return subject

    def read(self, subject: str, fetched: Fetched) -> Item | None:
        """Return what a page says of itself, unless it is another by its looks."""
        page = text_of(fetched)
        if suspicion_of(subject, fetched.address, page):
            return None
        head = head_of(page)
        said = _json_ld(head)
        container = head.all_of(*_JOURNALS, "og:site_name")
        return work(
            type=_type(head, said),
            title=_title(head, said),
            authors=_authors(head, said),
            container=container,
            publisher=head.all_of("citation_publisher", "dc.publisher")
            or _name(said.get("publisher")),
            date=_date(head, said),
            details=_details(head),
        )


def _title(head: Head, said: dict[str, Any]) -> str:
    known = [*head.all_of(*_TITLES), said.get("headline"), said.get("name")]
    return next(filter(None, map(plain, [*known, *head.headlines])), "")


def _type(head: Head, said: dict[str, Any]) -> str:
    if head.all_of("citation_journal_title"):
        return SourceType.JOURNAL_ARTICLE
    if head.all_of("citation_conference_title"):
        return SourceType.CONFERENCE_PAPER
    if head.all_of("citation_dissertation_institution"):
        return SourceType.THESIS
    return _WORKS.get(_type_in(said), "")


def _authors(head: Head, said: dict[str, Any]) -> list[Name]:
    texts = head.all_of(*_AUTHORS)
    if not texts:
        texts = [
            part for row in head.all_of("citation_authors") for part in row.split(";")
        ]
    if not texts:
        rows = said.get("author")
        texts = [_name(row) for row in (rows if isinstance(rows, list) else [rows])]
    return [author(text) for text in texts[:_MOST]]


def _date(head: Head, said: dict[str, Any]) -> str:
    dates = [*head.all_of(*_DATES), said.get("datePublished")]
    return next(filter(None, map(edtf, dates)), "")


def _details(head: Head) -> dict[str, object]:
    pages = head.all_of("citation_firstpage")[:1] + head.all_of("citation_lastpage")[:1]
    return {
        "volume": head.all_of("citation_volume"),
        "issue": head.all_of("citation_issue"),
        "page": "-".join(pages),
        "ISSN": head.all_of("citation_issn"),
    }


def _json_ld(head: Head) -> dict[str, Any]:
    """Return the first object of JSON-LD that is about a work; empty if none is."""
    for said in head.json_ld:
        try:
            read = json.loads(said)
        except (ValueError, RecursionError):
            continue
        for one in _objects(read):
            if _type_in(one) in _WORKS:
                return one
    return {}


def _objects(read: object) -> Iterator[dict[str, Any]]:
    rows = read if isinstance(read, list) else [read]
    for row in rows[:_MOST]:
        if isinstance(row, dict):
            yield row
            graph = row.get("@graph")
            if isinstance(graph, list):
                yield from (one for one in graph[:_MOST] if isinstance(one, dict))


def _type_in(one: dict[str, Any]) -> str:
    return plain(one.get("@type"))


def _name(said: object) -> str:
    """Return the name of a person or body, which may be an object or a text."""
    return plain(said.get("name") if isinstance(said, dict) else said)
