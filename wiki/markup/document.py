"""What `parse` returns: the tree of a text, its sections, and what it says.

Plain data. Rendering reads it and changes nothing in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from wiki.markup.citing import NoteAsked
from wiki.markup.facts import Facts, gathered
from wiki.markup.links import MAXIMUM_FEEDS, MAXIMUM_LISTINGS, MAXIMUM_TEXTS, Names
from wiki.markup.problems import Problem, find_problems

if TYPE_CHECKING:
    from wiki.markup.config import Config
    from wiki.markup.feeds import FeedAsked
    from wiki.markup.grammar import Grammar
    from wiki.markup.ids import Resolved
    from wiki.markup.linking import Link
    from wiki.markup.listings import Listing
    from wiki.markup.nodes import Container
    from wiki.markup.syntax.code import Code
    from wiki.markup.syntax.footnotes import Footnote
    from wiki.markup.syntax.headings import Heading
    from wiki.markup.syntax.media import Media

# Links that may lead to a work; a note that refers to another has none.
_LEAD_AWAY = frozenset({"url", "interwiki"})


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text that begins with a heading.

    `number` counts headings from 1; `level` is 1 to 5; `id` is the anchor.
    `start` and `end` are offsets of characters in the document's text: from the
    heading's line to before the next heading that begins a section to edit, so
    deeper headings belong to the section they stand in.
    """

    number: int
    level: int
    title: str
    id: str
    start: int
    end: int


@dataclass(eq=False)
class Document:
    """A parsed text.

    `text` is the source with line feeds only; offsets count its characters.
    `listings` are the lists it shows, `texts` the pages it includes, `feeds` the feeds:
    what it looks like then depends on who reads and when, and it is not `cacheable`.
    `redirect` is where its readers are to be taken, None for nowhere.
    `read_again` reads it once more, in its grammar as the given function changes it.
    """

    root: Container
    config: Config
    text: str
    headings: tuple[Heading, ...]
    references: tuple[Link, ...]
    media: tuple[Media, ...]
    notes: tuple[Footnote, ...]
    codes: tuple[Code, ...]
    tags: tuple[str, ...]
    listings: tuple[Listing, ...]
    texts: tuple[str, ...]
    feeds: tuple[FeedAsked, ...]
    redirect: Resolved | None
    cacheable: bool
    show_toc: bool
    read_again: Callable[[Callable[[Grammar], Grammar]], None] = field(repr=False)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The parts that begin with a heading; worked out when first asked for."""
        return _sections_of(self.headings, self.config, len(self.text))

    @cached_property
    def facts(self) -> Facts:
        """What the text says about itself; gathered when first asked for."""
        return gathered(self)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What its author probably did not mean; looked for when first asked for."""
        return find_problems(self)

    def names(self) -> Names:
        """Return what rendering will ask for."""
        pages: set[str] = set()
        files: set[str] = set()
        for reference in self.references:
            pages.update(reference.pages())
        for medium in self.media:
            files.update(medium.files())
        pages.discard("")
        files.discard("")
        return Names(
            frozenset(pages),
            frozenset(files),
            frozenset(self.listings[:MAXIMUM_LISTINGS]),
            frozenset(self.texts[:MAXIMUM_TEXTS]),
            frozenset(self.feeds[:MAXIMUM_FEEDS]),
            self._notes_asked() if self.notes else frozenset(),
        )

    def note_asked(self, number: int) -> NoteAsked:
        """Return what rendering asks of a note."""
        return NoteAsked(self.config.path, self.facts.footnotes[number - 1])

    def _notes_asked(self) -> frozenset[NoteAsked]:
        """Return the notes that may cite something; with DokuWiki's looks, none."""
        if self.config.profile == "stock":
            return frozenset()
        return frozenset(
            self.note_asked(note.number)
            for note in self.facts.footnotes
            if any(link.kind in _LEAD_AWAY for link in note.links)
        )


def _sections_of(
    headings: tuple[Heading, ...], config: Config, length: int
) -> tuple[Section, ...]:
    """Return the section of each heading: it ends where the next to edit begins."""
    ends: list[int] = []
    end = length
    for heading in reversed(headings):
        ends.append(end)
        if heading.level <= config.max_section_level:
            end = heading.start
    return tuple(
        [
            Section(
                heading.number,
                heading.level,
                heading.title,
                heading.id,
                heading.start,
                end,
            )
            for heading, end in zip(headings, reversed(ends), strict=True)
        ]
    )
