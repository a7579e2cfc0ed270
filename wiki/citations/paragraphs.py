"""Which paragraphs an edit added without saying where they come from.

Pure: the text before, the document after. What was there before is nobody's addition,
wherever it stands now: lines are compared first, then runs of words within them, so
that a corrected word or a moved sentence is no new paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from wiki.citations.identities import identity_of
from wiki.markup import Document, FootnoteFact
from wiki.markup.prose import Prose, prose_of

SHORTEST_ADDITION = 50
"""Characters of new words, and one behind each, that make a paragraph an added one."""

# Words that stood in a row before were written by somebody before.
_Run: TypeAlias = tuple[str, str, str]
_LENGTH = 3
_WORD = re.compile(r"[^\W_]+")


def added_without_citation(before: str, document: Document) -> tuple[str, ...]:
    """Return the paragraphs of ``document`` that its author added without a citation.

    ``before`` is the wikitext it was made from, "" for a new page. A paragraph (or an
    item of a list, or a quote) counts where ``SHORTEST_ADDITION`` characters in it are
    new, and no note in it leads to a work. They are texts in one line, in order.
    """
    return tuple(one.text for one in additions_without_citation(before, document))


@dataclass(frozen=True, slots=True)
class Addition:
    """A paragraph, and how many of its characters are new.

    ``written`` is its longest piece as it was written, by which it is found again.
    """

    text: str
    characters: int
    written: str


def additions_without_citation(before: str, document: Document) -> tuple[Addition, ...]:
    """Return the paragraphs that ``added_without_citation`` does, with more of each."""
    fresh = _Fresh.between(before, document.text)
    if fresh.characters < SHORTEST_ADDITION:
        return ()
    notes = document.facts.footnotes
    return tuple(
        Addition(prose.text, characters, max(map(str.strip, prose.pieces), key=len))
        for prose in prose_of(document)
        if (characters := fresh.characters_in(prose)) >= SHORTEST_ADDITION
        and not _cites(prose, notes)
    )


@dataclass(frozen=True, slots=True)
class _Fresh:
    """Words, and runs of words, of the lines of a text that were in none before."""

    words: frozenset[str]
    runs: frozenset[_Run]
    characters: int

    @classmethod
    def between(cls, before: str, after: str) -> _Fresh:
        """Return what is fresh in a text; a line that was there costs nothing."""
        there = set(before.splitlines())
        lines = [_words(line) for line in after.splitlines() if line not in there]
        characters = sum(len(word) + 1 for line in lines for word in line)
        if characters < SHORTEST_ADDITION:
            return cls(frozenset(), frozenset(), characters)
        old = [_words(line) for line in there]
        return cls(
            frozenset(chain.from_iterable(lines)).difference(*old),
            frozenset(chain.from_iterable(map(_runs, lines))).difference(
                *map(_runs, old)
            ),
            characters,
        )

    def characters_in(self, prose: Prose) -> int:
        """Return how many characters of some prose are new."""
        return sum(
            self._characters(_words(line))
            for piece in prose.pieces
            for line in piece.splitlines()
        )

    def _characters(self, words: Sequence[str]) -> int:
        """Count words in no run from before; of a few words, those not there."""
        if len(words) < _LENGTH:
            return sum(len(word) + 1 for word in words if word in self.words)
        is_fresh = [True] * len(words)
        for start, run in enumerate(_runs(words)):
            if run not in self.runs:
                is_fresh[start : start + _LENGTH] = [False] * _LENGTH
        return sum(
            len(word) + 1 for word, new in zip(words, is_fresh, strict=True) if new
        )


def _words(line: str) -> list[str]:
    return _WORD.findall(line)


def _runs(words: Sequence[str]) -> Iterator[_Run]:
    return zip(words, words[1:], words[2:], strict=False)


def _cites(prose: Prose, notes: Sequence[FootnoteFact]) -> bool:
    """Tell whether a note in some prose leads to a work, be it by its name only."""
    there = (notes[number - 1] for number in prose.notes)
    whole = (notes[note.repeats - 1] if note.repeats else note for note in there)
    return any(identity_of(link.target) for note in whole for link in note.links)
