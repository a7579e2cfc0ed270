"""Lists that ran together on one line, and where the last item ends.

Nothing in flattened text says where a list ends and prose goes on. What is taken for
a sign of it, and is no proof:

- all other items are a single link: so is the last, what follows its link is prose;
- all other items are one sentence with its full stop: the last item ends with its
  first full stop;
- no other item has a full stop, and in the last a word that is capitalised only at
  the start of a sentence (`These`, `However` …) stands in the middle, without a stop
  before it, and a whole sentence follows. If the other items have such words inside
  too (titles do), this says nothing and the item stays whole.

An item before the last ends in the same way where a new list is announced by a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from wiki.exchange.shadow import INLINE, Shadow

_OPENINGS = (
    "These|This|Those|That|The|Their|There|They|Then|Thus|Therefore|Together|Today|"
    "Through|It|Its|If|In|An|As|At|All|Although|Additionally|After|Another|Because|"
    "Before|Beyond|Both|But|By|Despite|Each|Even|For|From|Further|Furthermore|Hence|"
    "How|However|Many|More|Moreover|Most|Nevertheless|On|One|Other|Overall|Our|Recent|"
    "Research|Researchers|Several|Similarly|Since|Some|Such|To|Unlike|Ultimately|Until|"
    "We|What|When|Where|Whereas|Whether|Which|While|With|Without|You|"
    "Diese|Dieser|Dieses|Der|Die|Das|Ein|Eine|Es|Sie|Wir|Im|Bei|Mit|Für|Durch|Damit|"
    "Daher|Dabei|Insgesamt|Allerdings|"
    "Ces|Cette|Cet|Ce|Les|Il|Elle|Ils|Elles|Nous|Dans|Pour|Ainsi|Cependant"
)
_OPENING = re.compile(rf"(?<=[^\W_]|[)\]*_'\"{INLINE}])\s+(?=(?:{_OPENINGS})[\s,])")
_STOP = re.compile(rf"[.!?…][)\]'\"*]*{INLINE}*(?=\s|$)")
_FEWEST_WORDS = 5  # of what follows a list, to be a sentence
_PLAINLY = 3
_INDENT = 2  # blanks, for each level
_MARKER = re.compile(r"(?:(?<=\s)|\A)(?:[*-]|>+)(?=\s+\S)")


@dataclass(frozen=True, slots=True)
class Taken:
    """Lines that were found at the start of a piece, and the piece that is left."""

    lines: tuple[str, ...]
    rest: Shadow


@dataclass(frozen=True, slots=True)
class _Item:
    """Where an item lies in the piece; `level` counts from 1."""

    marker: str
    level: int
    start: int
    end: int


def take_list(piece: Shadow, at: int, *, fewest: int = 1) -> Taken | None:
    """Take the list or quote that begins at `at`; None if it is none.

    It is none if it has less than `fewest` items. Each item is a line again.
    """
    items = list(_items(piece, at))
    if len(items) < fewest:
        return None
    for count, item in enumerate(items, start=1):
        announces = piece.shape[item.start : item.end].rstrip().endswith(":")
        if count == len(items) or announces:
            end = _end(piece, item, items[: count - 1])
            if end < item.end or count == len(items):
                kept = (*items[: count - 1], replace(item, end=end))
                lines = tuple(_line(piece, item) for item in kept)
                return Taken(lines, piece.cut(end))
    return None


def is_plainly_list(piece: Shadow, at: int) -> bool:
    """Tell whether three items follow that all begin with a capital, bold or a link.

    So much is needed where nothing announces a list: it may be a multiplication.
    """
    markers = islice(_markers(piece, at), _PLAINLY)
    beginnings = [_beginning(piece, marker) for marker in markers]
    alike = len(beginnings) == _PLAINLY and len(set(beginnings)) == 1
    return alike and beginnings[0] in {"capital", "*", INLINE}


def _line(piece: Shadow, item: _Item) -> str:
    content = piece.text[item.start : item.end].strip()
    indent = "" if item.marker.startswith(">") else "  " * item.level
    return f"{indent}{item.marker} {content}"


def _items(piece: Shadow, at: int) -> Iterator[_Item]:
    """Yield the items of the list that begins at `at`, up to the piece's end."""
    found = list(_markers(piece, at))
    ends = [marker.start() for marker in found[1:]] + [len(piece.shape)]
    for marker, end in zip(found, ends, strict=True):
        level = max(1, _indent(piece, marker) // _INDENT)
        yield _Item(marker.group(), level, marker.end(), end)


def _markers(piece: Shadow, at: int) -> Iterator[re.Match[str]]:
    first = _MARKER.match(piece.shape, at)
    if first is None:
        return
    yield first
    for marker in _MARKER.finditer(piece.shape, first.end()):
        if _belongs(piece, first, marker):
            yield marker


def _belongs(piece: Shadow, first: re.Match[str], marker: re.Match[str]) -> bool:
    """Tell a marker from an asterisk, a dash or a sign in the middle of an item."""
    if _indent(piece, marker) >= _INDENT:  # the indent of an item has survived
        return marker.group() in {"*", "-"}
    if marker.group()[0] != first.group()[0]:
        return False
    if first.group() != "-":
        return True
    return _beginning(piece, marker) == _beginning(piece, first)


def _indent(piece: Shadow, marker: re.Match[str]) -> int:
    before = piece.shape[max(0, marker.start() - 40) : marker.start()]
    return len(before) - len(before.rstrip(" \t"))


def _beginning(piece: Shadow, marker: re.Match[str]) -> str:
    """Return what kind of thing an item begins with: items of a list begin alike."""
    letter = piece.shape[marker.end() : marker.end() + 40].lstrip()[:1]
    if letter.isalpha():
        return "capital" if letter.isupper() else "letter"
    return "digit" if letter.isdigit() else letter


def _end(piece: Shadow, item: _Item, others: list[_Item]) -> int:
    """Return where `item` ends and prose goes on, by the signs above."""
    shape = piece.shape[item.start : item.end].rstrip()
    shapes = [piece.shape[other.start : other.end].strip() for other in others]
    end = _after_link(shape, shapes) or _after_sentence(shape, shapes)
    end = end or _before_opening(shape, shapes)
    return item.start + end if end else item.end


def _after_link(shape: str, others: list[str]) -> int:
    if not others or any(other.strip(INLINE) for other in others):
        return 0
    link = re.match(rf"\s*{INLINE}+(?=\s)", shape)
    return link.end() if link else 0


def _after_sentence(shape: str, others: list[str]) -> int:
    if not others or any(_stops(other) != [len(other)] for other in others):
        return 0
    stops = _stops(shape)
    return stops[0] if stops and stops[0] < len(shape) else 0


def _before_opening(shape: str, others: list[str]) -> int:
    if any(_stops(other)[-1:] == [len(other)] for other in others):
        return 0
    if any(_OPENING.search(other) for other in others):
        return 0
    if shape[-1:] not in set(f".!?…)]\"'*{INLINE}"):
        return 0
    opening = _OPENING.search(shape)
    if opening is None or len(shape[opening.end() :].split()) < _FEWEST_WORDS:
        return 0
    return opening.start()


def _stops(shape: str) -> list[int]:
    """Return where the sentences in `shape` end."""
    return [stop.end() for stop in _STOP.finditer(shape)]
