"""Works as references in prose, in the four styles that most are asked for.

APA (7th edition), MLA (9th), Chicago (18th, bibliography) and IEEE. What their manuals
say of the kinds of works there are here, and no more; titles keep their capitals, as no
program knows which of them are names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from wiki.citations.csl import Item
from wiki.citations.formats.words import one_line, pages_of, whole_name

Names = list[dict[str, str]]


class Piece(NamedTuple):
    """Some words of a reference."""

    text: str
    italic: bool


# Works that are part of another, whose own titles stand in quotes.
_PARTS = frozenset(
    {
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "chapter",
        "paper-conference",
    }
)
_PAGES_ON_THE_WEB = frozenset({"webpage", "article", "document"})
_MOST_IN_APA = 20
_MOST_IN_CHICAGO = 6
_FIRST_IN_CHICAGO = 3
_MOST_IN_IEEE = 6
_LONGEST_MONTH_IN_MLA = 4

# Marks around italics while a reference is put together; one_line lets none through.
_BEGIN, _END = "\x02", "\x03"
_ITALICS = re.compile(f"{_BEGIN}([^{_END}]*){_END}")
_ENDS = re.compile(r"[.?!…][”’\"']?\Z")


def apa(item: Item) -> list[Piece]:
    """Return `Lovelace, A. (2024, May 6). Title. Container, 3(2), 1–9. Address`."""
    names = _apa_names(item.get("author", []))
    title = _word(item, "title")
    if item["type"] not in _PARTS:
        title = _italic(title)
    title += _around(" (", _edition(item), ")")
    when = f"({_apa_date(item)})"
    head = [names, when, title] if names else [title, when]
    return _pieces([*head, _apa_container(item), _publisher(item)], _address(item))


def mla(item: Item) -> list[Piece]:
    """Return `Lovelace, Ada. “Title.” Container, vol. 3, 6 May 2024. Address`."""
    year, month, day = _numbers(item)
    short = month if len(month) <= _LONGEST_MONTH_IN_MLA else f"{_short(month)}."
    details = [
        _italic(_word(item, "container-title")),
        _edition(item),
        _prefixed("vol. ", _word(item, "volume")),
        _prefixed("no. ", _word(item, "issue")),
        _publisher(item),
        " ".join(filter(None, [day, short, year])) or _said(item),
        _pages(item),
        _address(item),
    ]
    names = _mla_names(item.get("author", []))
    rest = ", ".join(filter(None, details))
    seen = _accessed(item)
    return _pieces([names, _title(item), rest, _prefixed("Accessed ", seen)])


def chicago(item: Item) -> list[Piece]:
    """Return `Lovelace, Ada. “Title.” Container 3, no. 2 (2024): 1–9. Address`."""
    names = _chicago_names(item.get("author", []))
    year, month, day = _numbers(item)
    container = _italic(_word(item, "container-title"))
    if item["type"] in _PAGES_ON_THE_WEB:
        day_of_month = ", ".join(filter(None, [f"{month} {day}".strip(), year]))
        details = [_word(item, "container-title"), _publisher(item)]
        return _pieces(
            [names, _title(item), *details, day_of_month or _said(item)], _address(item)
        )
    when = year or _said(item)
    if item["type"] == "article-journal":
        issue = _prefixed("no. ", _word(item, "issue"))
        volume = f"{container} {_word(item, 'volume')}".strip()
        about = ", ".join(filter(None, [volume, issue])) + _around(" (", when, ")")
        about += _prefixed(": ", _page_range(item))
        return _pieces([names, _title(item), about], _address(item))
    within = _prefixed("In ", container)
    place = ", ".join(filter(None, [_publisher(item), when]))
    parts = [names, _title(item), within, _edition(item), place]
    return _pieces(parts, _address(item))


def ieee(item: Item) -> list[Piece]:
    """Return `A. Lovelace, “Title,” Container, vol. 3, May 2024. Address`."""
    year, month, _ = _numbers(item)
    short = month if len(month) <= _LONGEST_MONTH_IN_MLA else f"{_short(month)}."
    container = _italic(_word(item, "container-title"))
    details = [
        _prefixed("in ", container)
        if item["type"] in _PARTS - {"article-journal"}
        else container,
        _prefixed("vol. ", _word(item, "volume")),
        _prefixed("no. ", _word(item, "issue")),
        _pages(item),
        _edition(item),
        _publisher(item),
        f"{short} {year}".strip() or _said(item),
        _prefixed("doi: ", _word(item, "DOI")),
    ]
    rest = ", ".join(filter(None, details))
    names = _ieee_names(item.get("author", []))
    is_whole = item["type"] not in _PARTS | _PAGES_ON_THE_WEB
    title = _word(item, "title")
    comma = "" if _ENDS.search(title) or not rest else ","
    said = f"{_italic(title)}{comma}" if is_whole else f"“{title}{comma}”"
    head = ", ".join(filter(None, [names, said]))
    online = ""
    if "DOI" not in item and _address(item):
        online = f"[Online]. Available: {_address(item)}"
    return _pieces([" ".join(filter(None, [head, rest]))], online)


STYLES: dict[str, Callable[[Item], list[Piece]]] = {
    "APA": apa,
    "MLA": mla,
    "Chicago": chicago,
    "IEEE": ieee,
}


def _pieces(sentences: list[str], address: str = "") -> list[Piece]:
    """Return sentences with full stops behind them; none behind an address."""
    ended = [
        text if _ENDS.search(text.replace(_END, "")) else f"{text}."
        for text in sentences
        if text.replace(_BEGIN, "").replace(_END, "")
    ]
    whole = " ".join(filter(None, [*ended, address]))
    parts = _ITALICS.split(whole)
    found = [Piece(text, italic=at % 2 == 1) for at, text in enumerate(parts)]
    return [piece for piece in found if piece.text]


def _word(item: Item, name: str) -> str:
    return one_line(item.get(name, ""))


def _italic(text: str) -> str:
    return f"{_BEGIN}{text}{_END}" if text else ""


def _prefixed(prefix: str, text: str) -> str:
    return f"{prefix}{text}" if text else ""


def _around(before: str, text: str, behind: str) -> str:
    return f"{before}{text}{behind}" if text else ""


def _title(item: Item) -> str:
    """Return the title in quotes, with its full stop, or in italics."""
    title = _word(item, "title")
    if item["type"] in _PARTS | _PAGES_ON_THE_WEB:
        return f"“{title}{'' if _ENDS.search(title) else '.'}”"
    return _italic(title)


def _publisher(item: Item) -> str:
    """Return the publisher, unless it is also what the work appeared in."""
    publisher = _word(item, "publisher")
    return "" if publisher == _word(item, "container-title") else publisher


def _edition(item: Item) -> str:
    """Return `2nd ed.`, or the edition's name."""
    edition = _word(item, "edition")
    if edition.isdigit():
        number = int(edition)
        teen = number // 10 % 10 == 1
        ending = "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        edition += ending
    return f"{edition} ed." if edition[:1].isdigit() else edition


