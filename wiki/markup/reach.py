"""How far formatting may reach under the rules of 2026: looked up, not searched.

The closers of a paragraph are listed once, when its first opener asks, so that
a paragraph full of openers costs one scan. Closers inside of what is taken as a
whole (links, media, addresses, code, nowiki) do not count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wiki.markup.addresses import (
    end_of_address,
    end_without_scheme,
    follows_word,
    scheme_before,
)

if TYPE_CHECKING:
    from wiki.markup.parser import Parse

_BLANK_LINE = re.compile(r"\n[ \t]*+\n")
_MARKS = re.compile(
    r"\*\*(?<=\S\*\*)()|//(?<=\S//)()|__(?<=\S__)()|''(?<=\S'')()"
    r"|</(?<=\S</)(?:sub>()|sup>()|del>())"
    r"|\[\[()|\{\{()|%%()|<nowiki>()|://()"
    r"|\.(?<=www\.)(?=[\w\-])()|\.(?<=ftp\.)(?=[\w\-])()"
    r"|\\\\[A-Za-z0-9_]++(?:\\[A-Za-z0-9_$\-]++)+()",
    re.ASCII,
)
_CLOSERS = ("", "**", "//", "__", "''", "</sub>", "</sup>", "</del>")
_WHOLE = {8: "]]", 9: "}}", 10: "%%", 11: "</nowiki>"}
_WITH_SCHEME = 12
_SHARE = 15
_NOTE_MARKS = re.compile(
    r"\)\)(?<!\W[:;]-\)\))(?<!\W8-\)\))(?<!\W=\)\))()|\[\[()|\{\{()|%%()"
    r"|<(?:nowiki>()|code(?=[\s>])()|file(?=[\s>])())|\((?:c|r|tm)\)()|\n(?=>)()",
    re.ASCII,
)
_QUOTE = 9
_NOTE_WHOLE = ("", "", "]]", "}}", "%%", "</nowiki>", "</code>", "</file>", "", "\n")


@dataclass(slots=True)
class Reach:
    """A stretch of text without a blank line, and where formatting may close in it."""

    start: int
    end: int
    closers: dict[str, list[int]] = field(default_factory=dict)


def paragraph_end(parse: Parse, position: int) -> int:
    """Return where the next blank line stands, or the text ends."""
    known = parse.memory.get("paragraph end")
    if isinstance(known, tuple) and known[0] <= position <= known[1]:
        return int(known[1])
    match = _BLANK_LINE.search(parse.text, position)
    end = match.start() if match else len(parse.text) - 1
    end = max(end, position)
    parse.memory["paragraph end"] = (position, end)
    return end


def end_of_unclosed(parse: Parse, position: int) -> int:
    """Return where formatting ends at the latest that nothing closes.

    It ends with its paragraph. The last one has the blanks at the end of the page.
    """
    last = parse.memory.get("last sign")
    if not isinstance(last, int):
        last = parse.memory["last sign"] = len(parse.text.rstrip())
    end = paragraph_end(parse, position)
    return end if end < last else len(parse.text)


def closer_within(parse: Parse, closer: str, position: int) -> int | None:
    """Return where the first `closer` behind `position` stands that is in reach."""
    reach = parse.memory.get("reach")
    if not isinstance(reach, Reach) or not reach.start <= position <= reach.end:
        reach = Reach(position, paragraph_end(parse, position))
        _list_closers(parse, reach)
        parse.memory["reach"] = reach
    positions = reach.closers.get(closer, [])
    index = bisect_left(positions, position)
    if index == len(positions):
        return None
    close = positions[index]
    return close if close + len(closer) <= parse.frame.limit else None


def _list_closers(parse: Parse, reach: Reach) -> None:
    found: list[list[int]] = [[] for _ in _CLOSERS]
    position: int | None = reach.start
    while position is not None:
        position = _list_until_whole(parse, reach, position, found)
    reach.closers = dict(zip(_CLOSERS, found, strict=True))


def _list_until_whole(
    parse: Parse, reach: Reach, position: int, found: list[list[int]]
) -> int | None:
    """Add the closers up to the next thing taken as a whole; return where that ends.

    None if there is none.
    """
    for match in _MARKS.finditer(parse.text, position, reach.end):
        kind = match.lastindex or 0
        if kind < len(_CLOSERS):
            found[kind].append(match.start())
        elif (behind := _behind_whole(parse, reach, match, kind)) != match.end():
            return behind
    return None


def _behind_whole(parse: Parse, reach: Reach, match: re.Match[str], kind: int) -> int:
    """Return where the search for closers goes on behind what is taken as a whole."""
    position = match.end()
    if kind in _WHOLE:
        close = parse.find(_WHOLE[kind], position)
        return position if close < 0 else close + len(_WHOLE[kind])
    if kind == _WITH_SCHEME:
        return _behind_scheme(parse, reach, match)
    return position if kind == _SHARE else _without_scheme(parse.text, match)


def _without_scheme(text: str, match: re.Match[str]) -> int:
    """Return where the address ends that has `www.` or `ftp.` here, if it is one."""
    dot, behind = match.span()
    if follows_word(text, dot - 3, "\\/"):
        return behind
    return end_without_scheme(text, dot) or behind


def _behind_scheme(parse: Parse, reach: Reach, match: re.Match[str]) -> int:
    """Return where the address ends that has `://` here, or go on within the sign."""
    text, colon, position = parse.text, *match.span()
    if scheme_before(parse.config, text, reach.start, colon) is None:
        return colon + 1
    end = end_of_address(text, position)
    return end if end > position else colon + 1


def closer_of_note(parse: Parse, position: int) -> int | None:
    """Return where the `))` stands that closes a note, None if none is in reach."""
    known = parse.memory.get("note")
    if isinstance(known, tuple) and known[0] <= position <= known[1]:
        close = known[1]
    else:
        close = _find_note_closer(parse, position)
        parse.memory["note"] = (position, close)
    return int(close) if close + 2 <= parse.frame.limit else None


def _find_note_closer(parse: Parse, position: int) -> int:
    """Return where `))` stands, not inside of what is taken as a whole."""
    text = parse.text
    while match := _NOTE_MARKS.search(text, position):
        kind = match.lastindex or 0
        if kind == 1:
            return match.start()
        position = match.end()
        closer = _NOTE_WHOLE[kind]
        if kind == _QUOTE and parse.config.dialect == "2022":
            continue
        if closer and (close := parse.find(closer, position)) >= 0:
            position = close + len(closer)
    return len(text)
