"""Formatting that does not close, that never began, or whose signs touch nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from wiki.markup.problems.problem import Finding, quoted

if TYPE_CHECKING:
    from wiki.markup.problems.watching import Watch

NAMES = {
    "**": "bold",
    "//": "italic",
    "__": "underlined",
    "''": "monospaced",
    "<sub>": "lowered",
    "<sup>": "raised",
    "<del>": "deleted",
}
"""What each sign makes of a text, in words."""

_BLOCK = re.compile(r"\n(?:(?: {2,}+|\t++)[*-]|[|^]|==)")
_LETTER = re.compile(r"[^\W\d_]")
_HOST = re.compile(r"[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}/")
_NEIGHBOURS = 8
_OPENING = frozenset("([{\"'“„«|^>")
_CLOSING = frozenset(".,;:!?)]}\"'”“»|^<")
_BEGINS, _ENDS, _PARTED, _STANDS_ALONE = "begins", "ends", "parted", "stands alone"


class _Seen(NamedTuple):
    """A sign that is shown, and what it seems to be there for."""

    start: int
    sign: str
    role: str


def _never_ended(watch: Watch) -> Iterator[Finding]:
    """Yield formatting that ended with its paragraph: only before 2026."""
    for sign in NAMES:
        for start in watch.unended.get(sign, ()):
            yield _unclosed(start, sign)


def _declined(watch: Watch) -> Iterator[Finding]:
    """Yield signs that are shown, though they seem to format something."""
    for sign in ("**", "//", "__", "''"):
        held: _Seen | None = None
        for start in watch.declined.get(sign, ()):
            seen = _seen(watch.text, start, sign)
            if held is None:
                held = seen
            elif _is_pair(watch, held, seen):
                yield _with_blanks(watch.text, held.start, start + 2, sign)
                held = None
            elif held.role == _BEGINS and seen.role == _ENDS:
                yield _unclosed(held.start, sign)
                held = None
            else:
                yield from _alone(held)
                held = seen
        if held:
            yield from _alone(held)


def _alone(seen: _Seen) -> Iterator[Finding]:
    start, sign = seen.start, seen.sign
    if seen.role == _BEGINS:
        yield _unclosed(start, sign)
    elif seen.role == _ENDS:
        end = start + len(sign)
        yield Finding(start, end, "unopened-formatting", sign, NAMES[sign])


def _unclosed(start: int, sign: str) -> Finding:
    return Finding(start, start + len(sign), "unclosed-formatting", sign, NAMES[sign])


def _seen(text: str, start: int, sign: str) -> _Seen:
    """Return whether a sign looks like a beginning or an end, by what it touches."""
    end = start + len(sign)
    if sign[0] in (text[start - 1 : start], text[end : end + 1]):
        return _Seen(start, sign, _STANDS_ALONE)
    if sign == "//" and (text[start - 1 : start] == ":" or _HOST.match(text, end)):
        return _Seen(start, sign, _STANDS_ALONE)
    before = text[max(start - _NEIGHBOURS, 0) : start].rstrip("*/_'")[-1:]
    after = text[end : end + _NEIGHBOURS].lstrip("*/_'")[:1]
    parted_before = not before or before.isspace() or before in _OPENING
    parted_after = not after or after.isspace() or after in _CLOSING
    if parted_before == parted_after:
        role = _PARTED if parted_before else _STANDS_ALONE
        return _Seen(start, sign, role)
    return _Seen(start, sign, _BEGINS if parted_before else _ENDS)


def _is_pair(watch: Watch, opener: _Seen, closer: _Seen) -> bool:
    """Tell whether two signs of one paragraph stand around words, but for blanks."""
    text, begin, end = watch.text, opener.start + 2, closer.start
    blank_first, blank_last = text[begin].isspace(), text[end - 1].isspace()
    if opener.role == _PARTED and closer.role != _ENDS:
        # May be a sign of arithmetic as well.
        fits = blank_last and _LETTER.search(text, begin, end) is not None
    else:
        fits = (opener.role == _BEGINS and blank_last) or (
            closer.role == _ENDS and blank_first
        )
        fits = fits and not text[begin:end].isspace()
    return fits and _is_one_paragraph(watch, begin, end)


def _is_one_paragraph(watch: Watch, begin: int, end: int) -> bool:
    line = watch.text.find("\n", begin, end) + 1
    while line:
        if line in watch.begun or not watch.line_at(line).strip():
            return False
        line = watch.text.find("\n", line, end) + 1
    return True


def _with_blanks(text: str, start: int, end: int, sign: str) -> Finding:
    closer = sign.replace("<", "</")
    inner = text[start + len(sign) : end - len(closer)].strip()
    inner = inner.strip(sign[0]).strip()
    return Finding(
        start,
        end,
        "blank-in-formatting",
        quoted(text[start:end]),
        quoted(f"{sign}{inner}{closer}"),
    )


def _tags(watch: Watch) -> Iterator[Finding]:
    """Yield tags without their partner, and pairs with a blank behind the first."""
    for name in ("sub", "sup", "del"):
        opener, closer = f"<{name}>", f"</{name}>"
        signs = [(start, opener) for start in watch.declined.get(opener, ())]
        signs += [(start, closer) for start in _stray(watch, closer)]
        held: int | None = None
        for start, tag in sorted(signs):
            if tag == opener:
                if held is not None:
                    yield _unclosed(held, opener)
                held = start
                continue
            end = start + len(closer)
            if held is None:
                kind = "unopened-formatting"
                yield Finding(start, end, kind, closer, NAMES[opener])
            elif _is_one_paragraph(watch, held, start):
                yield _with_blanks(watch.text, held, end, opener)
            else:
                yield _unclosed(held, opener)
            held = None
        if held is not None:
            yield _unclosed(held, opener)


def _stray(watch: Watch, closer: str) -> Iterator[int]:
    """Yield where a closing tag stands that closes nothing."""
    start = watch.text.find(closer)
    while start >= 0:
        if start not in watch.closers and watch.is_read(start):
            yield start
        start = watch.text.find(closer, start + 1)


def _across_blocks(watch: Watch) -> Iterator[Finding]:
    """Yield formatting that takes in the border of a cell, an item or a block."""
    for start, end in watch.in_cells:
        bar = watch.text.find("|", start, end)
        while bar >= 0 and not watch.is_read(bar):
            bar = watch.text.find("|", bar + 1, end)
        if bar >= 0:
            yield _across(watch.text, start, end)
    for start, end in watch.over_lines:
        line = _BLOCK.search(watch.text, start, end)
        if line and watch.is_read(line.end() - 1):
            yield _across(watch.text, start, end)


def _across(text: str, start: int, end: int) -> Finding:
    return Finding(start, end, "formatting-across-blocks", quoted(text[start:end]))


FINDERS = (_never_ended, _declined, _tags, _across_blocks)
