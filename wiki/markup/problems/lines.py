"""Lines that look like a heading, a list or a rule, and are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wiki.markup.problems.problem import Finding, quoted
from wiki.markup.problems.watching import Regions

if TYPE_CHECKING:
    from wiki.markup.problems.watching import Watch

_EQUALS = re.compile(r"^[ \t]*=.*", re.MULTILINE)
_HEADING_ITEM = re.compile(r"^(?: {2,}+|\t++)[*-][ \t]*(==.*)", re.MULTILINE)
_MARKER = re.compile(r"^ ?(?:([*-])|\d{1,3}[.)])[ \t]++\S.*", re.MULTILINE)
_ITEM = re.compile(r"(?: {2,}+|\t++)[*-]")
_ITEM_LINE = re.compile(r"^(?: {2,}+|\t++)[*-].*", re.MULTILINE)
_BOLD = re.compile(r"^(?: {2,}+|\t++)(\*\*(?=[^\s*])[^*\n]++\*\*)", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:-{3,}+|\*{3,}+|[*-](?: [*-]){2,}+)[ \t]*$", re.MULTILINE)
_WITHOUT_TITLE = 3
_HIGHEST = 6


def _headings(watch: Watch) -> Iterator[Finding]:
    """Yield lines that begin with signs of equality, and are no headings."""
    for line in _EQUALS.finditer(watch.text):
        written = line[0].strip()
        start = line.end() - len(line[0].lstrip())
        if not written.strip("="):
            if len(written) > _WITHOUT_TITLE:
                end = start + len(written)
                yield Finding(start, end, "empty-heading", quoted(written))
        elif _is_meant(watch, line, written):
            yield _heading(start, written)
    for line in _HEADING_ITEM.finditer(watch.text):
        if line[1].rstrip().endswith("==") and watch.is_read(line.start()):
            yield _heading(line.start(1), line[1].rstrip())


def _is_meant(watch: Watch, line: re.Match[str], written: str) -> bool:
    """Tell whether a line should have been a heading."""
    signs = len(written) - len(written.lstrip("="))
    closes = written.endswith("=" * min(signs, 2))
    if written[signs] in ">~<!" or (signs == 1 and not closes):
        return False
    if line[0].startswith(("  ", "\t")):
        return closes and signs > 1 and _is_single(watch.text, line)
    return watch.is_read(line.end() - len(line[0].lstrip()))


def _is_single(text: str, line: re.Match[str]) -> bool:
    """Tell whether an indented line has no other below or above."""
    above = text[text.rfind("\n", 0, max(line.start() - 1, 0)) + 1 : line.start()]
    return not above.startswith(("  ", "\t")) and not text.startswith(
        ("  ", "\t"), line.end() + 1
    )


def _heading(start: int, written: str) -> Finding:
    title = written.strip("=")
    number = len(written) - len(written.lstrip("="))
    # One sign is how others write the highest level.
    signs = "=" * (min(number, _HIGHEST) if number > 1 else _HIGHEST)
    head, _, tail = title.partition("==")
    title = (head if tail.strip("= ") else title).strip("= ")
    return Finding(
        start,
        start + len(written),
        "no-heading",
        quoted(written),
        quoted(f"{signs} {title} {signs}"),
    )


def _lists(watch: Watch) -> Iterator[Finding]:
    """Yield lines that are marked as items, but not indented by two blanks."""
    first: re.Match[str] | None = None
    count, last = 0, -2
    for line in _MARKER.finditer(watch.text):
        if not watch.is_read(line.start()) or line[0].rstrip().endswith("\\\\"):
            continue
        if line.start() != last + 1:
            if first and _is_list(watch, first, count, last):
                yield _list(first, last)
            first, count = line, 0
        count, last = count + 1, line.end()
    if first and _is_list(watch, first, count, last):
        yield _list(first, last)


def _is_list(watch: Watch, first: re.Match[str], count: int, last: int) -> bool:
    """Tell whether lines are many, or stand next to an item, if a star marks them."""
    if count > 1 or first[1] is None:
        return count > 1
    above = watch.text.rfind("\n", 0, max(first.start() - 1, 0)) + 1
    return any(
        begin in watch.begun and _ITEM.match(watch.text, begin)
        for begin in (above, last + 1)
    )


def _list(first: re.Match[str], last: int) -> Finding:
    instead = f"  {first[1]} " if first[1] else "  - "
    return Finding(first.start(), last, "no-list", quoted(first[0]), instead)


def _items(watch: Watch) -> Iterator[Finding]:
    """Yield items that were not read as such."""
    formatted = Regions(watch.over_lines)
    for line in _ITEM_LINE.finditer(watch.text):
        start = line.start()
        if start in watch.begun or start in formatted:
            continue
        if watch.is_read(start):
            instead = line[0][: len(line[0]) - len(line[0].lstrip()) + 1] + " "
            yield Finding(start, line.end(), "no-list", quoted(line[0]), instead)


def _bold_items(watch: Watch) -> Iterator[Finding]:
    for line in _BOLD.finditer(watch.text):
        if line.start() in watch.begun:
            instead = quoted(f"  * {line[1]}")
            yield Finding(
                line.start(1), line.end(1), "indented-bold", quoted(line[1]), instead
            )


def _rules(watch: Watch) -> Iterator[Finding]:
    for line in _RULE.finditer(watch.text):
        start = line.start()
        if start not in watch.begun and watch.is_read(start):
            yield Finding(start, line.end(), "no-rule", quoted(line[0]))


FINDERS = (_headings, _lists, _items, _bold_items, _rules)
