"""Typography: quotes, dashes, arrows, smileys, acronyms and sizes in plain text.

All of it is a matter of showing text, so it is applied when text is rendered, in
one pass. Only those sequences that hold a sign with another meaning are known to
the grammar, so that this sign is not read as one.
Source: https://www.dokuwiki.org/wiki:syntax#text_conversions
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.grammar import Construct, Kind, Trigger

if TYPE_CHECKING:
    from wiki.markup.config import Config, Quotes
    from wiki.markup.parser import Parse

_NOT_ASCII_WORD = "(?<![A-Za-z0-9_]{0})"
_NOT_ALPHANUMERIC = "(?<![A-Za-z0-9\x80-\U0010ffff]{0})"
_BLANK_BEFORE = " \t\n\r\f\v/\\#~:+=&%@-()][{}><\"'*_"
_NOT_BEHIND_OPENING = _BLANK_BEFORE + ";,.?!"
_ESCAPED = ("&gt;", "&lt;", "&amp;")


class Typesetter:
    """Sets the text of one page, from its first word to its last.

    What a straight quote becomes depends on those before it, so a page's texts
    must pass in order, and each page needs a typesetter of its own.
    """

    def __init__(self, config: Config) -> None:
        self._search, self._replacements = _table(
            tuple(config.smileys.items()),
            tuple(config.acronyms.items()),
            tuple(config.entities.items()),
            config.typography,
        )
        self._quotes: Quotes = config.quotes
        self._is_2022 = config.dialect == "2022"
        self._open_double = 0
        self._behind = 0

    def typeset(self, text: str) -> str:
        """Return `text` as HTML, with everything replaced that typography replaces."""
        self._behind = 0
        return self._search.sub(self._replace, escape.text(text))

    def _replace(self, match: re.Match[str]) -> str:
        found = match[0]
        replacement = self._replacements.get(found)
        if replacement is None:
            if found == '"':
                replacement = self._double(match)
            elif found == "'":
                replacement = self._single(match)
            else:
                replacement = self._times(match)
        self._behind = match.end()
        return replacement

    def _double(self, match: re.Match[str]) -> str:
        begins = self._follows_blank(match) and not _is_closing(match)
        if begins or not self._open_double:
            self._open_double += 1
            return self._quotes.double_open
        self._open_double -= 1
        return self._quotes.double_close

    def _single(self, match: re.Match[str]) -> str:
        blank = self._follows_blank(match)
        if blank:
            closing = _is_closing(match)
            return "'" if closing else self._quotes.single_open
        if _is_closing(match):
            return self._quotes.single_close
        return self._quotes.apostrophe

    def _follows_blank(self, match: re.Match[str]) -> bool:
        text, start = match.string, match.start()
        if start == 0 or (self._is_2022 and start == self._behind):
            return True
        before = text[start - 1]
        if before == ";":
            return text.endswith(_ESCAPED, 0, start)
        return before in _BLANK_BEFORE

    def _times(self, match: re.Match[str]) -> str:
        """Return the sign between two sizes, or the letter if it is none."""
        text, start = match.string, match.start()
        first = start
        while first > self._behind and text[first - 1] in "0123456789":
            first -= 1
        digits = text[first:start]
        before = text[first - 1] if first else " "
        is_word = before == "_" or (before.isascii() and before.isalnum())
        if is_word or not digits or digits == "0":
            return match[0]
        return "&times;" + match[0][1:]


def _is_closing(match: re.Match[str]) -> bool:
    """Tell whether no word begins behind the quote."""
    text, end = match.string, match.end()
    return end == len(text) or text[end] in _NOT_BEHIND_OPENING


Pairs = tuple[tuple[str, str], ...]


@lru_cache(maxsize=16)
def _table(
    smileys: Pairs, acronyms: Pairs, entities: Pairs, typography: int
) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return the pattern that finds what is replaced, and most replacements."""
    escaped = {escape.text(written): shown for written, shown in entities}
    table = {written: escape.text(shown) for written, shown in escaped.items()}
    patterns = [
        *_alternatives([name for name, _ in smileys], _NOT_ASCII_WORD, r"(?!\w)"),
        *_alternatives(
            sorted((name for name, _ in acronyms), key=len, reverse=True),
            _NOT_ALPHANUMERIC,
            "(?![A-Za-z0-9\x80-\U0010ffff])",
        ),
        *_alternatives(list(escaped), "", ""),
    ]
    for name, meaning in acronyms:
        title = escape.attribute(meaning)
        table[name] = f'<abbr title="{title}">{escape.text(name)}</abbr>'
    for name, emoji in smileys:
        label = escape.attribute(name)
        table[name] = (
            f'<span class="smiley" role="img" aria-label="{label}">{emoji}</span>'
        )
    if typography:
        patterns += [r"x(?<=\dx)\d++\b", r"X(?<=\dX)\d++\b", '"']
    if typography > 1:
        patterns.append("'")
    return re.compile("|".join(patterns), re.ASCII), table


def _alternatives(words: Iterable[str], before: str, behind: str) -> list[str]:
    """Return patterns for words, those of one first character in one pattern.

    Conditions stand behind the first character, so that each pattern begins with
    a literal and the search stays fast.
    """
    ordered = sorted(words, key=lambda word: word[:1])
    patterns = []
    for first, group in groupby(ordered, key=lambda word: word[:1]):
        first_pattern = re.escape(first)
        rests = "|".join(re.escape(word[1:]) for word in group)
        condition = before.format(first_pattern) if before else ""
        patterns.append(f"{first_pattern}{condition}(?:{rests}){behind}")
    return patterns


def _keep(_parse: Parse, _start: int, end: int) -> int:
    return end


CONSTRUCTS = (
    Construct(
        "smiley",
        230,
        Kind.SUBSTITUTION,
        (
            Trigger(r":(?<![A-Za-z0-9_]:)-[()/\\|](?![A-Za-z0-9_])", _keep),
            Trigger(r"\((?:c|r|tm)\)", _keep),
            Trigger("<<", _keep),
        ),
    ),
)
