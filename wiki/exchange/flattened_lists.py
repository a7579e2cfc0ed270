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
    """Lines that were found, and where in the piece they end."""

    lines: tuple[str, ...]
    end: int


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
    items: list[_Item] = []
    others = _Others()
    for item in _items(piece, at):
        shape = piece.shape[item.start : item.end].rstrip()
        is_last = item.end == len(piece.shape)
        length = _end(shape, others) if is_last or shape.endswith(":") else 0
        if length:
            items.append(replace(item, end=item.start + length))
            break
        items.append(item)
        others.add(shape.strip())
    if len(items) < fewest:
        return None
    return Taken(tuple(_line(piece, item) for item in items), items[-1].end)


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
    markers = _markers(piece, at)
    marker = next(markers, None)
    while marker is not None:
        following = next(markers, None)
        end = following.start() if following else len(piece.shape)
        yield _item(piece, marker, end)
        marker = following


def _item(piece: Shadow, marker: re.Match[str], end: int) -> _Item:
    level = max(1, _indent(piece, marker) // _INDENT)
    return _Item(marker.group(), level, marker.end(), end)


def _markers(piece: Shadow, at: int) -> Iterator[re.Match[str]]:
    first: re.Match[str] | None = None
    for marker in _MARKER.finditer(piece.shape, at):
        if first is None or _belongs(piece, first, marker):
            first = first or marker
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


class _Others:
    """What the other items are like."""

    def __init__(self) -> None:
        self.are_links = self.are_sentences = False
        self.have_no_stop = self.have_no_opening = True
        self._any = False

    def add(self, shape: str) -> None:
        stops = _stops(shape)
        is_first, self._any = not self._any, True
        self.are_links = (is_first or self.are_links) and not shape.strip(INLINE)
        self.are_sentences = (is_first or self.are_sentences) and stops == [len(shape)]
        self.have_no_stop = self.have_no_stop and stops[-1:] != [len(shape)]
        self.have_no_opening = self.have_no_opening and not _OPENING.search(shape)


def _end(shape: str, others: _Others) -> int:
    """Return where the item `shape` ends and prose goes on by the signs above, or 0."""
    if others.are_links and (link := re.match(rf"\s*{INLINE}+(?=\s)", shape)):
        return link.end()
    stops = _stops(shape) if others.are_sentences else []
    if stops and stops[0] < len(shape):
        return stops[0]
    if others.have_no_stop and others.have_no_opening:
        return _before_opening(shape)
    return 0


def _before_opening(shape: str) -> int:
    if shape[-1:] not in set(f".!?…:)]\"'*{INLINE}"):
        return 0
    opening = _OPENING.search(shape)
    if opening is None or len(shape[opening.end() :].split()) < _FEWEST_WORDS:
        return 0
    return opening.start()


def _stops(shape: str) -> list[int]:
    """Return where the sentences in `shape` end."""
    return [stop.end() for stop in _STOP.finditer(shape)]
