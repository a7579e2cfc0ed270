"""Works as BibTeX, in the dialect that bibtex itself, biblatex and pandoc agree on.

What a value says is what its reader prints, whatever signs are in it. Titles stand in
double braces: they keep the capitals that their language gave them.
Source: https://ctan.org/pkg/bibtex ("BibTeXing" by Oren Patashnik, 1988)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from wiki.citations.csl import Item, safe_address
from wiki.citations.formats.words import one_line, pages_of

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
_CONTAINERS = {
    "article": "journal",
    "incollection": "booktitle",
    "inproceedings": "booktitle",
    "misc": "howpublished",
}
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}
_FIELDS = {
    "volume": "volume",
    "issue": "number",
    "number": "number",
    "edition": "edition",
    "publisher-place": "address",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "language": "language",
    "note": "note",
}
_MONTHS = [date(2000, number, 1).strftime("%b").lower() for number in range(1, 13)]

# In text. A grave accent upon nothing is one; empty braces part what TeX would join.
_ESCAPES = {
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "`": r"\`{}",
    **{sign: f"\\{sign}" for sign in "%#&_$"},
}
_PAIRS = (("--", "-{}-"), ("''", "'{}'"))
# A brace without its other half, which bibtex would look for: one of mathematics.
_HALVES = {"{": r"$\lbrace$", "}": r"$\rbrace$"}

_NO_KEY = re.compile(r"[^\w:.+/-]+")
_PLAIN_NAME = re.compile(r"[^\W\d_](?:[\w.'’ -]*[\w.])?")
_AND = re.compile(r"\band\b", re.IGNORECASE)


def write(items: Iterable[Item]) -> Iterator[str]:
    """Yield the entries one by one."""
    for item in items:
        entry = _TYPES.get(item["type"], "misc")
        fields = [f"  {name} = {value}" for name, value in _fields(item, entry)]
        yield ",\n".join([f"@{entry}{{{_key(item)}", *fields]) + "\n}\n\n"


def in_text(text: str) -> str:
    """Return `text` for TeX to set as it is, its braces balanced."""
    line = one_line(text)
    matched = _matched_braces(line)
    escaped = "".join(
        (f"\\{sign}" if at in matched else _HALVES[sign])
        if sign in _HALVES
        else _ESCAPES.get(sign, sign)
        for at, sign in enumerate(line)
    )
    for pair, parted in _PAIRS:
        # Twice, for three in a row.
        escaped = escaped.replace(pair, parted).replace(pair, parted)
    return escaped


def _matched_braces(line: str) -> set[int]:
    """Return where the braces stand that have another half."""
    opened, matched = [], set()
    for at, sign in enumerate(line):
        if sign == "{":
            opened.append(at)
        elif sign == "}" and opened:
            matched |= {opened.pop(), at}
    return matched


def _key(item: Item) -> str:
    return _NO_KEY.sub("-", one_line(item["id"])) or "-"


def _fields(item: Item, entry: str) -> Iterator[tuple[str, str]]:
    """Yield the names of fields with their values, delimiters included."""
    for role in ("author", "editor"):
        if names := _names(item.get(role, [])):
            yield role, f"{{{names}}}"
    yield "title", f"{{{{{in_text(item['title'])}}}}}"
    yield from _date(item)
    named = {
        _CONTAINERS.get(entry, "series"): item.get("container-title", ""),
        _PUBLISHERS.get(entry, "publisher"): item.get("publisher", ""),
    }
    for field, name in _FIELDS.items():
        if field in item:
            named.setdefault(name, item[field])
    for name, value in named.items():
        if one_line(value):
            yield name, f"{{{in_text(value)}}}"
    yield from _whereabouts(item)


def _whereabouts(item: Item) -> Iterator[tuple[str, str]]:
    """Yield pages, identifiers and addresses; the latter stand as they are."""
    first, last = pages_of(item)
    if first:
        yield (
            "pages",
            f"{{{in_text(first)}--{in_text(last)}}}"
            if last
            else (f"{{{in_text(first)}}}"),
        )
    if "DOI" in item:
        yield "doi", f"{{{safe_address(item['DOI'])}}}"
    if item.get("archive") == "arXiv" and "archive_location" in item:
        yield "archiveprefix", "{arXiv}"
        yield "eprint", f"{{{safe_address(item['archive_location'])}}}"
    if "URL" in item:
        yield "url", f"{{{safe_address(item['URL'])}}}"
    parts = item.get("accessed", {}).get("date-parts", [[]])[0]
    if parts:
        yield "urldate", f"{{{'-'.join(f'{part:02}' for part in parts)}}}"


def _date(item: Item) -> Iterator[tuple[str, str]]:
    when = item.get("issued", {})
    parts = when.get("date-parts", [[]])[0]
    if parts:
        yield "year", f"{{{parts[0]}}}"
        if parts[1:] and 1 <= parts[1] <= len(_MONTHS):
            yield "month", _MONTHS[parts[1] - 1]
    elif one_line(when.get("literal", "")):
        yield "year", f"{{{in_text(when['literal'])}}}"


def _names(names: list[dict[str, str]]) -> str:
    written = [name for name in map(_name, names) if name]
    if names and names[-1].get("literal") == "others" and written[1:]:
        written[-1] = "others"
    return " and ".join(written)


def _name(name: dict[str, str]) -> str:
    """Return `Family, Given`; in braces what bibtex would take apart."""
    family = " ".join(
        filter(None, (name.get("non-dropping-particle"), name.get("family")))
    )
    given = " ".join(filter(None, (name.get("given"), name.get("dropping-particle"))))
    if not (one_line(family) and one_line(given)):
        whole = one_line(family or given or name.get("literal", ""))
        return f"{{{in_text(whole)}}}" if whole else ""
    parts = [family, name.get("suffix", ""), given]
    return ", ".join(_part(part) for part in parts if one_line(part))


def _part(text: str) -> str:
    line = one_line(text)
    is_plain = _PLAIN_NAME.fullmatch(line) and not _AND.search(line)
    return line if is_plain and "''" not in line else f"{{{in_text(line)}}}"
