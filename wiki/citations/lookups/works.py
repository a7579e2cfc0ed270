"""What services say of works, made harmless: plain, short, of known types. Pure.

Strangers may say anything: texts lose markup and control characters and are cut, dates
must be dates, what CSL does not know is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from wiki.citations.csl import Item, date_of
from wiki.citations.dates import date_in, is_edtf
from wiki.citations.formats.words import one_line
from wiki.citations.models import SourceType
from wiki.citations.people import MOST_AUTHORS, Name, from_line, names_in

LONGEST_TEXT = 500
_LONGEST_NAME = 150
_LONGEST_DETAIL = 60
_DETAILS = ("volume", "issue", "page", "ISSN", "edition", "number", "language")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)")


def work(
    *,
    type: object = "",  # noqa: A002 - CSL's word
    title: object = "",
    authors: Iterable[Name] = (),
    container: object = "",
    publisher: object = "",
    date: str = "",
    details: dict[str, object] | None = None,
) -> Item | None:
    """Return what was said of a work as CSL-JSON, None if that is nothing.

    ``date`` is EDTF; ``details`` are further fields of CSL.
    """
    item: Item = {
        "type": type if type in SourceType else "",
        "title": plain(title),
        "author": [_name(author) for author in list(authors)[:MOST_AUTHORS]],
        "container-title": plain(container),
        "publisher": plain(publisher),
        "issued": date_of(date) if is_edtf(date) else None,
    }
    for name in _DETAILS:
        item[name] = plain((details or {}).get(name, ""))[:_LONGEST_DETAIL]
    item["author"] = [author for author in item["author"] if author]
    item = {name: value for name, value in item.items() if value}
    return item if item.get("title") or item.get("author") else None


def plain(said: object) -> str:
    """Return a text without markup and control characters, cut; "" for what is none.

    Of a list it is the first text.
    """
    if isinstance(said, list):
        said = said[0] if said else ""
    if isinstance(said, int) and not isinstance(said, bool):
        said = str(said)
    if not isinstance(said, str):
        return ""
    text = one_line(unescape(_TAG.sub("", said[: 10 * LONGEST_TEXT])))
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def person(family: object, given: object) -> Name:
    """Return the name of a person by its parts, empty where there is no family name."""
    parts = Name(family=plain(family), given=plain(given))
    if not parts["family"]:
        return Name()
    return parts if parts["given"] else Name(family=parts["family"])


def author(said: object) -> Name:
    """Return a name as it is written: `Lovelace, Ada`, `Ada Lovelace`; maybe empty."""
    text = plain(said)[:_LONGEST_NAME]
    if not text or "://" in text:
        return Name()
    if "," in text:
        return from_line(text)
    names = names_in(text)
    return names[0] if len(names) == 1 else Name(literal=text)


def edtf(said: object) -> str:
    """Return a date as EDTF, as exact as it is, "" for what is none."""
    text = plain(said)
    if found := _ISO.match(text):
        parts = [f"{int(part):02}" for part in found.groups() if part]
        for length in range(len(parts), 0, -1):
            if is_edtf("-".join(parts[:length])):
                return "-".join(parts[:length])
    return date_in(text)


def _name(author: Name) -> dict[str, str]:
    cut = {part: plain(text)[:_LONGEST_NAME] for part, text in author.items()}
    return {part: text for part, text in cut.items() if text}
