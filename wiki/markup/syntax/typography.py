"""Typography: quotes, dashes, arrows, smileys, acronyms and sizes in plain text.

All of it is a matter of showing text, so it is applied when text is rendered, in
one pass. Only those sequences that hold a sign with another meaning are known to
the grammar, so that this sign is not read as one.
Source: https://www.dokuwiki.org/wiki:syntax#text_conversions
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.grammar import Construct, Kind, Trigger

if TYPE_CHECKING:
    from wiki.markup.config import Config, Quotes
    from wiki.markup.parser import Parse

_BLANK_BEFORE = " \t\n\r\f\v/#~:+=&%@-()][{}><\"'"
_NOT_BEHIND_OPENING = _BLANK_BEFORE + ";,.?!"
_ESCAPED = ("&gt;", "&lt;", "&amp;")


class Typesetter:
    """Sets the text of one page, from its first word to its last.

    What a straight quote becomes depends on those before it, so a page's texts
    must pass in order, and each page needs a typesetter of its own.
    """

    def __init__(self, config: Config) -> None:
        table = _table(
            tuple(config.smileys.items()),
            tuple(config.acronyms.items()),
            tuple(config.entities.items()),
            config.typography,
        )
        self._substitute = table.pattern.sub
        self._table = table
        self._quotes: Quotes = config.quotes
        self._is_2022 = config.dialect == "2022"
        self._open_double = 0
        self._following = ""
        self._behind = 0

    def typeset(self, text: str, following: str) -> str:
        """Return `text` as HTML, with everything replaced that typography replaces.

        `following` is the character behind `text` in the source, if any.
        """
        self._following = following
        self._behind = 0
        return self._substitute(self._replace, escape.text(text))

    def _replace(self, match: re.Match[str]) -> str:
        found = match[0]
        entity = self._table.entities.get(found)
        if entity is None:
            word = self._table.words.get(found)
            if word is None:
                entity = self._sign(match)
            elif self._stands_alone(match):
                entity = word
        if entity is None:
            return found
        self._behind = match.end()
        return entity

    def _sign(self, match: re.Match[str]) -> str | None:
        if match[0] == '"':
            return self._double(match)
        if match[0] == "'":
            return self._single(match)
        return self._times(match)

    def _stands_alone(self, match: re.Match[str]) -> bool:
        """Tell whether no word goes on before or behind a smiley or an acronym."""
        text, start, end = match.string, match.start(), match.end()
        is_smiley = match[0] in self._table.smileys
        if end == len(text) and _is_word(self._following, is_smiley):
            return False
        if self._is_cut(match):
            return True
        return not _is_word(text[start - 1], is_smiley)

    def _double(self, match: re.Match[str]) -> str:
        begins = self._follows_blank(match) and not self._is_closing(match)
        if begins or not self._open_double:
            self._open_double += 1
            return self._quotes.double_open
        self._open_double -= 1
        return self._quotes.double_close

    def _single(self, match: re.Match[str]) -> str | None:
        closing, cut = self._is_closing(match), self._is_cut(match)
        if self._follows_blank(match):
            if not closing:
                return self._quotes.single_open
            return self._quotes.single_close if cut else None
        if closing:
            return self._quotes.single_close
        before = match.string[match.start() - 1]
        return None if before in ";,.?!" else self._quotes.apostrophe

    def _is_cut(self, match: re.Match[str]) -> bool:
        """Tell whether nothing counts as standing before it."""
        start = match.start()
        return start == 0 or (self._is_2022 and start == self._behind)

    def _follows_blank(self, match: re.Match[str]) -> bool:
        if self._is_cut(match):
            return True
        text, start = match.string, match.start()
        before = text[start - 1]
        if before == ";":
            return text.endswith(_ESCAPED, 0, start)
        return before in _BLANK_BEFORE

    def _times(self, match: re.Match[str]) -> str | None:
        """Return the sign between two sizes and the second, None if they are none."""
        text, start = match.string, match.start()
        first = start
        while first > self._behind and text[first - 1] in "0123456789":
            first -= 1
        digits = text[first:start]
        before = text[first - 1] if first else " "
        is_word = before == "_" or (before.isascii() and before.isalnum())
        if is_word or not digits or digits == "0":
            return None
        return "&times;" + match[0][1:]

    def _is_closing(self, match: re.Match[str]) -> bool:
        """Tell whether no word begins behind the quote."""
        text, end = match.string, match.end()
        behind = text[end] if end < len(text) else self._following
        return behind in _NOT_BEHIND_OPENING


def _is_word(character: str, is_smiley: bool) -> bool:  # noqa: FBT001
    """Tell whether a word goes on with `character`, as smileys or acronyms see it."""
    if is_smiley:
        return character == "_" or (character.isascii() and character.isalnum())
    return not character.isascii() or character.isalnum()


Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """What is looked for, and what is shown: entities anywhere, words alone."""

    pattern: re.Pattern[str]
    entities: Mapping[str, str]
    words: Mapping[str, str]
    smileys: frozenset[str]


@lru_cache(maxsize=16)
def _table(smileys: Pairs, acronyms: Pairs, entities: Pairs, typography: int) -> _Table:
    longest_first = sorted((name for name, _ in acronyms), key=len, reverse=True)
    patterns = [
        *_alternatives([name for name, _ in smileys], r"(?!\w)"),
        *_alternatives(longest_first, "(?![A-Za-z0-9\x80-\U0010ffff])"),
        *_alternatives([escape.text(name) for name, _ in entities], ""),
    ]
    if typography:
        patterns += [r"x(?<=\dx)\d++\b", r"X(?<=\dX)\d++\b", '"']
    if typography > 1:
        patterns.append("'")
    words = {
        name: f'<abbr title="{escape.attribute(meaning)}">{escape.text(name)}</abbr>'
        for name, meaning in acronyms
    }
    for name, emoji in smileys:
        label = escape.attribute(name)
        words[name] = (
            f'<span class="smiley" role="img" aria-label="{label}">{emoji}</span>'
        )
    return _Table(
        re.compile("|".join(patterns), re.ASCII),
        {escape.text(name): escape.text(shown) for name, shown in entities},
        words,
        frozenset(name for name, _ in smileys),
    )


def _alternatives(words: Iterable[str], behind: str) -> list[str]:
    """Return patterns for words, those of one first character in one pattern."""
    patterns = []
    ordered = sorted(words, key=lambda word: word[0])
    for first, group in groupby(ordered, key=lambda word: word[0]):
        rests = "|".join(re.escape(word[1:]) for word in group)
        patterns.append(f"{re.escape(first)}(?:{rests}){behind}")
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
