"""A three-way merge: what two people made of one text, in one text again.

Both are compared with the text they started from (`base`), by lines. What only one
of them touched is taken from that side, what both did alike is done once; a line
that one side deleted stays deleted. Where both changed the same lines differently,
nobody's words are dropped: both versions stand in the result, between markers.

Changes that touch without overlapping merge only if it is plain what goes where:
lines edited one by one beside other such lines or beside new lines. Anything else
that touches (new lines at one place, a deletion beside new lines) is a conflict.
A line that both sides edited merges by `wiki.comparing.line_merge` if they edited
places in it that are clearly apart.

The time is that of two bounded comparisons (`wiki.comparing.matching`), however large
and unlike the texts; what such a comparison misses can only make a conflict larger.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from wiki.comparing.hunks import Hunk, applied, hunks
from wiki.comparing.line_merge import LineMerger, edited_in_place
from wiki.comparing.matching import match

# Like git's, but no line of these is anything else: not a heading or a quote in
# wikitext, and not the example in a page about git.
_BEGIN, _MIDDLE, _END = "<<<<<<<|", "=======|", ">>>>>>>|"
_MARKERS = re.compile(r"^(?:<<<<<<<\| .*|=======\||>>>>>>>\| .*)\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Lines that both sides changed, in the three versions."""

    base: str
    theirs: str
    ours: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text; it holds markers if there are conflicts."""

    text: str
    conflicts: tuple[Conflict, ...]


def merge(
    base: str,
    theirs: str,
    ours: str,
    *,
    theirs_label: str = "theirs",
    ours_label: str = "ours",
) -> Merged:
    r"""Merge `theirs` and `ours`, which were both made from `base`.

    The labels stand in the markers of a conflict. Lines end with `\n`; `\r\n` counts
    as the same and is kept only if both sides use nothing else.
    """
    if theirs in {base, ours}:
        return Merged(ours, ())
    if ours == base:
        return Merged(theirs, ())
    windows = _uses_windows_ends(theirs) and _uses_windows_ends(ours)
    markers = (
        f"{_BEGIN} {_one_line(theirs_label)}",
        _MIDDLE,
        f"{_END} {_one_line(ours_label)}",
    )
    merger = _Merger(_lines(base), markers)
    merger.run(_lines(theirs), _lines(ours))
    end = "\r\n" if windows else "\n"
    return Merged(end.join(merger.merged), tuple(merger.conflicts))


def has_markers(text: str) -> bool:
    """Tell whether `text` still holds a marker that `merge` put there."""
    return _MARKERS.search(text) is not None


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n") if text else []


def _uses_windows_ends(text: str) -> bool:
    return "\r\n" in text and text.count("\r\n") == text.count("\n")


def _one_line(label: str) -> str:
    return " ".join(label.split())


@dataclass(slots=True)
class _Group:
    """Changes that collide, or one that stands alone, and the lines they span."""

    theirs: list[Hunk] = field(default_factory=list)
    ours: list[Hunk] = field(default_factory=list)

    @property
    def lines(self) -> range:
        both = self.theirs + self.ours
        return range(min(h.start for h in both), max(h.stop for h in both))


class _Merger:
    """One merge under way."""

    def __init__(self, base: list[str], markers: tuple[str, str, str]) -> None:
        self.base = base
        self.markers = markers
        self.in_lines = LineMerger()
        self.merged: list[str] = []
        self.conflicts: list[Conflict] = []

    def run(self, theirs: list[str], ours: list[str]) -> None:
        at = 0
        for group in self._groups(theirs, ours):
            self.merged += self.base[at : group.lines.start]
            self._settle(group)
            at = group.lines.stop
        self.merged += self.base[at:]

    def _groups(self, theirs: list[str], ours: list[str]) -> Iterator[_Group]:
        """Yield the changes in order, those that collide together."""
        tagged = [
            (hunk, side is theirs)
            for side in (theirs, ours)
            for hunk in hunks(match(self.base, side), self.base, side)
        ]
        group = _Group()
        for hunk, is_theirs in sorted(tagged, key=lambda pair: pair[0].place):
            others = group.ours if is_theirs else group.theirs
            # Of the other side's changes only the last can reach as far as this.
            if not others or not self._collide(others[-1], hunk):
                if group.theirs or group.ours:
                    yield group
                group = _Group()
            (group.theirs if is_theirs else group.ours).append(hunk)
        if group.theirs or group.ours:
            yield group

    def _collide(self, first: Hunk, second: Hunk) -> bool:
        """Tell whether it is unclear how both changes go together."""
        if first.stop != second.start:
            return first.stop > second.start
        if first.start == second.start and second.start == second.stop:
            return True  # both insert here
        return not all(
            hunk.start == hunk.stop
            or edited_in_place(self.base[hunk.start : hunk.stop], hunk.new)
            for hunk in (first, second)
        )

    def _settle(self, group: _Group) -> None:
        """Append what the lines of the group became."""
        theirs = applied(self.base, group.theirs, group.lines)
        ours = applied(self.base, group.ours, group.lines)
        base = self.base[group.lines.start : group.lines.stop]
        if not group.theirs or theirs == ours:
            self.merged += ours
        elif not group.ours:
            self.merged += theirs
        elif edited_in_place(base, theirs) and edited_in_place(base, ours):
            for line, their_line, our_line in zip(base, theirs, ours, strict=True):
                self._settle_line(line, their_line, our_line)
        else:
            self._settle_lines(base, theirs, ours)

    def _settle_line(self, base: str, theirs: str, ours: str) -> None:
        merged = self.in_lines.merged(base, theirs, ours)
        if merged is None:
            self._conflict([base], [theirs], [ours])
        else:
            self.merged.append(merged)

    def _settle_lines(
        self, base: list[str], theirs: list[str], ours: list[str]
    ) -> None:
        """Take what both sides say alike at the ends; the rest is a conflict.

        Unless both only added lines, one of them more than the other.
        """
        start, end = _common_ends(theirs, ours)
        their_rest = theirs[start : len(theirs) - end]
        our_rest = ours[start : len(ours) - end]
        self.merged += ours[:start]
        if not base and not (their_rest and our_rest):
            self.merged += their_rest or our_rest
        else:
            self._conflict(base, their_rest, our_rest)
        self.merged += ours[len(ours) - end :]

    def _conflict(self, base: list[str], theirs: list[str], ours: list[str]) -> None:
        begin, middle, end = self.markers
        self.merged += [begin, *theirs, middle, *ours, end]
        versions = ("\n".join(lines) for lines in (base, theirs, ours))
        self.conflicts.append(Conflict(*versions))


def _common_ends(one: list[str], other: list[str]) -> tuple[int, int]:
    """Return how many lines both have in common at the start, and then at the end."""
    limit = min(len(one), len(other))
    start = 0
    while start < limit and one[start] == other[start]:
        start += 1
    end = 0
    while end < limit - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return start, end
