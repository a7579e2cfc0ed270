"""What the forms have in common: plain lines, names, pages."""

from __future__ import annotations

import re
import unicodedata

from wiki.citations.csl import Item

_PAGES = re.compile(r"\s*(\w+)(?:\s*[-–—]+\s*(\w+))?\s*")
# What begins a line, in the eyes of one program or another.
_UNSEEN = {"Cc", "Cs", "Zl", "Zp"}


def one_line(text: str) -> str:
    """Return `text` without control characters, its white space being single spaces."""
    seen = (" " if unicodedata.category(sign) in _UNSEEN else sign for sign in text)
    return " ".join("".join(seen).split())


def whole_name(name: dict[str, str], *, family_first: bool = False) -> str:
    """Return `Given von Family, Jr.`, or with the family before the given name."""
    family = " ".join(
        filter(None, (name.get("non-dropping-particle"), name.get("family")))
    )
    given = " ".join(filter(None, (name.get("given"), name.get("dropping-particle"))))
    if not (family or given):
        return name.get("literal", "")
    order = [family, given] if family_first else [given, family]
    parts = [" ".join(filter(None, order))] if not family_first else order
    return ", ".join(filter(None, [*parts, name.get("suffix")]))


def pages_of(item: Item) -> tuple[str, str]:
    """Return the first and the last page; both "" if not known, the last if one."""
    text = one_line(item.get("page", ""))
    found = _PAGES.fullmatch(text)
    return (found[1], found[2] or "") if found else (text, "")
