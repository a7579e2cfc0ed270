"""Works as RIS: lines of a tag and a value. Read by EndNote, Zotero and most others.

Source: https://en.wikipedia.org/wiki/RIS_(file_format), after Research Information
Systems' specification of 2001 and 2011.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from wiki.citations.csl import Item
from wiki.citations.formats.errors import FileUnreadable
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


_LINE = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?")
_AGAIN = {
    "T1": "TI",
    "A1": "AU",
    "ED": "A2",
    "JO": "T2",
    "JF": "T2",
    "JA": "T2",
    "BT": "T2",
    "Y1": "DA",
    "N2": "AB",
}
_ROLES = {"AU": "author", "A2": "editor"}
_LONGEST_DATE = 3  # year, month, day


def read(text: str) -> list[object]:
    """Return the works of a file; raise ``FileUnreadable`` where there are none."""
    entries: list[list[tuple[str, str]]] = []
    for line in text.removeprefix("\ufeff").splitlines():
        found = _LINE.fullmatch(line.rstrip())
        if found and found[1] == "TY":
            entries.append([("TY", found[2] or "")])
        elif found and entries:
            tag = _AGAIN.get(found[1], found[1])
            entries[-1].append((tag, (found[2] or "").strip()))
        elif line.strip() and entries:
            # A value that goes on in the next line.
            tag, value = entries[-1][-1]
            entries[-1][-1] = (tag, f"{value} {line.strip()}")
    if text.strip() and not entries:
        message = "no line begins an entry, as “TY  - ” does"
        raise FileUnreadable(message)
    return [_item(entry) for entry in entries]


def _item(entry: list[tuple[str, str]]) -> Item:
    first: dict[str, str] = {}
    for tag, value in entry:
        if value:
            first.setdefault(tag, value)
    types = {name: kind for kind, name in _TYPES.items()}
    item: Item = {
        "id": first.get("ID", ""),
        "type": types.get(first["TY"].strip(), "document") if "TY" in first else "",
    }
    for tag, field in _FIELDS.items():
        item[field] = first.get(tag, "")
    for tag, role in _ROLES.items():
        item[role] = [_name_of(value) for at, value in entry if at == tag and value]
    item["page"] = "-".join(filter(None, (first.get("SP"), first.get("EP"))))
    item["ISBN"] = item["ISSN"] = first.get("SN", "")
    item["issued"] = _date_of(first.get("DA") or first.get("PY", ""))
    return {field: value for field, value in item.items() if value}


def _name_of(written: str) -> dict[str, str]:
    parts = [part.strip() for part in written.split(",")]
    if len(parts) == 1:
        return {"literal": written}
    named = zip(("family", "given", "suffix"), parts, strict=False)
    return {part: value for part, value in named if value}


def _date_of(written: str) -> Item:
    parts = [part.strip() for part in written.split("/")[:_LONGEST_DATE]]
    numbers = list(takewhile(str.isdecimal, parts))
    if numbers:
        return {"date-parts": [[int(part) for part in numbers]]}
    return {"literal": written} if written else {}