def _address(item: Item) -> str:
    return _prefixed("https://doi.org/", _word(item, "DOI")) or _word(item, "URL")


def _page_range(item: Item) -> str:
    return "–".join(filter(None, pages_of(item)))


def _pages(item: Item) -> str:
    first, last = pages_of(item)
    return _prefixed("pp. " if last else "p. ", _page_range(item)) if first else ""


def _numbers(item: Item, field: str = "issued") -> tuple[str, str, str]:
    """Return year, name of the month and day, "" for what is not known."""
    when = item.get(field, {})
    parts = when.get("date-parts", [[]])[0]
    year = str(parts[0]) if parts else ""
    month = parts[1] if parts[1:] else 0
    name = date(2000, month, 1).strftime("%B") if 1 <= month <= 12 else ""  # noqa: PLR2004
    day = str(parts[2]) if parts[2:] else ""
    return _prefixed("ca. " if when.get("circa") else "", year), name, day


def _said(item: Item) -> str:
    """Return a date that is none of the calendar's."""
    return one_line(item.get("issued", {}).get("literal", ""))


def _short(month: str) -> str:
    return "Sept" if month == "September" else month[:3]


def _accessed(item: Item) -> str:
    year, month, day = _numbers(item, "accessed")
    short = month if len(month) <= _LONGEST_MONTH_IN_MLA else f"{_short(month)}."
    return " ".join(filter(None, [day, short, year]))


def _apa_date(item: Item) -> str:
    year, month, day = _numbers(item)
    if item["type"] == "article-journal":
        month = day = ""
    day_of_month = f"{month} {day}".strip()
    return ", ".join(filter(None, [year, day_of_month])) or _said(item) or "n.d."


def _apa_container(item: Item) -> str:
    container, pages = _word(item, "container-title"), _page_range(item)
    if item["type"] not in _PARTS:
        return container
    if item["type"] in {"chapter", "paper-conference"}:
        return _prefixed("In ", _italic(container)) + _around(" (", _pages(item), ")")
    volume = _italic(_word(item, "volume")) + _around("(", _word(item, "issue"), ")")
    return ", ".join(filter(None, [_italic(container), volume, pages]))


def _without_others(names: Names) -> tuple[Names, bool]:
    """Return names, and whether there are others who are not named."""
    others = bool(names) and names[-1].get("literal") == "others"
    return (names[:-1] if others else names), others


def _initials(name: dict[str, str]) -> str:
    """Return `A. J.-L.` of `Ada Jean-Luc`."""
    words = one_line(name.get("given", "")).split()
    return " ".join(
        "-".join(f"{part[0]}." for part in word.split("-") if part) for word in words
    )


def _apa_names(names: Names) -> str:
    names, others = _without_others(names)
    said = [
        one_line(whole_name(name | {"given": _initials(name)}, family_first=True))
        for name in names
    ]
    if others:
        return f"{', '.join(said)}, et al."
    if len(said) > _MOST_IN_APA:
        return f"{', '.join(said[: _MOST_IN_APA - 1])}, … {said[-1]}"
    return ", & ".join(filter(None, [", ".join(said[:-1]), *said[-1:]]))


def _mla_names(names: Names) -> str:
    names, others = _without_others(names)
    first = [one_line(whole_name(name, family_first=True)) for name in names[:1]]
    if others or names[2:]:
        return f"{', '.join(first)}, et al."
    return _and([*first, *(one_line(whole_name(name)) for name in names[1:])], ", and ")


def _chicago_names(names: Names) -> str:
    names, others = _without_others(names)
    if len(names) > _MOST_IN_CHICAGO:
        names, others = names[:_FIRST_IN_CHICAGO], True
    first = [one_line(whole_name(name, family_first=True)) for name in names[:1]]
    said = [*first, *(one_line(whole_name(name)) for name in names[1:])]
    return f"{', '.join(said)}, et al." if others else _and(said, ", and ")


def _ieee_names(names: Names) -> str:
    names, others = _without_others(names)
    if len(names) > _MOST_IN_IEEE:
        names, others = names[:1], True
    said = [one_line(whole_name(name | {"given": _initials(name)})) for name in names]
    if others:
        return f"{', '.join(said)} et al."
    return _and(said, ", and " if said[2:] else " and ")


def _and(said: list[str], word: str) -> str:
    return word.join(filter(None, [", ".join(said[:-1]), *said[-1:]]))
