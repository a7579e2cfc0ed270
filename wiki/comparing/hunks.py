"""What one side changed in a sequence of lines or words, and doing it again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wiki.comparing.matching import Matching


@dataclass(frozen=True, slots=True)
class Hunk:
    """The items from `start` up to `stop` of the base became `new`.

    An insertion has `start == stop`, a deletion no `new`.
    """

    start: int
    stop: int
    new: tuple[str, ...]

    @property
    def place(self) -> tuple[int, int]:
        """Order changes as they stand; an insertion comes before what it touches."""
        return self.start, self.stop


def hunks(matching: Matching, base: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    """Return the changes from `base` to `new`, which `matching` matches, in order."""
    return [
        Hunk(gap.start, gap.stop, tuple(new[new_gap.start : new_gap.stop]))
        for gap, new_gap in matching.gaps(len(base), len(new))
    ]


def applied(base: Sequence[str], changes: Iterable[Hunk], lines: range) -> list[str]:
    """Return the part `lines` of `base` after `changes`, which lie in it, in order."""
    result: list[str] = []
    at = lines.start
    for hunk in changes:
        result += base[at : hunk.start]
        result += hunk.new
        at = hunk.stop
    result += base[at : lines.stop]
    return result
