"""Reads BibTeX as people and programs write it, leaving out what only TeX understands.

An entry begins in a line of its own with ``@``; one that is broken harms no other.
Source: https://ctan.org/pkg/bibtex ("BibTeXing" by Oren Patashnik, 1988)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from wiki.citations.csl import Item
from wiki.citations.formats.errors import FileUnreadable

_BEGIN = re.compile(r"^[ \t]*@[ \t]*(\w+)\s*[{(]\s*", re.MULTILINE)
_KEY = re.compile(r"([^\s,{}=]*)\s*(?:,\s*|(?=[})]))")
_FIELD = re.compile(r"([\w:.+-]+)\s*=\s*")
_BEHIND = re.compile(r"\s*(#?)\s*")
_COMMA_BEHIND = re.compile(r"\s*,?\s*")
_WORD = re.compile(r"[^\s,#{}()\"=]+")
_BRACE = re.compile(r"[{}]")
_QUOTE = re.compile(r"[{}\"]")
_AND = re.compile(r"[{}]| and ", re.IGNORECASE)
_COMMA = re.compile(r"[{}]|,")
_SPACE = re.compile(r"[{}]| ")

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "mastersthesis": "thesis",
    "online": "webpage",
    "phdthesis": "thesis",
    "proceedings": "book",
    "report": "report",
    "software": "software",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "article",
}
_TEXTS = {
    "title": "title",
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "howpublished": "container-title",
    "series": "collection-title",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "address": "publisher-place",
    "location": "publisher-place",
    "volume": "volume",
    "edition": "edition",
    "isbn": "ISBN",
    "issn": "ISSN",
    "pmid": "PMID",
    "language": "language",
    "abstract": "abstract",
    "keywords": "keyword",
    "note": "note",
}
_ADDRESSES = {"doi": "DOI", "url": "URL"}
_MONTHS = [date(2000, number, 1).strftime("%b").lower() for number in range(1, 13)]

_TEX = re.compile(
    r"\\(?P<accent>[`'^\"~=.]|[uvHckrdb](?![A-Za-z]))\s*"
    r"(?:\{\s*\\?(?P<braced>[^\W\d_]?)\s*\}|\\?(?P<bare>[^\W\d_]))"
    r"|\\(?P<word>[A-Za-z]+)\s*(?:\{\})?"
    r"|\\(?P<sign>.)|(?P<plain>---?|``|''|[~{}$])",
    re.DOTALL,
)
_ACCENTS = {
    sign: chr(code)
    for sign, code in {
        "`": 0x300,
        "'": 0x301,
        "^": 0x302,
        "~": 0x303,
        '"': 0x308,
        "=": 0x304,
        ".": 0x307,
        "u": 0x306,
        "v": 0x30C,
        "H": 0x30B,
        "c": 0x327,
        "k": 0x328,
        "r": 0x30A,
        "d": 0x323,
        "b": 0x331,
    }.items()
}
_WORDS = {
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textless": "<",
    "textgreater": ">",
    "lbrace": "{",
    "rbrace": "}",
    "textbraceleft": "{",
    "textbraceright": "}",
    "ldots": "…",
    "dots": "…",
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "aa": "å",
    "AA": "Å",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "j": "ȷ",
    "TeX": "TeX",
    "LaTeX": "LaTeX",
    "copyright": "©",
    "pounds": "£",
    "S": "§",
    "textendash": "–",
    "textemdash": "—",
    "textquotesingle": "'",
    "textbar": "|",
}
_PLAIN = {"--": "–", "---": "—", "``": "“", "''": "”", "~": " "}


class _Broken(Exception):
    """Raised where an entry does not go on as one must."""


def read(text: str) -> list[object]:
    """Return the works of a file; raise ``FileUnreadable`` where there are none.

    An entry that cannot be read is nothing but its text.
    """
    starts = list(_BEGIN.finditer(text))
    if not starts:
        if not text.strip():
            return []
        message = "no line begins an entry, as “@book{” does"
        raise FileUnreadable(message)
    ends = [start.start() for start in starts[1:]] + [len(text)]
    strings = {name: name for name in _MONTHS}
    works: list[object] = []
    for start, end in zip(starts, ends, strict=True):
        kind = start[1].lower()
        entry = text[start.end() : end]
        if kind in {"comment", "preamble"}:
            continue
        try:
            if kind == "string":
                strings |= dict(_fields(entry, 0, strings))
            else:
                works.append(_work(kind, entry, strings))
        except _Broken:
            works.append(entry)
    return works


def plain(tex: str) -> str:
    """Return what TeX would print for a value, as far as references need it."""
    return _TEX.sub(_printed, tex)


def _printed(found: re.Match[str]) -> str:
    if accent := found["accent"]:
        letter = found["braced"] or found["bare"] or ""
        marked = unicodedata.normalize("NFC", letter + _ACCENTS[accent])
        return marked if letter else accent
    if word := found["word"]:
        return _WORDS.get(word, "")
    if sign := found["sign"]:
        return sign
    return _PLAIN.get(found["plain"], "")


def _work(kind: str, entry: str, strings: dict[str, str]) -> Item:
    key = _KEY.match(entry)
    if key is None:
        raise _Broken
    fields = dict(_fields(entry, key.end(), strings))
    item: Item = {"id": key[1], "type": _type(kind, fields)}
    for name, field in _TEXTS.items():
        if name in fields:
            item.setdefault(field, plain(fields[name]))
    for name, field in _ADDRESSES.items():
        if name in fields:
            item[field] = re.sub(r"\\([_%&#~])", r"\1", fields[name]).strip("{} ")
    for role in ("author", "editor"):
        item[role] = [_name(name) for name in _split(_AND, fields.get(role, ""))]
    if "number" in fields:
        item["issue" if kind == "article" else "number"] = plain(fields["number"])
    item["page"] = plain(fields.get("pages", "")).replace("–", "-")
    return item | _dates(fields) | _preprint(fields)


def _type(kind: str, fields: dict[str, str]) -> str:
    if kind in _TYPES:
        return _TYPES[kind]
    if "eprint" in fields:
        return "article"
    return "webpage" if "url" in fields else "document"


def _dates(fields: dict[str, str]) -> Item:
    item: Item = {}
    year, month = plain(fields.get("year", "")).strip(), fields.get("month", "")
    if "date" in fields:
        item["issued"] = plain(fields["date"]).strip()
    elif year.isdecimal():
        short = plain(month).strip().lower()[:3]
        number = _MONTHS.index(short) + 1 if short in _MONTHS else 0
        number = int(short) if short.isdecimal() else number
        item["issued"] = {"date-parts": [[int(year), *([number] if number else [])]]}
    elif year:
        item["issued"] = {"literal": year}
    if "urldate" in fields:
        item["accessed"] = fields["urldate"].strip("{} ")
    return item


def _preprint(fields: dict[str, str]) -> Item:
    where = fields.get("archiveprefix") or fields.get("eprinttype", "")
    if "eprint" not in fields or where.strip("{} ").casefold() != "arxiv":
        return {}
    return {"archive": "arXiv", "archive_location": fields["eprint"].strip("{} ")}


def _name(written: str) -> dict[str, str]:
    parts = _split(_COMMA, written)
    if len(parts) > 1:
        family, *suffix, given = [plain(part) for part in parts[:3]]
        name = {"family": family, "given": given, "suffix": "".join(suffix)}
        return {part: value for part, value in name.items() if value}
    words = _split(_SPACE, written)
    if len(words) == 1:
        return {"literal": plain(words[0])}
    # Small words before the last belong to the family: `Jan van der Berg`.
    at = len(words) - 1
    while at > 1 and words[at - 1][:1].islower():
        at -= 1
    family, given = " ".join(words[at:]), " ".join(words[:at])
    return {"family": plain(family), "given": plain(given)}


def _split(separator: re.Pattern[str], text: str) -> list[str]:
    """Return the parts of a text between separators that stand in no braces."""
    text = " ".join(text.split())
    parts, depth, start = [], 0, 0
    for found in separator.finditer(text):
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
        elif depth == 0:
            parts.append(text[start : found.start()])
            start = found.end()
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]


def _fields(
    entry: str, place: int, strings: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield names and values; raise ``_Broken`` where one does not end."""
    while found := _FIELD.match(entry, place):
        value, place = _value(entry, found.end(), strings)
        yield found[1].lower(), value
        comma = _COMMA_BEHIND.match(entry, place)
        place = comma.end() if comma else place
    if entry[place : place + 1] not in {"}", ")"}:
        raise _Broken


