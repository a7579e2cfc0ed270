"""Small changes to a text that let another dialect read it as this one does.

They are made where the two find different markup. Each has a cause, as an author
would name it. Whether the changes were enough is not known here.
"""

from __future__ import annotations

import enum
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from wiki.markup.syntax.formatting import FORMATS
from wiki.markup.tracing import Mark, Trace, framed

if TYPE_CHECKING:
    from wiki.markup.config import Dialect

_CLOSERS = {format_.name: format_.closer for format_ in FORMATS}
_EMBEDDING = frozenset({"html", "php"})
_EMBEDDED = {"<HTML>": "html", "<PHP>": "php"}
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_SIGNS = re.compile(r"\n((?:> ?)*>)")
_ADDRESS = re.compile(r"(?:://|www\.|ftp\.)\S*\Z")
_NOTHING = "<nowiki></nowiki>"
"""Shows nothing, and keeps the signs on its sides apart."""
_BLOCKS = frozenset({"listblock", "table", "quote", "header", "hr", "preformatted"})
_UNSEEN = frozenset({"eol", "smiley", "linebreak", "unformatted"})


class Cause(enum.Enum):
    """Why two dialects show a text in two ways."""

    BLANKS = "blanks inside of formatting"
    PARAGRAPHS = "formatting across paragraphs"
    UNCLOSED = "formatting that never closes"
    EMPTY = "formatting without text"
    HEADINGS = "headings in mid-line"
    RULES = "rules with blanks around"
    QUOTES = "quotes with signs, lists or tables inside"
    EMBEDDED = "embedded HTML or PHP"
    TEXT = "signs that were text"
    QUOTATION_MARKS = "quotation marks"
    OTHER = "other"


class Mend(NamedTuple):
    """A piece of the framed text, from and to, and what is to stand there instead."""

    start: int
    end: int
    text: str
    cause: Cause


def applied(text: str, mends: list[Mend]) -> str:
    """Return `text` with the changes made; of those that overlap, the first, and of
    those in one place the last, which belongs to what stands innermost.
    """
    whole = framed(text)
    parts, position = [], 1
    places = {(mend.start, mend.end): mend for mend in mends}
    for _, mend in sorted(places.items()):
        if mend.start >= position and mend.end < len(whole):
            parts += [whole[position : mend.start], mend.text]
            position = mend.end
    return "".join([*parts, whole[position:-1]])


def mends(text: str, old: Trace, new: Trace, dialect: Dialect) -> list[Mend]:
    """Return what to change in `text` so that it is read as `dialect`, which made the
    trace `old`, reads it; empty where nothing is known to help.
    """
    whole = framed(text)
    mends_of = _for_2026 if dialect == "2022" else _for_2022
    # A site that shows embedded HTML does so by the rules of 2026 too.
    same = {(mark.name, mark.start) for mark in new.marks if mark.name in _EMBEDDING}
    marks = (mark for mark in old.marks if (mark.name, mark.start) not in same)
    found = [mend for mark in marks for mend in mends_of(whole, mark)]
    is_bounded = dialect == "2022"
    return found or list(_as_text(whole, old, new, is_bounded=is_bounded))


def embeds_in_line(text: str, old: Trace, new: Trace) -> bool:
    """Tell whether only the old rules know embedded code and some stands within a
    line: nothing else looks like that.
    """
    whole = framed(text)
    signs = {whole[mark.start : mark.end] for mark in old.marks}
    signs -= {whole[mark.start : mark.end] for mark in new.marks}
    return not signs.isdisjoint({"<html>", "<php>"})


def _for_2022(whole: str, mark: Mark) -> Iterator[Mend]:
    """Yield what lets the rules of 2022 find what those of 2026 found."""
    position = mark.start
    while mark.name == "quote" and (signs := _SIGNS.match(whole, position)):
        if " " in signs[1]:
            yield Mend(*signs.span(1), signs[1].replace(" ", ""), Cause.QUOTES)
        position = whole.index("\n", signs.end())


def _for_2026(whole: str, mark: Mark) -> Iterator[Mend]:
    """Yield what lets the rules of 2026 find what those of 2022 found."""
    if mark.name in _CLOSERS and mark.limit is not None:
        yield from _formatting(whole, mark, mark.limit)
    elif mark.name == "header":
        line_start = whole.rfind("\n", 0, mark.start) + 1
        if whole[line_start : mark.start].strip():
            yield Mend(mark.start, mark.start, "\n", Cause.HEADINGS)
    elif mark.name == "hr":
        signs = whole[mark.start + 1 : mark.end]
        if signs != signs.strip():
            yield Mend(mark.start + 1, mark.end, signs.strip(), Cause.RULES)
    elif mark.name == "quote":
        yield from _quote_line(whole, mark)
    elif mark.name in _EMBEDDING:
        yield from _embedded(whole, mark)


