"""What changed between two texts, ready to be shown side by side or inline.

Lines are compared first, then the words of lines that became one another. Nothing
here knows of HTML. The time is bounded: texts too large and too different to be
compared word by word are compared by lines, and the answer says so (`coarse`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wiki.comparing.marking import WORD_EFFORT, Span, marked
from wiki.comparing.matching import match
from wiki.comparing.pairing import PAIR_EFFORT, pairs

Kind = Literal["same", "changed", "added", "removed"]
Gap = tuple[range, range]


@dataclass(frozen=True, slots=True)
class Row:
    """A line and what became of it.

    Numbers count from 1 and are None on the side that has no such line. The spans
    of a side joined are its line; those of an added or removed line are changed.
    """

    kind: Kind
    old_number: int | None
    new_number: int | None
    old: tuple[Span, ...]
    new: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hunk:
    """Rows that stand together; `skipped` equal lines before them are left out."""

    skipped: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Diff:
    """The difference of two texts; no hunks if they are equal.

    `added` and `removed` count lines, a changed one in both. `skipped_after` equal
    lines after the last hunk are left out. `coarse`: some equal lines or words may
    be shown as changed, because finding them would have taken too long.
    """

    hunks: tuple[Hunk, ...]
    added: int
    removed: int
    skipped_after: int
    coarse: bool


def diff(old: str, new: str, *, context: int = 3) -> Diff:
    """Compare two texts; hunks have up to `context` equal lines around changes."""
    return _Comparison(old, new, context).diff()


class _Comparison:
    """One comparison under way: what it may still spend, what it gave up."""

    def __init__(self, old: str, new: str, context: int) -> None:
        self.old = old.split("\n") if old else []
        self.new = new.split("\n") if new else []
        self.context = context
        self.pair_effort = PAIR_EFFORT
        self.word_effort = WORD_EFFORT
        self.coarse = False

    def diff(self) -> Diff:
        hunks, skipped_after = self._hunks()
        kinds = [row.kind for hunk in hunks for row in hunk.rows]
        changed = kinds.count("changed")
        return Diff(
            hunks=tuple(hunks),
            added=kinds.count("added") + changed,
            removed=kinds.count("removed") + changed,
            skipped_after=skipped_after,
            coarse=self.coarse,
        )

    def _hunks(self) -> tuple[list[Hunk], int]:
        """Return the hunks, and how many lines after the last are left out."""
        matching = match(self.old, self.new)
        self.coarse = not matching.complete
        gaps = list(matching.gaps(len(self.old), len(self.new)))
        hunks: list[Hunk] = []
        shown = 0
        for group in _groups(gaps, 2 * self.context + 1):
            start = max(shown, group[0][0].start - self.context)
            start = shown if start - shown == 1 else start
            end = min(len(self.old), group[-1][0].stop + self.context)
            end = len(self.old) if len(self.old) - end == 1 else end
            hunks.append(Hunk(start - shown, tuple(self._rows(group, start, end))))
            shown = end
        return hunks, len(self.old) - shown

    def _rows(self, gaps: list[Gap], start: int, end: int) -> Iterator[Row]:
        """Yield the rows of `gaps` and the equal lines around and between them."""
        at, shift = start, gaps[0][1].start - gaps[0][0].start
        for gap, new_gap in gaps:
            yield from self._same(range(at, gap.start), shift)
            yield from self._replaced(gap, new_gap)
            at, shift = gap.stop, new_gap.stop - gap.stop
        yield from self._same(range(at, end), shift)

    def _same(self, lines: range, shift: int) -> Iterator[Row]:
        for at in lines:
            spans = (Span(self.old[at], changed=False),)
            yield Row("same", at + 1, at + shift + 1, spans, spans)

    def _replaced(self, gap: range, new_gap: range) -> Iterator[Row]:
        old = self.old[gap.start : gap.stop]
        new = self.new[new_gap.start : new_gap.stop]
        # Half of what is left, here and below: what follows wants some of it too.
        pairing = pairs(old, new, effort=self.pair_effort // 2)
        self.pair_effort -= pairing.spent
        at, new_at = gap.start, new_gap.start
        for pair, new_pair in pairing.pairs:
            yield from self._unpaired(at, gap[pair], new_at, new_gap[new_pair])
            yield self._changed(gap[pair], new_gap[new_pair])
            at, new_at = gap[pair] + 1, new_gap[new_pair] + 1
        yield from self._unpaired(at, gap.stop, new_at, new_gap.stop)

    def _unpaired(self, at: int, end: int, new_at: int, new_end: int) -> Iterator[Row]:
        for number, line in enumerate(self.old[at:end], at + 1):
            yield Row("removed", number, None, (Span(line, changed=True),), ())
        for number, line in enumerate(self.new[new_at:new_end], new_at + 1):
            yield Row("added", None, number, (), (Span(line, changed=True),))

    def _changed(self, at: int, new_at: int) -> Row:
        marking = marked(self.old[at], self.new[new_at], effort=self.word_effort // 2)
        self.word_effort -= marking.spent
        self.coarse = self.coarse or marking.coarse
        return Row("changed", at + 1, new_at + 1, marking.old, marking.new)


def _groups(gaps: list[Gap], distance: int) -> Iterator[list[Gap]]:
    """Yield the gaps that are at most `distance` equal lines apart together."""
    group: list[Gap] = []
    for gap in gaps:
        if group and gap[0].start - group[-1][0].stop > distance:
            yield group
            group = []
        group.append(gap)
    if group:
        yield group
