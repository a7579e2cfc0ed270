"""A source as CSL-JSON, the form in which programs for references pass works on.

What people entered stands before what `Source.csl` holds beside it; of that, only what
the format knows is taken, so that the result is valid whatever is stored.
Source: https://github.com/citation-style-language/schema (csl-data.json)
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from urllib.parse import quote, urlsplit

from wiki.citations.dates import date_in
from wiki.citations.models import Health, Source

Item = dict[str, Any]
"""One work as CSL-JSON."""

# fmt: off
TEXTS = frozenset(
    {
        "abstract", "annote", "archive", "archive-place", "archive_location",
        "authority", "call-number", "citation-label", "collection-number",
        "collection-title", "container-title", "container-title-short",
        "dimensions", "division", "DOI", "edition", "event-place", "event-title",
        "genre", "ISBN", "ISSN", "issue", "jurisdiction", "keyword", "language",
        "medium", "note", "number", "number-of-pages", "number-of-volumes",
        "original-publisher", "original-title", "page", "page-first",
        "part-title", "PMCID", "PMID", "publisher", "publisher-place",
        "references", "reviewed-title", "scale", "section", "source", "status",
        "supplement", "title", "title-short", "URL", "version", "volume",
        "volume-title", "year-suffix",
    }
)
NAMES = frozenset(
    {
        "author", "chair", "collection-editor", "compiler", "composer",
        "container-author", "contributor", "curator", "director", "editor",
        "editorial-director", "executive-producer", "guest", "host",
        "illustrator", "interviewer", "narrator", "organizer", "original-author",
        "performer", "producer", "recipient", "reviewed-author", "script-writer",
        "series-creator", "translator",
    }
)
# fmt: on
DATES = frozenset(
    ["accessed", "available-date", "event-date", "issued", "original-date", "submitted"]
)
_NAME_PARTS = (
    "family",
    "given",
    "literal",
    "suffix",
    "dropping-particle",
    "non-dropping-particle",
)
_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%])?")
_SEASONS = range(21, 25)
_PARTS = 3  # year, month, day
_WEB = ("http", "https")
_READ_AT = {
    "arxiv": "https://arxiv.org/abs/",
    "openreview": "https://openreview.net/forum?id=",
    "youtube": "https://www.youtube.com/watch?v=",
    "url": "https://",
}
_NAMED = {"doi": "DOI", "isbn": "ISBN", "pmid": "PMID"}


def item_of(source: Source) -> Item:
    """Return a source as CSL-JSON.

    Of many at once, its identifiers and links should be fetched before.
    """
    known = {
        "title": source.title,
        "author": names_of(source.authors),
        "container-title": source.container,
        "publisher": source.publisher,
        "issued": date_of(source.date),
        "note": source.notes,
        **_identified(source),
        **_linked(source),
    }
    item: Item = {"id": source.key, "type": source.type}
    item |= others_of(source.csl) | {
        name: value for name, value in known.items() if value
    }
    item.setdefault("title", item.get("URL", source.key))
    return item


def others_of(stored: object) -> Item:
    """Return those fields of a CSL item that are valid; not its `id` and `type`."""
    if not isinstance(stored, dict):
        return {}
    item: Item = {}
    for name, value in stored.items():
        if name in TEXTS and isinstance(value, str | int):
            item[name] = str(value)
        elif name in NAMES:
            item[name] = names_of(value)
        elif name in DATES:
            item[name] = _date_again(value)
    return {name: value for name, value in item.items() if value}


def names_of(stored: object) -> list[dict[str, str]]:
    """Return those names that are some."""
    if not isinstance(stored, list):
        return []
    rows = [row for row in stored if isinstance(row, dict)]
    names = [
        {part: row[part] for part in _NAME_PARTS if _is_text(row.get(part))}
        for row in rows
    ]
    return [name for name in names if name]


def date_of(edtf: str) -> Item | None:
    """Return an EDTF date, or two parted by a slash, as a date of CSL; None for ""."""
    if not edtf.strip():
        return None
    found = [_EDTF.fullmatch(part) for part in edtf.split("/")]
    parts = [_parts(*one.group(1, 2, 3)) for one in found if one]
    if len(parts) not in {1, 2} or len(parts) != len(found) or not all(parts):
        return {"literal": edtf}
    value: Item = {"date-parts": parts}
    if len(parts) == 1 and parts[0][1:] and parts[0][1] in _SEASONS:
        value = {"date-parts": [parts[0][:1]], "season": parts[0][1] - 20}
    return value | ({"circa": True} if any(one and one[4] for one in found) else {})


def edtf_of(stored: object) -> str:
    """Return a date of CSL as EDTF, as `date_of` reads it; "" if it is none."""
    when = _date_again(stored) or {}
    said = when.get("literal", "")
    if said:
        return date_in(str(said))
    parts = [
        "-".join([f"{row[0]:04}", *(f"{part:02}" for part in row[1:] if part)])
        for row in when.get("date-parts", [])
    ]
    edtf = "/".join(parts)
    edtf += "~" if when.get("circa") and not parts[1:] else ""
    return edtf if "literal" not in (date_of(edtf) or {}) else edtf[:4]


def _parts(year: str, month: str | None, day: str | None) -> list[int]:
    """Return the numbers of a date, none if there is no such day."""
    parts = [int(part) for part in (year, month, day) if part]
    if parts[1:] and not parts[2:] and parts[1] in _SEASONS:
        return parts
    try:
        date(*[*parts, 1, 1][:_PARTS])
    except ValueError:
        return []
    return parts


def _date_again(stored: object) -> Item | None:
    """Return a stored date of CSL if it is one."""
    if isinstance(stored, str):
        return date_of(stored)
    if not isinstance(stored, dict):
        return None
    parts = stored.get("date-parts")
    if isinstance(parts, list) and parts and all(map(_are_numbers, parts)):
        value: Item = {"date-parts": [[int(part) for part in row] for row in parts[:2]]}
        return value | ({"circa": True} if stored.get("circa") else {})
    said = stored.get("literal") or stored.get("raw")
    return {"literal": said} if _is_text(said) else None


def _are_numbers(row: object) -> bool:
    return (
        isinstance(row, list)
        and 1 <= len(row) <= _PARTS
        and all(re.fullmatch(r"\d{1,4}", str(part)) for part in row)
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _identified(source: Source) -> Item:
    """Return the identifiers, and where a work is read that has no address."""
    item: Item = {}
    for identifier in source.identifiers.all():
        scheme, value = identifier.scheme, identifier.value
        if scheme in _NAMED:
            item.setdefault(_NAMED[scheme], value)
        if scheme == "arxiv":
            item |= {"archive": "arXiv", "archive_location": value}
        if scheme in _READ_AT:
            item.setdefault("URL", safe_address(_READ_AT[scheme] + value))
    return item


def _linked(source: Source) -> Item:
    """Return the first address on the web, and when it was last seen to answer."""
    links = [link for link in source.links.all() if _is_on_the_web(link.address)]
    if not links:
        return {}
    first = links[0]
    item: Item = {"URL": safe_address(first.address)}
    if first.checked and first.state in {Health.ALIVE, Health.MOVED}:
        when = first.checked
        item["accessed"] = {"date-parts": [[when.year, when.month, when.day]]}
    return item


def _is_on_the_web(address: str) -> bool:
    try:
        return urlsplit(address).scheme.lower() in _WEB
    except ValueError:
        return False


def safe_address(address: str) -> str:
    """Return an address with everything encoded that no address may hold.

    What is left has no braces, backslashes, quotes or white space.
    """
    return quote(address, safe="%:/?#[]@!$&'()*+,;=~-._")
