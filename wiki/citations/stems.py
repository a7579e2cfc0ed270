"""What sources that are alike have in common, short enough for an index.

Pure functions. They only narrow down where to look: whether two sources are one work
is for ``wiki.citations.resembling`` to weigh and for people to decide.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from wiki.citations.dates import year_of
from wiki.citations.people import Name

LONGEST_STEM = 60
_LETTERS_OF_TITLE = 12
_SHORTEST_TITLE = 6
_ARTICLE = re.compile(
    r"\A(?:the|an?|der|die|das|ein|eine|le|la|les|el|los|las)\s+(?=\w)"
)
_NOT_A_LETTER = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d+")


def folded(text: str) -> str:
    """Return a text without case and accents, as what people look for is compared."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def plain_title(title: str) -> str:
    """Return a title without what people write in different ways: case, accents,
    marks, blanks, an article in front.
    """
    letters = folded(title)
    return _NOT_A_LETTER.sub("", _ARTICLE.sub("", letters.strip()))


def title_stem(title: str, date: str) -> str:
    """Return the year, how a title begins, and its numbers, which tell issues apart.

    "" for one that tells too little.
    """
    letters = plain_title(title)
    if len(letters) < _SHORTEST_TITLE:
        return ""
    numbers = ",".join(numbers_in(title))
    stem = f"{year_of(date) or ''}:{letters[:_LETTERS_OF_TITLE]}:{numbers}"
    return stem[:LONGEST_STEM]


def numbers_in(title: str) -> list[str]:
    """Return the numbers of a title in its order."""
    return _NUMBER.findall(title)


def author_stem(authors: Sequence[Name]) -> str:
    """Return the first author's family name and initial, "" for nobody."""
    if not authors:
        return ""
    first = authors[0]
    family = first.get("family") or first.get("literal", "")
    initial = plain_title(first.get("given", ""))[:1]
    return f"{plain_title(family)[: LONGEST_STEM - 2]} {initial}".strip()
