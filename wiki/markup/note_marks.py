"""Marks in a plain text that say where its notes stand.

Notes are no part of the text a reader reads, yet what they support is the sentence
before them. The marks are control characters, and taken out again at once.
"""

from __future__ import annotations

import re

_MARK = re.compile(r"\x02([0-9]{1,9})\x03")


def mark(number: int) -> str:
    """Return what stands for note `number` in a text."""
    return f"\x02{number}\x03"


def without_marks(text: str) -> tuple[str, dict[int, int]]:
    """Return a text without its marks, and the offset at which each note stands."""
    parts: list[str] = []
    places: dict[int, int] = {}
    length = 0
    for index, part in enumerate(_MARK.split(text)):
        if index % 2:
            places.setdefault(int(part), length)
        else:
            parts.append(part)
            length += len(part)
    return "".join(parts), places
