"""Works as RIS: lines of a tag and a value. Read by EndNote, Zotero and most others.

Source: https://en.wikipedia.org/wiki/RIS_(file_format), after Research Information
Systems' specification of 2001 and 2011.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wiki.citations.csl import Item
from wiki.citations.formats.words import one_line, pages_of, whole_name

_TYPES = {
    "webpage": "ELEC",
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "paper-conference": "CPAPER",
    "report": "RPRT",
    "thesis": "THES",
    "dataset": "DATA",
    "software": "COMP",
    "motion_picture": "VIDEO",
    "legislation": "STAT",
}
_FIELDS = {
    "TI": "title",
    "T2": "container-title",
    "PB": "publisher",
    "CY": "publisher-place",
    "VL": "volume",
    "IS": "issue",
    "ET": "edition",
    "DO": "DOI",
    "AN": "PMID",
    "UR": "URL",
    "LA": "language",
    "AB": "abstract",
    "N1": "note",
}


def write(items: Iterable[Item]) -> Iterator[str]:
    """Yield the entries one by one, their lines ended as the format wants it."""
    for item in items:
        lines = [f"{tag}  - {value}" for tag, value in _entry(item) if value]
        yield "\r\n".join([*lines, "ER  - ", "", ""])


def _entry(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES.get(item["type"], "GEN")
    yield "ID", one_line(item["id"])
    for tag, role in (("AU", "author"), ("A2", "editor")):
        for name in item.get(role, []):
            yield tag, one_line(whole_name(name, family_first=True))
    yield from _dates(item)
    for tag, field in _FIELDS.items():
        yield tag, one_line(item.get(field, ""))
    first, last = pages_of(item)
    yield "SP", first
    yield "EP", last
    yield "SN", one_line(item.get("ISBN") or item.get("ISSN", ""))


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    for tag, field in (("DA", "issued"), ("Y2", "accessed")):
        when = item.get(field, {})
        parts = when.get("date-parts", [[]])[0]
        if parts and tag == "DA":
            yield "PY", f"{parts[0]:04}"
        year, month, day = [*parts, "", "", ""][:3]
        if parts:
            yield tag, f"{year:04}/{month and f'{month:02}'}/{day and f'{day:02}'}/"
        else:
            yield tag, one_line(when.get("literal", ""))
