"""From a tag to the one that closes it: what boxes and spans of extensions share.

Tags are paired when the first of a name is met, in one pass over the text: so each
has its own closing tag however they nest, one without stays text, and a text full
of them costs no more than any other. Tags in code, links, comments and the like
are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from wiki.markup.nodes import Container, plain

if TYPE_CHECKING:
    from wiki.markup.frame import Frame
    from wiki.markup.nodes import Node
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

Span: TypeAlias = tuple[int, int]
"""Where something begins and ends in the text."""

_VERBATIM = (
    r"%%()|\[\[()|\{\{()|<nowiki>()|<code(?=[\s>])()|<file(?=[\s>])()|/\*(?<![\w/:.*~]/\*)()"
    r"|\n(?:  |\t)(?![*\-;:])()|\n>()"
)
_CLOSERS = ("%%", "]]", "}}", "</nowiki>", "</code>", "</file>", "*/")
_INDENTED, _QUOTED = len(_CLOSERS), len(_CLOSERS) + 1
_TAKES_ITS_LINE_FEED = re.compile(r"\n(?:(?: {2,}+|\t++)[*-]|[|^])")


@dataclass(slots=True)
class Box(Container):
    """Blocks between a start tag and an end tag."""

    start_tag: str
    end_tag: str

    def html(self, rendering: Rendering) -> str:
        """Return the children between the tags."""
        return f"{self.start_tag}{rendering.all(self.children)}{self.end_tag}\n"

    def plain(self) -> str:
        """Return the text in it and the end of its line."""
        return plain(self.children) + "\n"


def opening(tag: str) -> str:
    """Return the pattern of an opening tag: its name, and attributes on one line."""
    return rf"<{tag}(?=[ \t/>])[^<>\n]{{0,400}}+>"


def closing_tag(parse: Parse, tag: str, start: int) -> Span | None:
    """Return where the tag stands that closes the one at `start`.

    None if there is none, or none within what is open.
    """
    key = f"tags {tag}"
    pairs = parse.memory.get(key)
    if not isinstance(pairs, dict):
        pairs = parse.memory[key] = _paired(parse, tag)
    close: Span | None = pairs.get(start)
    return close if close and close[1] <= parse.frame.limit else None


def next_outside(parse: Parse, mark: str, position: int) -> Span | None:
    """Return where the pattern `mark` stands next that no code or the like takes.

    None if nowhere within what is open. Asked in the order of the text, a text is
    read once.
    """
    key = f"marks {mark}"
    state = parse.memory.get(key)
    if not isinstance(state, _Marks) or state.asked > position:
        state = parse.memory[key] = _Marks(outside(parse, mark, position))
    span = state.from_(position)
    return span if span and span[1] <= parse.frame.limit else None


class _Marks:
    """Marks found so far, in the order of the text."""

    def __init__(self, found: Iterator[Span]) -> None:
        self.asked = 0
        self._found = found
        self._next = next(found, None)

    def from_(self, position: int) -> Span | None:
        self.asked = position
        while self._next and self._next[0] < position:
            self._next = next(self._found, None)
        return self._next


def enter(
    parse: Parse, mode: str, start: int, children: list[Node], close: Span
) -> Frame:
    """Open a mode that ends where `close` begins; what follows it is read on."""
    frame = parse.open(mode, start, children, limit=close[0])

    def leave() -> None:
        parse.pending = max(parse.pending, close[1])

    frame.on_close = leave
    return frame


def enter_blocks(
    parse: Parse, mode: str, start: int, children: list[Node], close: Span
) -> Frame:
    """Open a mode as `enter` does, for text with paragraphs in it.

    Headings count where the box itself stands on the page or in such a box.
    """
    may_hold_headings = parse.frame.home is not None
    frame = enter(parse, mode, start, children, close)
    frame.line = None
    frame.home = children if may_hold_headings else None
    return frame


def outside(parse: Parse, mark: str, position: int) -> Iterator[Span]:
    """Find the pattern `mark` from `position` on, where markup is read."""
    search, text = _search(mark), parse.text
    while match := search(text, position):
        kind = (match.lastindex or 0) - 2
        position = match.end()
        if kind < 0:
            yield match.span()
        elif kind < len(_CLOSERS):
            close = parse.find(_CLOSERS[kind], position)
            if close >= 0:
                position = close + len(_CLOSERS[kind])
        elif kind == _INDENTED:
            position = _end_of_indented(text, match.start(), position)
        elif kind == _QUOTED and parse.is_2026:
            position = _end_of_line(text, position)


@lru_cache(maxsize=64)
def _search(mark: str) -> Callable[[str, int], re.Match[str] | None]:
    return re.compile(f"{mark}()|{_VERBATIM}").search


def _end_of_indented(text: str, start: int, position: int) -> int:
    """Return where a preformatted block ends; behind a list or table is none."""
    line = max(text.rfind("\n", 0, start), 0)
    if _TAKES_ITS_LINE_FEED.match(text, line):
        return position
    while True:
        position = _end_of_line(text, position)
        if not text.startswith(("\n  ", "\n\t"), position):
            return position
        position += 1


def _end_of_line(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def _paired(parse: Parse, tag: str) -> dict[int, Span]:
    """Return where each opening tag, by its position, is closed."""
    text = parse.text
    pairs: dict[int, Span] = {}
    opened: list[int] = []
    closer = f"</{tag}>"
    for start, end in outside(parse, rf"(?:{opening(tag)}(?<!/>)|{closer})", 0):
        if not text.startswith(closer, start):
            opened.append(start)
        elif opened:
            pairs[opened.pop()] = (start, end)
    return pairs
