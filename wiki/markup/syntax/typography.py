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
from itertools import groupby, islice
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.inventory import MOST_SIGNS

if TYPE_CHECKING:
    from wiki.markup.config import Config, Quotes
    from wiki.markup.parser import Parse

_BLANK_BEFORE = " \t\n\r\f\v/#~:+=&%@-()][{}><\"'"
_NOT_JOINED = "(?![A-Za-z0-9_])"
_NO_WORD = "(?![A-Za-z0-9\x80-\U0010ffff])"
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


class Typesetter:
    """Sets the text of one page, from its first word to its last.

    What a straight quote becomes depends on those before it, so a page's texts
    must pass in order, and each page needs a typesetter of its own. Texts in which
    `finds_sign` finds nothing are HTML as they are.
    """

    def __init__(self, config: Config, page: str) -> None:
        table = _table_for(config)
        self._table = table
        self._pattern = table.usual
        for word in table.rare:
            if word in page:
                self._pattern = table.pattern
        self.finds_sign = self._pattern.search
        self._quotes: Quotes = config.quotes
        self._is_2022 = config.dialect == "2022"
        self._open_double = 0
        self._blank_before = _BLANK_BEFORE + ("" if self._is_2022 else "*_")
        self._before = ""
        self._following = ""
        self._behind = 0
        self._signs_left = MOST_SIGNS

    def typeset(self, text: str, source: str, begin: int) -> str:
        """Return `text` as HTML, with everything replaced that typography replaces.

        It stands in `source` from `begin` on. What stands before it there counts only
        since 2026. Behind very many signs on the page all is shown as it was written.
        """
        end = begin + len(text)
        self._before = "" if self._is_2022 else source[max(begin - 1, 0) : begin]
        self._following = source[end : end + 1]
        self._behind = 0
        if not self._signs_left:
            return escape.text(text)
        shown, signs = self._pattern.subn(self._replace, text, self._signs_left)
        self._signs_left -= signs
        return shown if self._signs_left else self._rest_as_written(shown, text, signs)

    def ends_in_sign(self, text: str) -> bool:
        """Tell whether something is replaced at the very end of `text`."""
        self.typeset(text, "", 0)
        return self._behind == len(text)

    def _rest_as_written(self, shown: str, text: str, signs: int) -> str:
        """Return what is `shown`, escaped behind so many signs: it was only copied."""
        *_, last = islice(self._pattern.finditer(text), signs)
        rest = text[last.end() :]
        return shown.removesuffix(rest) + escape.text(rest)

    def _replace(self, match: re.Match[str]) -> str:
        table, found = self._table, match[0]
        if found in _HTML:
            return _HTML[found]
        shown = table.entities.get(found)
        if shown is None and found in table.smileys and self._is_alone(match, "_"):
            shown = table.smileys[found]
        if shown is None and found in table.acronyms and self._is_alone(match, None):
            shown = table.acronyms[found]
        if shown is None:
            shown = self._sign(match)
        if shown is None:
            return escape.text(found)
        self._behind = match.end()
        return shown

    def _sign(self, match: re.Match[str]) -> str | None:
        if match[0] == '"':
            return self._double(match)
        if match[0] == "'":
            return self._single(match)
        return self._times(match) if match[0][0] in "xX" else None

    def _is_alone(self, match: re.Match[str], joins: str | None) -> bool:
        """Tell whether no word goes on before or behind a smiley or an acronym.

        `joins` are further characters that belong to words, None where those of
        other scripts do.
        """
        end = match.end()
        behind = match.string[end] if end < len(match.string) else self._following
        if _is_word(behind, joins):
            return False
        return self._is_cut(match) or not _is_word(self._character_before(match), joins)

    def _double(self, match: re.Match[str]) -> str:
        begins = self._follows_blank(match) and not self._is_closing(match)
        if begins or not self._open_double:
            self._open_double += 1
            return self._quotes.double_open
        self._open_double -= 1
        return self._quotes.double_close

    def _single(self, match: re.Match[str]) -> str | None:
        closing = self._is_closing(match)
        begins_line = self._is_cut(match) or self._character_before(match) == "\n"
        if self._follows_blank(match):
            if not closing:
                return self._quotes.single_open
            return self._quotes.single_close if begins_line else None
        if closing:
            return self._quotes.single_close
        before = self._character_before(match)
        return None if before in ";,.?!" else self._quotes.apostrophe

    def _is_cut(self, match: re.Match[str]) -> bool:
        """Tell whether nothing counts as standing before it."""
        start = match.start()
        if start == 0:
            return not self._before
        return self._is_2022 and start == self._behind

    def _character_before(self, match: re.Match[str]) -> str:
        start = match.start()
        return match.string[start - 1] if start else self._before

    def _follows_blank(self, match: re.Match[str]) -> bool:
        return (
            self._is_cut(match) or self._character_before(match) in self._blank_before
        )

    def _times(self, match: re.Match[str]) -> str | None:
        """Return the sign between two sizes and the second, None if they are none."""
        text, start = match.string, match.start()
        first = start
        while first > self._behind and text[first - 1] in "0123456789":
            first -= 1
        digits = text[first:start]
        before = text[first - 1] if first else (self._before or " ")
        behind = self._following if match.end() == len(text) else ""
        if not digits or digits == "0" or _is_word(before, "_"):
            return None
        if behind and _is_word(behind, "_"):
            return None
        return "&times;" + match[0][1:]

    def _is_closing(self, match: re.Match[str]) -> bool:
        """Tell whether no word begins behind the quote."""
        text, end = match.string, match.end()
        behind = text[end] if end < len(text) else self._following
        return behind in ";,.?!" or behind in self._blank_before


