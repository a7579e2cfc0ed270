"""What an author probably did not mean: found by watching how a text was read.

DokuWiki reads every text and says nothing. These finders do, in few words and only
where a mistake is likely: a false alarm costs more than a mistake not found. They
change nothing in how a text is read or shown. `FINDERS` are all there are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, islice
from typing import TYPE_CHECKING, TypeAlias

from wiki.markup.problems import blocks, formatting, habits, lines, links, tables
from wiki.markup.problems.problem import Finding, Problem
from wiki.markup.problems.watching import Watch

if TYPE_CHECKING:
    from wiki.markup.document import Document

__all__ = ["MOST", "Problem", "find_problems"]

MOST = 100
"""Problems told of one text, at most: the first ones."""

_ENOUGH = 10 * MOST
_LONE_SIGNS = frozenset({"unclosed-formatting", "unopened-formatting"})

Finder: TypeAlias = Callable[[Watch], Iterable[Finding]]

FINDERS: tuple[Finder, ...] = (
    *blocks.FINDERS,
    *formatting.FINDERS,
    *habits.FINDERS,
    *lines.FINDERS,
    *links.FINDERS,
    *tables.FINDERS,
)


def find_problems(document: Document) -> tuple[Problem, ...]:
    """Return what is probably not meant in a document, in the order of its text."""
    watch = Watch(document)
    watch.run()
    # Finders look for one thing after the other, so the first hundred places may
    # not be their first hundred findings.
    found = sorted(
        {finding for find in FINDERS for finding in islice(find(watch), _ENOUGH)}
    )
    told = islice(_without_consequences(found), MOST)
    return tuple(_placed(document.text, told))


def _without_consequences(findings: list[Finding]) -> Iterator[Finding]:
    """Yield the findings but for lone signs within a mistake that explains them."""
    reach = 0
    for finding in findings:
        if finding.end > reach or finding.kind not in _LONE_SIGNS:
            yield finding
        reach = max(reach, finding.end)


def _placed(text: str, findings: Iterable[Finding]) -> Iterator[Problem]:
    """Yield the findings with the lines and columns at which they stand."""
    begins = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))
    for start, end, kind, written, instead in findings:
        line = bisect_right(begins, start)
        column = start - begins[line - 1] + 1
        yield Problem(kind, line, column, start, end, written, instead)
