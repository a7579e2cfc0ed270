"""Rows that lose their end, or are none at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wiki.markup.problems.problem import Finding, quoted

if TYPE_CHECKING:
    from wiki.markup.problems.watching import Watch

_ROW = re.compile(r"^ ?[|^].*[|^][ \t]*$", re.MULTILINE)
_DASHES = re.compile(r"^\|(?:[ \t]*+:?-{2,}+:?[ \t]*+\|)++[ \t]*$", re.MULTILINE)


def _lost(watch: Watch) -> Iterator[Finding]:
    """Yield what stands behind the last bar of a row."""
    for begin, stop in watch.lost:
        lost = watch.text[begin:stop]
        start = begin + len(lost) - len(lost.lstrip())
        first = lost.strip().partition("\n")[0].rstrip()
        if first != "\\\\":
            end = start + len(first)
            yield Finding(start, end, "row-without-end", quoted(first))


def _not_read(watch: Watch) -> Iterator[Finding]:
    """Yield lines that look like rows and were not read as such."""
    last = -2
    for row in _ROW.finditer(watch.text):
        start, end = row.span()
        if start in watch.begun or not watch.is_read(start):
            continue
        if start != last + 1 and row[0].count("|") + row[0].count("^") > 1:
            yield Finding(start, end, "no-table", quoted(row[0]))
        last = end


def _of_dashes(watch: Watch) -> Iterator[Finding]:
    for row in _DASHES.finditer(watch.text):
        if row.start() in watch.begun:
            yield Finding(row.start(), row.end(), "markdown-table", quoted(row[0]))


FINDERS = (_lost, _not_read, _of_dashes)