def _is_word(character: str, joins: str | None) -> bool:
    if not character.isascii():
        return joins is None
    return character.isalnum() or (bool(character) and character in (joins or ""))


@dataclass(frozen=True, slots=True)
class _Table:
    """What is looked for, and what is shown: entities anywhere, others alone.

    `lists` are those it was made of, kept so that no others get their identity.

    `usual` is `pattern` without the words of `rare`. They begin with small letters,
    at which it would have to stop all the time.
    """

    lists: tuple[Mapping[str, str], ...]
    pattern: re.Pattern[str]
    usual: re.Pattern[str]
    rare: tuple[str, ...]
    entities: Mapping[str, str]
    smileys: Mapping[str, str]
    acronyms: Mapping[str, str]


_TABLES: dict[tuple[int, ...], _Table] = {}
_MOST_TABLES = 16


def _table_for(config: Config) -> _Table:
    """Return the table of a site, made once; its lists are known by their identity."""
    lists = (config.smileys, config.acronyms, config.entities)
    key = (id(lists[0]), id(lists[1]), id(lists[2]), config.typography)
    table = _TABLES.get(key)
    if table is None:
        if len(_TABLES) >= _MOST_TABLES:
            _TABLES.clear()
        table = _TABLES[key] = _table(*lists, config.typography)
    return table


def _table(
    smileys: Mapping[str, str],
    acronyms: Mapping[str, str],
    entities: Mapping[str, str],
    typography: int,
) -> _Table:
    rare = tuple(word for word in (*smileys, *acronyms) if word[0].islower())
    signs = [*_alternatives(entities), *_HTML]
    if typography:
        signs += [r"x(?<=\dx)\d++\b", r"X(?<=\dX)\d++\b", '"']
    if typography > 1:
        signs.append("'")

    def pattern(without: tuple[str, ...]) -> re.Pattern[str]:
        alone = [word for word in smileys if word not in without]
        named = [word for word in acronyms if word not in without]
        named.sort(key=len, reverse=True)
        patterns = [
            *_alternatives(alone, _NOT_JOINED),
            *_alternatives(named, _NO_WORD),
            *signs,
        ]
        patterns.sort(key=_rarity)
        return re.compile("|".join(patterns), re.ASCII)

    return _Table(
        (smileys, acronyms, entities),
        pattern(without=()),
        pattern(without=rare),
        rare,
        {name: escape.text(shown) for name, shown in entities.items()},
        {name: _smiley(name, emoji) for name, emoji in smileys.items()},
        {name: _acronym(name, meaning) for name, meaning in acronyms.items()},
    )


def _rarity(pattern: str) -> int:
    """Return where a pattern stands: what texts often hold is to be tried early.

    Of those that begin alike the first one counts, and stays the first.
    """
    if pattern.startswith((r"\.", r"\-")):
        return 0
    return 2 if pattern[0].isalnum() else 1


def _acronym(name: str, meaning: str) -> str:
    title = escape.attribute(meaning)
    return f'<abbr title="{title}">{escape.text(name)}</abbr>'


def _smiley(name: str, emoji: str) -> str:
    label, shown = escape.attribute(name), escape.text(emoji)
    return f'<span class="smiley" role="img" title="{label}">{shown}</span>'


def _alternatives(words: Iterable[str], behind: str = "") -> list[str]:
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
