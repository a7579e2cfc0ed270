"""Which words of a changed line changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from wiki.comparing.matching import Block, match
from wiki.comparing.words import words

WORD_EFFORT = 600_000  # steps for the words of one comparison


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line, changed or not."""

    text: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Marking:
    """Both versions of a line as spans; joined, they are the line.

    `coarse`: the effort was used up, more is marked than changed. `spent` steps.
    """

    old: tuple[Span, ...]
    new: tuple[Span, ...]
    coarse: bool
    spent: int


def marked(old: str, new: str, *, effort: int = WORD_EFFORT) -> Marking:
    """Compare two versions of a line word by word.

    What stays is shown as unchanged only where it helps the reader: not a blank, a
    comma or a short word between two changes that are longer than it.
    """
    if effort <= 0:
        return Marking(_whole(old), _whole(new), coarse=True, spent=0)
    old_words, new_words = words(old), words(new)
    matching = match(old_words, new_words, effort=effort)
    blocks = list(_telling(matching.blocks, old_words, new_words))
    return Marking(
        old=_spans(old_words, [range(b.old, b.old + b.size) for b in blocks]),
        new=_spans(new_words, [range(b.new, b.new + b.size) for b in blocks]),
        coarse=not matching.complete,
        spent=matching.spent,
    )


def _whole(line: str) -> tuple[Span, ...]:
    return (Span(line, changed=True),) if line else ()


def _telling(
    blocks: tuple[Block, ...], old: list[str], new: list[str]
) -> Iterator[Block]:
    """Yield the blocks that are worth showing between the changes around them."""
    at = new_at = before = 0
    nexts = (*blocks[1:], Block(len(old), len(new), 0))
    for block, following in zip(blocks, nexts, strict=False):
        end, new_end = block.old + block.size, block.new + block.size
        before += _length(old[at : block.old], new[new_at : block.new])
        after = _length(old[end : following.old], new[new_end : following.new])
        text = "".join(old[block.old : end])
        at, new_at = end, new_end
        if _is_noise(text, before, after):
            before += len(text)
        else:
            before = 0
            yield block


def _length(old: list[str], new: list[str]) -> int:
    return max(sum(map(len, old)), sum(map(len, new)))


def _is_noise(text: str, before: int, after: int) -> bool:
    if not before or not after:
        return False
    says_something = any(character.isalnum() for character in text)
    return not says_something or len(text) <= min(before, after)


def _spans(found: list[str], same: list[range]) -> tuple[Span, ...]:
    changed = [True] * len(found)
    for places in same:
        changed[places.start : places.stop] = [False] * len(places)
    runs = groupby(zip(changed, found, strict=True), key=itemgetter(0))
    return tuple(
        Span("".join(word for _, word in run), changed=kind) for kind, run in runs
    )
