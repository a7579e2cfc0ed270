"""Restores the lines of wikitext that lost its line breaks.

Such text has headings, lists, tables and prose one after the other on one line. What
cannot be known is not guessed: prose between two headings stays one paragraph. Where
a list ends is a judgement by signs; `flattened_lists` tells which.

Nothing is added, dropped or moved: only white space changes, and none inside code,
links, footnotes and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from wiki.exchange.flattened_lists import Taken, is_plainly_list, take_list
from wiki.exchange.flattened_tables import take_table
from wiki.exchange.shadow import CODE, INLINE, Shadow, shadow

_LONGEST_TITLE = 200
# A heading needs its equal signs on both sides; the smallest (`== b and c ==` in a
# sentence about code) also a capital or a digit.
_BREAK = re.compile(
    r"(?<!\S)(?:"
    rf"(?P<marks>={{2,}})(?P<title>[^=\n]{{1,{_LONGEST_TITLE}}}+)(?P=marks)"
    r"|-{4,}"
    r")(?!\S)"
    rf"|{CODE}+"
)
_FIRST = re.compile(r"\s*(?P<marker>\*|-|>+)(?=\s+\S)")
# Where a list or quote may begin: it is announced, or its indent has survived.
_STRUCTURE = re.compile(
    rf"(?::\s+|[.!?…][)\]'\"]*{INLINE}*\s+)(?P<announced>\*|-|>+)(?=\s+\S)"
    r"|(?<=\s\s)(?P<indented>[*-])(?=\s+\S)"
    r"|(?:\A|(?<=\s))(?P<table>[|^])(?=\s*[^\s|^])"
    r"|(?<=\s)(?P<loose>\*)(?=\s+\S)"
)
_FEWEST_ITEMS = 3  # of a list that alone makes a text a flattened one


def reflow(text: str) -> str:
    """Return `text` with its lines restored; as it is if it was not flattened."""
    return _joined(_blocks(shadow(text))) if is_flattened(text) else text


def is_flattened(text: str) -> bool:
    """Tell whether `text` is wikitext that lost its line breaks.

    It is if it has no line break outside code blocks, and either a heading with more
    text on its line, or a list of three items, or a table of two rows.
    """
    whole = shadow(text).cut(0)
    if "\n" in whole.shape:
        return False
    blocks = list(_blocks(whole))
    if any(block.startswith("=") for block in blocks):
        return len(blocks) > 1
    return any(_is_telling(block) for block in blocks)


def _is_telling(block: str) -> bool:
    lines = block.count("\n") + 1
    is_table = block.startswith(("|", "^"))
    return lines >= (2 if is_table else _FEWEST_ITEMS)


def _joined(blocks: Iterator[str]) -> str:
    return "\n\n".join(blocks) + "\n"


def _blocks(whole: Shadow) -> Iterator[str]:
    """Yield headings, rules, code, and what lies between them."""
    at = 0
    for found in _BREAK.finditer(whole.shape):
        if not _is_break(found):
            continue
        yield from _prose(whole.cut(at, found.start()))
        yield _written(whole, found)
        at = found.end()
    yield from _prose(whole.cut(at))


def _written(whole: Shadow, found: re.Match[str]) -> str:
    marks = found.group("marks")
    if marks is None:
        return whole.text[found.start() : found.end()]
    title = whole.text[found.start("title") : found.end("title")]
    return f"{marks} {title.strip()} {marks}"


def _is_break(found: re.Match[str]) -> bool:
    marks, title = found.group("marks", "title")
    if marks is None:
        return True
    first = title.lstrip()[:1]
    return first != "" and not (marks == "==" and first.islower())


def _prose(piece: Shadow) -> Iterator[str]:
    """Yield what stands between headings: paragraphs, lists, tables and quotes."""
    at = 0
    while at < len(piece.shape):
        start, taken = _next_structure(piece, at)
        before = piece.text[at:start].strip()
        if before:
            yield before
        if taken is None:
            return
        yield "\n".join(taken.lines)
        at = taken.end


def _next_structure(piece: Shadow, start: int) -> tuple[int, Taken | None]:
    """Return where the next list, table or quote begins, and it."""
    first = _FIRST.match(piece.shape, start)
    if first and (taken := take_list(piece, first.start("marker"))):
        return first.start("marker"), taken
    for found in _STRUCTURE.finditer(piece.shape, start):
        at = found.start(found.lastgroup or 0)
        taken = _taken(piece, found, at)
        if taken is not None:
            return at, taken
    return len(piece.shape), None


def _taken(piece: Shadow, found: re.Match[str], at: int) -> Taken | None:
    if found.lastgroup == "table":
        return take_table(piece, at)
    if found.lastgroup == "loose" and not is_plainly_list(piece, at):
        return None
    return take_list(piece, at, fewest=_fewest(found))


def _fewest(found: re.Match[str]) -> int:
    """Return how many items make a list here: one where nothing else can be meant."""
    if found.lastgroup == "indented":
        return 1
    return 1 if found.group()[0] == ":" and found.group()[-1] == "*" else 2