def _value(entry: str, place: int, strings: dict[str, str]) -> tuple[str, int]:
    """Return a value, its pieces joined, and where it ends."""
    pieces = []
    while True:
        piece, place = _piece(entry, place, strings)
        pieces.append(piece)
        more = _BEHIND.match(entry, place)
        if more is None or not more[1]:
            return "".join(pieces), place
        place = more.end()


def _piece(entry: str, place: int, strings: dict[str, str]) -> tuple[str, int]:
    if entry[place : place + 1] == "{":
        end = _end(_BRACE, entry, place)
        return entry[place + 1 : end], end + 1
    if entry[place : place + 1] == '"':
        end = _end(_QUOTE, entry, place)
        return entry[place + 1 : end], end + 1
    word = _WORD.match(entry, place)
    if word is None:
        raise _Broken
    return strings.get(word[0].lower(), word[0]), word.end()


def _end(sign: re.Pattern[str], entry: str, place: int) -> int:
    """Return where what opens at ``place`` is closed."""
    closing = "}" if entry[place] == "{" else '"'
    depth = 0
    for found in sign.finditer(entry, place + 1):
        if depth == 0 and found[0] == closing:
            return found.start()
        if found[0] in "{}":
            depth += 1 if found[0] == "{" else -1
    raise _Broken
