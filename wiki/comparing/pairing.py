"""Which replaced lines are old and new versions of each other.

Between two matched lines stand some old and some new lines. Comparing them word by
word makes sense only for lines that say about the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wiki.comparing.words import telling_words

ALIKE = 0.4  # of the characters in both lines' words; below, nothing was "changed"
PAIR_EFFORT = 300_000  # words looked up for all gaps, about a tenth of a second
_OVERHEAD = 4  # what one comparison costs beside its words


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pairs of positions in order, and the effort it took to find them."""

    pairs: tuple[tuple[int, int], ...]
    spent: int


@dataclass(frozen=True, slots=True)
class _Said:
    words: frozenset[str]
    size: int


def alike(old: str, new: str) -> float:
    """Return from 0 to 1 how much of what `old` and `new` say is in the other."""
    return _likeness(_said(old), _said(new))


def pairs(
    old: Sequence[str], new: Sequence[str], *, effort: int = PAIR_EFFORT
) -> Pairing:
    """Return which of the lines `old` became which of `new`.

    One line for one line is a pair whatever it says. Otherwise pairs are alike, and
    of all ways to choose them the one with most in common is taken. The less effort
    is left for many lines, the nearer to its old place a line is looked for.
    """
    if len(old) == len(new) == 1:
        written = bool(old[0].strip() and new[0].strip())
        return Pairing(((0, 0),) if written else (), 0)
    if not old or not new:
        return Pairing((), 0)
    said, new_said = [_said(line) for line in old], [_said(line) for line in new]
    words = sum(_OVERHEAD + len(line.words) for line in said)
    reach = min(len(new), effort // (2 * words))
    found = _heaviest(_candidates(said, new_said, reach), len(new))
    return Pairing(tuple(found), 2 * reach * words)


def _said(line: str) -> _Said:
    found = telling_words(line)
    return _Said(found, sum(map(len, found)))


def _likeness(old: _Said, new: _Said) -> float:
    if not old.size or not new.size:
        return 0.0
    # The sum below cannot be higher than twice the smaller side.
    if 2 * min(old.size, new.size) < ALIKE * (old.size + new.size):
        return 0.0
    both = sum(map(len, old.words & new.words))
    return 2 * both / (old.size + new.size)


def _candidates(
    old: list[_Said], new: list[_Said], reach: int
) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs that are alike, each old line with its last new one first."""
    slope = len(new) / len(old)
    for at, line in enumerate(old):
        centre = int((at + 0.5) * slope)
        for new_at in reversed(range(max(0, centre - reach), centre + reach + 1)):
            if new_at < len(new):
                likeness = _likeness(line, new[new_at])
                if likeness >= ALIKE:
                    yield at, new_at, likeness


def _heaviest(
    candidates: Iterator[tuple[int, int, float]], new_size: int
) -> list[tuple[int, int]]:
    """Return the rising chain of candidates with the highest sum of likeness."""
    chains: list[tuple[int, int, int]] = []  # old line, new line, chain before
    tree = [(0.0, -1)] * (new_size + 1)  # best chain by its last line (Fenwick tree)
    for at, new_at, likeness in candidates:
        weight, before = 0.0, -1
        index = new_at
        while index > 0:
            weight, before = max((weight, before), tree[index])
            index &= index - 1
        entry = (weight + likeness, len(chains))
        chains.append((at, new_at, before))
        index = new_at + 1
        while index <= new_size:
            tree[index] = max(tree[index], entry)
            index += index & -index
    _, last = max(tree)
    heaviest = []
    while last >= 0:
        at, new_at, last = chains[last]
        heaviest.append((at, new_at))
    return heaviest[::-1]
