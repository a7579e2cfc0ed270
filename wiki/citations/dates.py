"""Dates as people write them in references, read as EDTF.

EDTF is ISO 8601 with room for what is not known: https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import re
from datetime import date

_MONTHS = [date(2000, number, 1).strftime("%B").lower() for number in range(1, 13)]
_MONTH = "|".join(
    rf"{name[:3]}(?:{name[3:]}|t)?\.?" if name[3:] else name for name in _MONTHS
)
_YEAR = r"(?P<{}>1[4-9]\d\d|20\d\d)(?!\d)"
_DATE = re.compile(
    rf"(?<![\d./-])(?:{_YEAR.format('y1')}-(?P<m1>\d\d)(?:-(?P<d1>\d\d))?(?![\d/-])"
    rf"|(?P<d2>\d{{1,2}})\.? (?P<m2>{_MONTH}),? {_YEAR.format('y2')}"
    rf"|(?P<m3>{_MONTH}) (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?, {_YEAR.format('y3')}"
    rf"|(?P<m4>{_MONTH}),? {_YEAR.format('y4')}"
    rf"|(?P<about>(?:c|ca|circa)\.? ?)?{_YEAR.format('y5')}(?![./-]\d))",
    re.IGNORECASE,
)

_ONE_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?", re.ASCII)
_ENDS = 2  # of a span of time


def date_in(text: str) -> str:
    """Return the first date in `text` as EDTF, as exact as it is, or ""."""
    for found in _DATE.finditer(text):
        groups = found.groupdict()
        for form in "12345":
            if year := groups[f"y{form}"]:
                return _edtf(
                    int(year),
                    _month(groups.get(f"m{form}")),
                    int(groups.get(f"d{form}") or 0),
                    about=bool(groups["about"]),
                )
    return ""


def is_edtf(text: str) -> bool:
    """Tell whether `text` is a date that can be kept: a day, a month, a year, each with
    `~` or `?` behind it where it is about right or doubtful; or two with a slash.
    """
    parts = text.split("/")
    return len(parts) <= _ENDS and all(map(_is_one_date, parts))


def _is_one_date(text: str) -> bool:
    found = _ONE_DATE.fullmatch(text)
    if found is None:
        return False
    try:
        date(*(int(part or 1) for part in found.groups()))
    except ValueError:
        return False
    return True


def year_of(edtf: str) -> int | None:
    """Return the year of an EDTF date, None where it says none."""
    found = re.match(r"\d{4}", edtf)
    return int(found[0]) if found else None


def _month(written: str | None) -> int:
    if not written:
        return 0
    if written.isdigit():
        return int(written)
    return 1 + [name[:3] for name in _MONTHS].index(written[:3].lower())


def _edtf(year: int, month: int, day: int, *, about: bool) -> str:
    if about:
        return f"{year}~"
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return str(year)
    parts = [f"{year}", *[f"{part:02}" for part in (month, day) if part]]
    return "-".join(parts)
