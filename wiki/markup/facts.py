"""What a text says about itself, for search, citations, backlinks and lists.

Gathered from a document without looking at anything else; can be written as JSON.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from wiki.markup.note_marks import without_marks

if TYPE_CHECKING:
    from wiki.markup.document import Document

ABSTRACT_LENGTH = 250
"""Characters of an abstract, at most."""

_BLANKS = re.compile(r"\s+")
_LINES = re.compile(r"[ \t]*\n[ \t\n]*")


@dataclass(frozen=True, slots=True)
class HeadingFact:
    """A heading: level 1 to 5, its text and its anchor."""

    level: int
    title: str
    id: str


@dataclass(frozen=True, slots=True)
class LinkFact:
    """A link.

    `kind` is page, anchor, url, interwiki, mail or share. `target` is the clean
    id of a page, an address, or what was written. `section` is the number of the
    section it stands in, 0 before the first; `start` the offset of its first
    character in the text.
    """

    kind: str
    target: str
    anchor: str
    label: str
    section: int
    start: int


@dataclass(frozen=True, slots=True)
class FileFact:
    """A file shown or linked: `target` is its clean id or an address."""

    target: str
    external: bool
    caption: str
    section: int
    start: int


@dataclass(frozen=True, slots=True)
class FootnoteFact:
    """A footnote: its number counts from 1, `text` is what a reader reads.

    `start` is the offset of its first character in the text, `place` where it stands
    in the plain text. `repeats` is the number of the note that it refers to again: that
    one has the text and the links. It is 0, and `name` empty, where there is none.
    """

    number: int
    text: str
    links: tuple[LinkFact, ...]
    section: int
    start: int
    place: int
    name: str = ""
    repeats: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a text says about itself."""

    title: str | None
    abstract: str
    headings: tuple[HeadingFact, ...]
    links: tuple[LinkFact, ...]
    files: tuple[FileFact, ...]
    footnotes: tuple[FootnoteFact, ...]
    tags: tuple[str, ...]
    plain_text: str

    def as_json(self) -> dict[str, Any]:
        """Return the facts as what `json.dumps` writes."""
        return asdict(self)


def gathered(document: Document) -> Facts:
    """Return the facts of a document."""
    marked = _LINES.sub("\n", document.root.plain()).strip()
    plain_text, places = without_marks(marked)
    sections = document.sections
    links = tuple(reference.fact() for reference in document.references)
    return Facts(
        title=sections[0].title if sections else None,
        abstract=_abstract(plain_text, document),
        headings=tuple(HeadingFact(s.level, s.title, s.id) for s in sections),
        links=links,
        files=tuple(medium.fact() for medium in document.media),
        footnotes=tuple(
            FootnoteFact(
                note.number,
                _BLANKS.sub(" ", note.content_plain()).strip(),
                links[note.first_link : note.last_link],
                note.section,
                note.start,
                places.get(note.number, 0),
                note.name,
                note.source.number if note.source else 0,
            )
            for note in document.notes
        ),
        tags=document.tags,
        plain_text=plain_text,
    )


def _abstract(plain_text: str, document: Document) -> str:
    """Return how the text begins, without its title and the captions before it."""
    title = document.sections[0].title if document.sections else ""
    text = _BLANKS.sub(" ", plain_text.removeprefix(title)).strip()
    begin = 0
    for medium in document.media:
        caption = _BLANKS.sub(" ", medium.plain()).strip()
        if not text.startswith(caption, begin):
            break
        begin += len(caption)
        begin += text.startswith(" ", begin)
    text = text[begin:]
    if len(text) <= ABSTRACT_LENGTH:
        return text
    cut = text[: ABSTRACT_LENGTH - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(",;:") + "…"