def _formatting(whole: str, mark: Mark, limit: int) -> Iterator[Mend]:
    """Yield what makes both ends touch the text, in one paragraph."""
    opener, closer = whole[mark.start : mark.end], _CLOSERS[mark.name]
    start, end = mark.close or (limit, limit)
    content = whole[mark.end : start]
    core = content.strip(" \t\n")
    if not core:
        yield Mend(mark.start, mark.end, "", Cause.EMPTY)
        if mark.close:
            yield Mend(start, end, "", Cause.EMPTY)
        return
    first = mark.end + len(content) - len(content.lstrip(" \t\n"))
    last = first + len(core)
    if first > mark.end:
        blanks = whole[mark.end : first]
        blank = _blank(blanks, whole[mark.start - 1])
        yield Mend(mark.start, first, blank + opener, _cause(blanks))
    elif core[0] == opener[0] != "<":
        yield Mend(first, first + 1, f"%%{core[0]}%%", Cause.TEXT)
    for match in _BLANK_LINES.finditer(whole, first, last):
        yield Mend(match.start(), match.end(), "\n", Cause.PARAGRAPHS)
    if mark.close is None:
        apart = _NOTHING if _ADDRESS.search(core) else ""
        yield Mend(last, last, apart + closer, Cause.UNCLOSED)
    elif last < start:
        blanks = whole[last:start]
        blank = _blank(blanks, whole[end : end + 1])
        yield Mend(last, end, closer + blank, _cause(blanks))


def _blank(blanks: str, beside: str) -> str:
    """Return the blank to put outside: none beside another, two may mean something."""
    if beside.isspace():
        return ""
    return "\n" if "\n" in blanks else " "


def _cause(blanks: str) -> Cause:
    return Cause.PARAGRAPHS if blanks.count("\n") > 1 else Cause.BLANKS


def _quote_line(whole: str, mark: Mark) -> Iterator[Mend]:
    """Yield what keeps the text of a quote's line text."""
    line = whole[mark.end : whole.index("\n", mark.end)]
    text = line.lstrip(" \t")
    begin = mark.end + len(line) - len(text)
    if text.startswith(">"):
        yield Mend(begin, begin + 1, "%%>%%", Cause.QUOTES)
    elif text and line[: -len(text)] not in {"", " "}:
        yield Mend(mark.end, begin, " ", Cause.QUOTES)


def _embedded(whole: str, mark: Mark) -> Iterator[Mend]:
    """Yield a block of code in the place of one that was shown as code."""
    tag = whole[mark.start : mark.end]
    close = whole.find(tag.replace("<", "</"), mark.end)
    if tag in _EMBEDDED and close >= 0:
        code = whole[mark.end : close].strip("\n")
        block = f"<code {_EMBEDDED[tag]}>\n{code}\n</code>"
        yield Mend(mark.start, close + len(tag) + 1, block, Cause.EMBEDDED)


def _as_text(whole: str, old: Trace, new: Trace, *, is_bounded: bool) -> Iterator[Mend]:
    """Yield what makes text of signs that only the new rules take for markup.

    Of signs within the line only the first: once it is text, those behind it may mean
    something else, up to the end of the paragraph where formatting is bounded by it.
    """
    known = {_key(whole, mark) for mark in old.marks}
    known.update((f"/{mark.name}", mark.start) for mark in old.closers)
    starts = sorted(mark.start for mark in (*old.marks, *old.closers))
    extra = [(_key(whole, mark), mark) for mark in new.marks]
    extra += [((f"/{mark.name}", mark.start), mark) for mark in new.closers]
    mended_until = 0
    for key, mark in sorted(extra, key=lambda pair: pair[1].start):
        if mark.name in _UNSEEN or key in known:
            continue
        if mark.name not in _BLOCKS:
            if mark.start < mended_until:
                continue
            blank = _BLANK_LINES.search(whole, mark.end) if is_bounded else None
            mended_until = blank.start() if blank else len(whole)
        yield _shown(whole, mark, starts)


def _key(whole: str, mark: Mark) -> tuple[str, int]:
    """Return name and place of a mark: a heading's place is that of its line."""
    if mark.name == "header" and whole[mark.start] != "\n":
        return mark.name, whole.rfind("\n", 0, mark.start)
    return mark.name, mark.start


def _shown(whole: str, mark: Mark, starts: list[int]) -> Mend:
    """Return the mend that shows the signs of a mark, up to where the next begins."""
    if mark.name == "preformatted":
        return Mend(mark.start + 1, mark.end, "", Cause.TEXT)
    end = mark.end
    if mark.name == "header":
        while whole.startswith("=", end):
            end += 1
    following = bisect_right(starts, mark.start)
    if following < len(starts):
        end = min(end, starts[following])
    signs = whole[mark.start : end]
    start = mark.start + len(signs) - len(signs.lstrip())
    if mark.name == "hr":
        # Dashes stay what typography makes of them.
        return Mend(start + 3, start + 3, _NOTHING, Cause.TEXT)
    # Blanks at the beginning of a line go with the signs, or they would mean code.
    begin = mark.start + 1 if signs.startswith("\n") else start
    return Mend(begin, end, f"%%{whole[start:end]}%%", Cause.TEXT)
