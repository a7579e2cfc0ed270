"""Merging inside a line, where long paragraphs are single lines.

The rule: both versions must be edits of the line (alike, not another line), compared
word by word to the end, and between any place that one side changed and any that the
other changed, at least four unchanged words with twelve characters must stand. So
two people may edit different sentences of a paragraph, but not one phrase. The same
change made by both sides is done once.
"""

from __future__ import annotations

from collections.abc import Sequence

from wiki.comparing.hunks import Hunk, applied, hunks
from wiki.comparing.matching import EFFORT, match
from wiki.comparing.pairing import ALIKE, alike
from wiki.comparing.words import words

_APART_WORDS = 4
_APART_CHARACTERS = 12


def edited_in_place(base: Sequence[str], new: Sequence[str]) -> bool:
    """Tell whether each line of `base` became its own line of `new`."""
    return len(base) == len(new) > 0 and all(
        old == line or alike(old, line) >= ALIKE
        for old, line in zip(base, new, strict=True)
    )


class LineMerger:
    """Merges lines as long as its effort lasts, which bounds the time of one merge."""

    def __init__(self, effort: int = EFFORT) -> None:
        self._effort = effort

    def merged(self, base: str, theirs: str, ours: str) -> str | None:
        """Return the line with the changes of both sides; None if they may collide."""
        if ours in {base, theirs}:
            return theirs
        if theirs == base:
            return ours
        found = words(base)
        their_hunks = self._hunks(found, words(theirs))
        our_hunks = self._hunks(found, words(ours))
        if their_hunks is None or our_hunks is None:
            return None
        changes = _side_by_side(found, their_hunks, our_hunks)
        if changes is None:
            return None
        return "".join(applied(found, changes, range(len(found))))

    def _hunks(self, base: list[str], new: list[str]) -> list[Hunk] | None:
        matching = match(base, new, effort=max(self._effort // 2, 0))
        self._effort -= matching.spent
        return hunks(matching, base, new) if matching.complete else None


def _side_by_side(
    base: list[str], theirs: list[Hunk], ours: list[Hunk]
) -> list[Hunk] | None:
    """Return the changes of both sides in order; None if some are not apart."""
    both = {*theirs, *ours}
    alike_on_both = {*theirs} & {*ours}
    tagged = [(hunk, True) for hunk in theirs if hunk not in alike_on_both]
    tagged += [(hunk, False) for hunk in ours if hunk not in alike_on_both]
    ends: dict[bool, int] = {}
    for hunk, is_theirs in sorted(tagged, key=lambda pair: pair[0].place):
        end = ends.get(not is_theirs)
        if end is not None and not _apart(base[end : hunk.start]):
            return None
        ends[is_theirs] = hunk.stop
    return sorted(both, key=lambda hunk: hunk.place)


def _apart(between: list[str]) -> bool:
    said = [word for word in between if word.isalnum()]
    return len(said) >= _APART_WORDS and sum(map(len, said)) >= _APART_CHARACTERS
