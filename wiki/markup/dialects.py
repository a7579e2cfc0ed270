"""What changes for a text when a site switches dialect, and how to keep it as it was.

A text is read by both dialects and the pages are compared as a reader sees them. Where
they differ, the text is mended: what the old rules took for markup is written so that
the new rules take it too (`mending`), what was text is marked as text, and quotation
marks are written as they were shown. No mended text is ever returned that does not look
as the text looked before, by the new rules and by the old ones: it can be saved before
the site switches.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wiki.markup.appearance import lines_of
from wiki.markup.mending import Cause, applied, embeds_in_line, mends
from wiki.markup.parser import parse
from wiki.markup.rendering import render_html
from wiki.markup.toc import render_toc
from wiki.markup.tracing import framed, traced

if TYPE_CHECKING:
    from wiki.markup.config import Config, Dialect
    from wiki.markup.links import Links

_ROUNDS = 40
"""How often a text is mended, at most: mends may uncover one another."""

_TAG = re.compile(r'<(?:[^<>"]|"[^"]*+")*+>')
_FIRST_SIGN = 0xF0000
"""Characters of private use, which no text holds and typography leaves alone."""
_MOST_QUOTES = 0xFFFD
_LEVEL = re.compile(r'<li class="level(\d+)')


class Outcome(enum.Enum):
    """How a text fares under the other dialect."""

    SAME = "look the same"
    LEVELS = "look the same, but list items carry other level classes"
    MENDED = "look different and can be rewritten to look as before"
    PERSON = "look different and need a person"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A text under two dialects: what is seen of it, line by line.

    `mended` is the text that looks by both rules as the old one does by the old rules,
    None where there is none. `causes` tell why they differ, as far as known.
    """

    outcome: Outcome
    before: tuple[str, ...]
    after: tuple[str, ...]
    causes: frozenset[Cause]
    mended: str | None


def compare(text: str, config: Config, to: Dialect, links: Links) -> Comparison:
    """Return what happens to `text` when it is read by `to`, not `config.dialect`."""
    target = replace(config, dialect=to)
    old_html, new_html = _html(text, config, links), _html(text, target, links)
    before, after = lines_of(old_html), lines_of(new_html)
    mended, causes = None, frozenset[Cause]()
    if before == after:
        levels = _LEVEL.findall(old_html) != _LEVEL.findall(new_html)
        outcome = Outcome.LEVELS if levels else Outcome.SAME
    else:
        mended, causes = _mended(text, config, target, links)
        outcome = Outcome.PERSON if mended is None else Outcome.MENDED
    return Comparison(outcome, tuple(before), tuple(after), causes, mended)


def _mended(
    text: str, old: Config, new: Config, links: Links
) -> tuple[str | None, frozenset[Cause]]:
    """Return the text as it looks by both rules as it looked by the old ones, None
    where that fails, and the causes.
    """
    wanted = lines_of(_html(text, old, links))
    causes: list[frozenset[Cause]] = []
    current = framed(text)[1:-1]
    for _ in range(_ROUNDS):
        if lines_of(_html(current, new, links)) == wanted:
            if lines_of(_html(current, old, links)) != wanted:
                break
            if "\r\n" in text:
                current = current.replace("\n", "\r\n")
            return current, frozenset().union(*causes)
        before, after = traced(current, old), traced(current, new)
        if embeds_in_line(current, before, after):
            return None, frozenset({Cause.EMBEDDED}).union(*causes)
        found = mends(current, before, after, old.dialect)
        mended = applied(current, found)
        causes.append(frozenset(mend.cause for mend in found))
        if mended == current:
            mended = _with_quotes_written(current, old, new, links)
            causes.append(frozenset({Cause.QUOTATION_MARKS}))
        if mended == current:
            break
        current = mended
    return None, causes[0] or frozenset({Cause.OTHER})


def _html(text: str, config: Config, links: Links) -> str:
    document = parse(text, config)
    return render_toc(document) + render_html(document, links)


def _with_quotes_written(text: str, old: Config, new: Config, links: Links) -> str:
    """Return `text` with those quotation marks written as `old` shows them that `new`
    shows otherwise; as it is where more than quotation marks differ.

    To know which mark in the text is shown where, the text is also read with another
    sign in the place of each.
    """
    signs = '"' if old.typography < 2 else "\"'"  # noqa: PLR2004 - DokuWiki's number
    places = [match.start() for match in re.finditer(f"(?<!')[{signs}](?!')", text)]
    if len(places) > _MOST_QUOTES:
        return text
    marked = list(text)
    for number, place in enumerate(places):
        marked[place] = chr(_FIRST_SIGN + number)
    shown = _QuotesShown(old)
    before, after = shown.of(text, old, links), shown.of(text, new, links)
    which = shown.of("".join(marked), old, links)
    if not len(before) == len(after) == len(which):
        return text
    written = list(text)
    for sign, mark, mark_after in zip(which, before, after, strict=True):
        number = ord(sign) - _FIRST_SIGN
        if mark != mark_after and 0 <= number < len(places):
            written[places[number]] = f"%%{mark}%%" if mark in "\"'" else mark
    return "".join(written)


class _QuotesShown:
    """Finds quotation marks, straight, typographic or marked, in what is shown."""

    def __init__(self, config: Config) -> None:
        quotes = config.quotes
        marks = {
            *"\"'",
            quotes.double_open,
            quotes.double_close,
            quotes.single_open,
            quotes.single_close,
            quotes.apostrophe,
        }
        last = chr(_FIRST_SIGN + _MOST_QUOTES)
        signs = "".join(map(re.escape, marks))
        self._find = re.compile(f"[{signs}{chr(_FIRST_SIGN)}-{last}]").findall

    def of(self, text: str, config: Config, links: Links) -> list[str]:
        """Return the marks that a text shows, in order."""
        seen = "\n".join(lines_of(_html(text, config, links)))
        found: list[str] = self._find(_TAG.sub("", seen))
        return found
