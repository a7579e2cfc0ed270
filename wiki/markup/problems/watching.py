"""Reads a text once more and notes what became of every sign in it.

The grammar is the one that makes the page; only its actions are wrapped, so what
is noted is what happened. Nothing here judges: `wiki.markup.problems` does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from wiki.markup.document import Document
    from wiki.markup.frame import Frame
    from wiki.markup.grammar import Action, Grammar, Mode
    from wiki.markup.parser import Parse

_LONGEST_LINE = 200
_TABLE = "table"
_BARS = frozenset({"|", "^", "\n|", "\n^"})


class Sign(NamedTuple):
    """What a pattern matched, and the offset of its first character."""

    start: int
    written: str


class Span(NamedTuple):
    """What stands from the beginning of something to behind its end."""

    start: int
    end: int


class Regions:
    """Parts of a text; asking whether a place lies in one is quick."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if not self._ends or start >= self._ends[-1]:
                self._starts.append(start)
                self._ends.append(end)

    def __contains__(self, offset: int) -> bool:
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._ends[index]


@dataclass(slots=True)
class Watch:
    """What was seen in a text; all numbers are offsets in the document's text.

    By sign: `declined` is where it began nothing, `unended` where it began what no
    sign ended, `wholes` what it began and was taken in one piece, with nothing in it
    read. `begun` holds where lines begin that begin or continue a block, `closers`
    where closing tags closed something. `notes` are footnotes, `over_lines` is
    formatting that runs over the end of a line, `in_cells` formatting in a table,
    `lost` what stands behind the last bar of a row.
    """

    document: Document
    declined: dict[str, list[int]] = field(default_factory=dict)
    unended: dict[str, list[int]] = field(default_factory=dict)
    wholes: dict[str, list[Span]] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)
    closers: set[int] = field(default_factory=set)
    notes: list[Span] = field(default_factory=list)
    over_lines: list[Span] = field(default_factory=list)
    in_cells: list[Span] = field(default_factory=list)
    lost: list[Span] = field(default_factory=list)
    _open: dict[int, str] = field(default_factory=dict)
    _cells: dict[int, int] = field(default_factory=dict)
    _not_read: Regions = field(default_factory=lambda: Regions(()))

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def run(self) -> None:
        """Read the text."""
        self.document.read_again(self._watched)
        for start, sign in sorted(self._open.items()):
            self.unended.setdefault(sign, []).append(start)
        self._not_read = Regions(chain(*self.wholes.values()))

    def is_read(self, offset: int) -> bool:
        """Tell whether what stands at `offset` is read, not part of a whole."""
        return offset not in self._not_read

    def line_at(self, offset: int) -> str:
        """Return what stands in the line from `offset` on, the first of it if long."""
        return self.text[offset : offset + _LONGEST_LINE].partition("\n")[0]

    def _watched(self, grammar: Grammar) -> Grammar:
        """Return the grammar with a look behind each action."""
        # Most actions stand in many modes.
        noting = lru_cache(maxsize=None)(self._noting)
        return {
            name: replace(
                mode,
                closer=0,
                actions=tuple(
                    [noting(action, name == _TABLE) for action in mode.actions]
                ),
            )
            for name, mode in grammar.items()
        }

    def _noting(self, action: Action, in_table: bool) -> Action:  # noqa: FBT001
        def noting(parse: Parse, start: int, end: int) -> int:
            frame, depth = parse.frame, len(parse.frames)
            position = action(parse, start, end)
            if parse.frame is not frame:
                sign = _sign(parse, start, end)
                if len(parse.frames) > depth:
                    self._note_opened(sign, parse.frame.mode)
                else:
                    self._note_closed(parse, frame, sign)
            elif position != end:
                self._note_further(parse, start, end, position)
            elif in_table or parse.text[start] == "\n":
                self._note_line(parse, _sign(parse, start, end))
            return position

        return noting

    def _note_further(self, parse: Parse, start: int, end: int, position: int) -> None:
        """Note what was declined, or read in one piece with what follows it."""
        offset, written = parse.offset(start), parse.text[start:end]
        if position > end or parse.pending > start:
            if written[0] == "\n":
                self.begun.add(offset + 1)
            span = Span(offset, parse.offset(position))
            self.wholes.setdefault(written, []).append(span)
        elif not parse.is_deep:
            self.declined.setdefault(written, []).append(offset)

    def _note_line(self, parse: Parse, sign: Sign) -> None:
        """Note a sign that began or continued a block or a cell."""
        if sign.written[0] == "\n" and len(sign.written) > 1:
            self.begun.add(sign.start + 1)
        if parse.frame.mode.name == _TABLE:
            self._note_cell(parse.offset(parse.frame.opened), sign)

    def _note_opened(self, sign: Sign, mode: Mode) -> None:
        if sign.written[0] == "\n":
            self.begun.add(sign.start + 1)
        if mode.is_formatting:
            self._open[sign.start] = sign.written
        elif mode.name == _TABLE:
            self._cells[sign.start] = sign.start + len(sign.written)

    def _note_closed(self, parse: Parse, frame: Frame, sign: Sign) -> None:
        begin = parse.offset(frame.opened)
        if frame.mode.name == _TABLE:
            self._note_cell(begin, sign)
            self._cells.pop(begin, None)
        opener = self._open.pop(begin, "")
        if not opener:
            return
        span = Span(begin, sign.start + len(sign.written))
        if sign.written.startswith("</"):
            self.closers.add(sign.start)
        if opener == "((":
            self.notes.append(span)
        elif parse.frame.mode.name == _TABLE:
            self.in_cells.append(span)
        elif self.text.find("\n", *span) >= 0:
            self.over_lines.append(span)

    def _note_cell(self, table: int, sign: Sign) -> None:
        """Note what a row loses where it ends, and where the next cell begins."""
        written, begin = sign.written, self._cells.get(table, sign.start)
        if written[0] == "\n" and self.text[begin : sign.start].strip():
            self.lost.append(Span(begin, sign.start))
        if written in _BARS:
            self._cells[table] = sign.start + len(written)


def _sign(parse: Parse, start: int, end: int) -> Sign:
    return Sign(parse.offset(start), parse.text[start:end])
