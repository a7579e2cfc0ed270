"""A line of wikitext as the words that people compare.

Joined again, the words are the line: blanks and punctuation are words too.
"""

from __future__ import annotations

import re

_MARKS = r"\*\*|//|__|''|\[\[|\]\]|\{\{|\}\}|\(\(|\)\)|<<+|>>+|==+|--+|%%|~~"
# Scripts written without blanks: each character is a word.
_UNSPACED = (
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
# Marks that belong to the letter before them, where \w does not know.
_COMBINING = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u0f71-\u0fbc\u102b-\u109d\u17b4-\u17d3"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20ff\ufe00-\ufe2f"
)
_WORD = re.compile(
    rf"[{_UNSPACED}][{_COMBINING}]*|(?:[^\W_{_UNSPACED}]|[{_COMBINING}])+"
    rf"|\s+|{_MARKS}|[\W_]"
)


def words(line: str) -> list[str]:
    """Return the words of `line`: letters and digits, blanks, or one other mark."""
    return _WORD.findall(line)


def telling_words(line: str) -> frozenset[str]:
    """Return the words that tell what `line` says: its marks only if it has no word."""
    found = [word for word in words(line) if not word.isspace()]
    return frozenset(word for word in found if word.isalnum()) or frozenset(found)
