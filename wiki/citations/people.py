"""Names of authors as people write them before a title, read as CSL names.

Source of the form: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
"""

from __future__ import annotations

import re
from typing import TypedDict

MOST_AUTHORS = 50
_LONGEST = 200  # characters; more than that before a title is a sentence


class Name(TypedDict, total=False):
    """A person, by family and given name, or whoever else by `literal`."""

    family: str
    given: str
    literal: str


_ET_AL = "et al."
_AND = re.compile(r"\s*(?:;|&|\band\b|\bund\b|\bet\b(?! al)|\by\b)\s*")
_OTHERS = re.compile(r",?\s*(?:et al\b\.?|and others|u\. ?a\.)\s*\Z", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?)+\Z")
_END_OF_SENTENCE = re.compile(r"(?<=[^\W\d_]{2})\.\Z")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_NO_NAME = re.compile(
    r"\b(?:see|cf|siehe|vgl|voir|from|by|also|according|this)\b", re.IGNORECASE
)
_BODY = re.compile(
    r"\b(?:organi[sz]ation|universit\w+|institut\w*|committee|group|team|ministry|office"
    r"|agency|council|society|association|foundation|department|press|inc|ltd|gmbh|corp)\b",
    re.IGNORECASE,
)


def names_in(text: str) -> list[Name]:
    """Return the people that `text`, what stands before a title, names; maybe nobody.

    What does not look like names is left alone: a wrong author is worse than none.
    """
    text = _END_OF_SENTENCE.sub("", text.strip(" ,:;–—-“”\"'()"))
    text, others = _OTHERS.subn("", text)
    if not text or len(text) > _LONGEST or not _looks_like_names(text):
        return []
    found = [name for part in _AND.split(text) for name in _listed(part)]
    if others:
        found.append(Name(literal="others"))
    return found[:MOST_AUTHORS]


def written(names: list[Name]) -> str:
    """Return names in a row as a reader reads them: `Ashish Vaswani, Noam Shazeer`."""
    return ", ".join(
        " ".join(filter(None, (name.get("given"), _whole(name)))) for name in names
    ).replace(", others", " et al.")


def as_line(name: Name) -> str:
    """Return a name as people edit it, one on a line; ``from_line`` reads it again.

    `Lovelace, Ada`; `Plato`; `World Health Organization`; `et al.`; what could be
    taken for something else stands in braces.
    """
    literal, family = name.get("literal", ""), name.get("family", "")
    if literal == "others":
        return _ET_AL
    if literal:
        is_plain = " " in literal and "," not in literal and literal[0] != "{"
        return literal if is_plain else f"{{{literal}}}"
    if given := name.get("given"):
        return f"{family}, {given}"
    return f"{family}," if " " in family else family


def from_line(line: str) -> Name:
    """Return the name that a line holds; ``line`` is not empty."""
    line = " ".join(line.split())
    if line.casefold() in {"et al", _ET_AL}:
        return Name(literal="others")
    if line.startswith("{") and line.endswith("}") and line[1:-1].strip():
        return Name(literal=line[1:-1].strip())
    family, comma, given = (part.strip() for part in line.partition(","))
    if family and given:
        return Name(family=family, given=given)
    if family and (comma or " " not in family):
        return Name(family=family)
    return Name(literal=line)


def _looks_like_names(text: str) -> bool:
    words = text.split()
    if any(sign.isdigit() or sign in ":[]{}" for sign in text) or _NO_NAME.search(text):
        return False
    capitals = [word for word in words if not word[0].islower()]
    return len(words) - len(capitals) <= len(capitals)


def _listed(text: str) -> list[Name]:
    """Return the names of one part: `Smith, J.`, `Jane Smith`, `Smith, Doe, Roe`."""
    names: list[Name] = []
    for piece in filter(None, (piece.strip() for piece in text.split(","))):
        if names and "given" not in names[-1] and _INITIALS.match(piece):
            names[-1] = Name(family=_whole(names[-1]), given=piece)
        else:
            names.append(_name(piece))
    return names


def _name(piece: str) -> Name:
    if _BODY.search(piece):
        return Name(literal=piece)
    given, _, family = piece.rpartition(" ")
    if given and all(_WORD.fullmatch(word) for word in piece.split()):
        return Name(family=family, given=given)
    return Name(family=piece) if _WORD.fullmatch(piece) else Name(literal=piece)


def _whole(name: Name) -> str:
    return name.get("family") or name.get("literal", "")
