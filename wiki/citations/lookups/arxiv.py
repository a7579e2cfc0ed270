"""arXiv, where preprints are kept.

Source: https://info.arxiv.org/help/api/user-manual.html, a query with ``id_list``.
Between two of them it wants three seconds: https://info.arxiv.org/help/api/tou.html.
"""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import quote
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from wiki.citations.csl import Item
from wiki.citations.lookups.services import AnswerUnreadable, base_of
from wiki.citations.lookups.works import author, edtf, work
from wiki.citations.models import Source, SourceType
from wiki.fetching import Fetched

_ATOM = "{http://www.w3.org/2005/Atom}"
_PAPER = re.compile(r"https?://arxiv\.org/abs/(.+?)(?:v\d+)?")


class Arxiv:
    """The service of that name; a subject is a paper without its version."""

    name = "arXiv"
    accept = "application/atom+xml"
    pause = timedelta(seconds=3)
    is_registry = True

    def subject_of(self, source: Source) -> str:
        """Return the number of the paper."""
        return source.identifier("arxiv")

    def address_of(self, subject: str) -> str:
        """Return where a paper is told about."""
        base = base_of("arxiv", "https://export.arxiv.org")
        return f"{base}/api/query?id_list={quote(subject, safe='')}&max_results=1"

    def read(self, subject: str, fetched: Fetched) -> Item | None:
        """Return what is said of a paper, unless it is another."""
        entry = _feed(fetched.body).find(f"{_ATOM}entry")
        if entry is None:
            return None
        # What went wrong is an entry as well, of another name.
        paper = _PAPER.fullmatch(_text(entry, "id"))
        if paper is None or paper[1].casefold() != subject.casefold():
            return None
        names = entry.iterfind(f"{_ATOM}author/{_ATOM}name")
        return work(
            type=SourceType.ARTICLE,
            title=_text(entry, "title"),
            authors=[author(name.text) for name in names],
            publisher="arXiv",
            date=edtf(_text(entry, "published")),
        )


class _Plain(TreeBuilder):
    """Makes trees of XML that declares nothing: no entity that grows or reads files."""

    def doctype(self, *_declared: str | None) -> None:
        """Refuse a document type."""
        raise AnswerUnreadable("It answers XML with a document type.")


def _feed(body: bytes) -> Element:
    parser = XMLParser(target=_Plain())  # noqa: S314 - without a doctype, no entities
    try:
        parser.feed(body)
        feed: Element = parser.close()
    except (ParseError, ValueError, LookupError):
        raise AnswerUnreadable("It answers no XML.") from None
    return feed


def _text(entry: Element, name: str) -> str:
    return (entry.findtext(f"{_ATOM}{name}") or "").strip()
