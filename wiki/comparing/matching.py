"""What two sequences have in common, found in bounded time.

The ground that `diff`, `merge` and `origins` stand on. It matches any items that
compare equal (lines, words) and knows nothing of texts. The answer is always a
correct matching; on huge unlike sequences it may not be the longest one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from wiki.comparing.shortest_edit import common

EFFORT = 600_000  # elementary steps, about a fifth of a second
_SHINGLES = (1, 4, 16)
_QUICK = 10_000  # steps that a first, exact attempt may take


@dataclass(frozen=True, slots=True)
class Block:
    """`size` equal items, from `old` in the old and `new` in the new sequence."""

    old: int
    new: int
    size: int


@dataclass(frozen=True, slots=True)
class Matching:
    """Blocks in order, neither overlapping nor crossing.

    `complete` is False where the search was given up for lack of effort, so that
    equal items may stand unmatched; `spent` is the effort it took.
    """

    blocks: tuple[Block, ...]
    complete: bool
    spent: int

    def gaps(self, old_size: int, new_size: int) -> Iterator[tuple[range, range]]:
        """Yield what lies between the blocks: the changed items of both sides."""
        old = new = 0
        for block in (*self.blocks, Block(old_size, new_size, 0)):
            if old < block.old or new < block.new:
                yield range(old, block.old), range(new, block.new)
            old, new = block.old + block.size, block.new + block.size


def match(
    old: Sequence[Hashable], new: Sequence[Hashable], *, effort: int = EFFORT
) -> Matching:
    """Return what stays from `old` to `new`.

    Items that occur once on both sides are matched first (patience), what lies
    between them by the shortest edit (Myers), and where that would take too long,
    by runs of items that occur once. Time: linear in the sizes plus `effort` steps.
    """
    numbers: dict[Hashable, int] = {}
    search = _Search(
        [numbers.setdefault(item, len(numbers)) for item in old],
        [numbers.setdefault(item, len(numbers)) for item in new],
        effort,
    )
    search.run()
    return Matching(
        blocks=tuple(_joined(sorted(search.found))),
        complete=search.complete,
        spent=effort - search.left,
    )


def _joined(found: list[tuple[int, int, int]]) -> Iterator[Block]:
    """Join blocks that touch on both sides."""
    at_old = at_new = size = 0
    for old, new, count in found:
        if old == at_old + size and new == at_new + size:
            size += count
            continue
        if size:
            yield Block(at_old, at_new, size)
        at_old, at_new, size = old, new, count
    if size:
        yield Block(at_old, at_new, size)


class _Search:
    """One matching under way: ranges still to compare, blocks found so far."""

    def __init__(self, old: list[int], new: list[int], effort: int) -> None:
        self.old = old
        self.new = new
        self.left = effort
        self.complete = True
        self.found: list[tuple[int, int, int]] = []
        self.open: list[tuple[int, int, int, int]] = []

    def run(self) -> None:
        self.open.append((0, len(self.old), 0, len(self.new)))
        while self.open:
            bounds = self._trimmed(*self.open.pop())
            start, end, new_start, new_end = bounds
            if start < end and new_start < new_end:
                self._compare(bounds)

    def _trimmed(
        self, start: int, end: int, new_start: int, new_end: int
    ) -> tuple[int, int, int, int]:
        """Match the common ends and return what lies between them."""
        old, new = self.old, self.new
        at, limit = start, min(end, start + new_end - new_start)
        shift = new_start - start
        while at < limit and old[at] == new[at + shift]:
            at += 1
        if at > start:
            self.found.append((start, new_start, at - start))
        start, new_start = at, at + shift
        at, limit = end, max(start, end - (new_end - new_start))
        shift = new_end - end
        while at > limit and old[at - 1] == new[at - 1 + shift]:
            at -= 1
        if at < end:
            self.found.append((at, at + shift, end - at))
        return start, at, new_start, at + shift

    def _compare(self, bounds: tuple[int, int, int, int]) -> None:
        start, end, new_start, new_end = bounds
        for size in _SHINGLES:
            self.left -= end - start + new_end - new_start
            if self.left < 0:
                break
            anchors = self._anchors(bounds, size)
            if anchors:
                self._split(bounds, anchors)
                return
            if size == 1 and self._shortest(bounds, min(_QUICK, self.left)):
                return
        if not self._shortest(bounds, self.left):
            self.complete = False

    def _split(
        self, bounds: tuple[int, int, int, int], anchors: list[tuple[int, int]]
    ) -> None:
        start, end, new_start, new_end = bounds
        for at, new_at in anchors:
            self.open.append((start, at, new_start, new_at))
            self.found.append((at, new_at, 1))
            start, new_start = at + 1, new_at + 1
        self.open.append((start, end, new_start, new_end))

    def _anchors(
        self, bounds: tuple[int, int, int, int], size: int
    ) -> list[tuple[int, int]]:
        """Return where runs of `size` items that occur once per side begin."""
        start, end, new_start, new_end = bounds
        where = _once(self.old, start, end, size)
        new_where = _once(self.new, new_start, new_end, size)
        pairs = [(at, new_where[run]) for run, at in where.items() if run in new_where]
        return _rising(pairs)

    def _shortest(self, bounds: tuple[int, int, int, int], effort: int) -> bool:
        """Match by the shortest edit; return False if that takes over `effort`."""
        start, end, new_start, new_end = bounds
        # What the other side does not have at all cannot be matched: leave it out.
        known = set(self.new[new_start:new_end])
        places = [at for at in range(start, end) if self.old[at] in known]
        known = set(self.old[start:end])
        new_places = [at for at in range(new_start, new_end) if self.new[at] in known]
        pairs, steps = common(
            [self.old[at] for at in places],
            [self.new[at] for at in new_places],
            effort,
        )
        self.left -= steps
        if pairs is None:
            return False
        self.found.extend((places[at], new_places[new_at], 1) for at, new_at in pairs)
        return True


def _once(items: list[int], start: int, end: int, size: int) -> dict[Hashable, int]:
    """Return the runs of `size` items that occur once, and where."""
    runs: list[Hashable]
    if size == 1:
        runs = list(items[start:end])
    else:
        shifted = (items[start + shift : end] for shift in range(size))
        runs = list(zip(*shifted, strict=False))
    counts = Counter(runs)
    return {run: start + at for at, run in enumerate(runs) if counts[run] == 1}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest subsequence of `pairs` that rises on the new side too."""
    lasts: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for index, (_, new_at) in enumerate(pairs):
        length = bisect_left(lasts, new_at)
        before.append(chain[length - 1] if length else -1)
        lasts[length : length + 1] = [new_at]
        chain[length : length + 1] = [index]
    rising = []
    index = chain[-1] if chain else -1
    while index >= 0:
        rising.append(pairs[index])
        index = before[index]
    return rising[::-1]
