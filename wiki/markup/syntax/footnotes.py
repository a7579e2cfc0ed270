"""Footnotes: `((text))`.

The text moves to the foot of the page, a raised number takes its place. Notes
that read the same share one entry, with a way back to each of their numbers. A
note holds what a list item holds, but no other note. How entries look where it is
known what notes cite is said by `wiki.markup.references`.
Source: https://www.dokuwiki.org/wiki:syntax#footnotes
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.grammar import INLINE, Construct, Inside, Kind, Trigger
from wiki.markup.nodes import Node, plain
from wiki.markup.note_marks import mark
from wiki.markup.reach import closer_of_note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wiki.markup.frame import Frame
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering


HTML_OF_NOTE = 180
"""Characters of a marker and the way back to it."""


@dataclass(slots=True)
class Footnote:
    """A note; its number counts from 1 through the page.

    `start` is the offset of its first character in the text; `first_link` and
    `last_link` tell which of the page's links stand in it. One with a `source`
    refers again to that note and has no text of its own. `name` is empty for none.
    """

    number: int
    section: int
    start: int
    first_link: int
    last_link: int = sys.maxsize
    children: list[Node] = field(default_factory=list)
    name: str = ""
    source: Footnote | None = None

    def html(self, rendering: Rendering) -> str:
        """Return the raised number, and keep the text for the foot of the page.

        Notes of included texts count too, so the number may be another than the note
        has in its own text.
        """
        number = next(rendering.note_numbers)
        content = self._content(rendering)
        namespace = self.name.rpartition(":")[0]
        if rendering.references is None:
            rendering.notes[namespace].setdefault(content, []).append(number)
            shown = number
        else:
            found = rendering.found_of((self.source or self).number)
            shown = rendering.references.add(namespace, number, content, found)
        return (
            f'<sup><a href="#fn__{number}" id="fnt__{number}" class="fn_top">'
            f"{shown})</a></sup>"
        )

    def _content(self, rendering: Rendering) -> str:
        """Return the HTML of the text; a note is rendered once, its name if empty."""
        source = self.source or self
        content = rendering.note_contents.get(source.number)
        if content is None:
            content = rendering.all(source.children) or escape.text(source.name)
            rendering.note_contents[source.number] = content
        return content

    def plain(self) -> str:
        """Return a mark by which `without_marks` finds the place again.

        The note is not part of the text.
        """
        return mark(self.number)

    def content_plain(self) -> str:
        """Return the text of the note, empty where it refers to another."""
        if self.source is not None:
            return ""
        return plain(self.children) or self.name


def notes_html(groups: Sequence[dict[str, list[int]]]) -> str:
    """Return notes as they stand at the foot of a page, given by namespace."""
    notes = [entry for group in groups for entry in group.items()]
    if not notes:
        return ""
    if len(groups) > 1:
        notes.sort(key=lambda entry: entry[1][0])
    parts = ['<div class="footnotes">\n']
    for content, numbers in notes:
        back = ", ".join(
            f'<sup><a href="#fnt__{number}" id="fn__{number}" class="fn_bot">'
            f"{number})</a></sup> \n"
            for number in numbers
        )
        parts.append(
            f'<div class="fn">{back}<div class="content">{content}</div></div>\n'
        )
    parts.append("</div>\n")
    return "".join(parts)


def within_note(parse: Parse) -> bool:
    """Tell whether a note is open: none may stand in another."""
    frames = (*parse.frames, parse.frame)
    return any(isinstance(frame.state, Footnote) for frame in frames)


def add_note(parse: Parse, start: int, name: str = "") -> Footnote:
    """Add a note to the page where `start` is; it has no text yet."""
    note = Footnote(
        len(parse.page.notes) + 1,
        len(parse.page.headings),
        parse.offset(start),
        len(parse.page.references),
        len(parse.page.references),
        name=name,
    )
    parse.page.notes.append(note)
    parse.add(note)
    return note


def fill_note(parse: Parse, frame: Frame, note: Footnote) -> None:
    """Let what is read in `frame`, just opened, be the text of a note."""
    frame.state, frame.after = note, note.children
    note.first_link, note.last_link = len(parse.page.references), sys.maxsize
    leave = frame.on_close

    def close_note() -> None:
        note.last_link = len(parse.page.references)
        if leave is not None:
            leave()

    frame.on_close = close_note


def _open(parse: Parse, start: int, end: int) -> int:
    if parse.is_deep or within_note(parse):
        return end
    limit = None
    if start < parse.bounded_from:
        if not parse.follows("))", end):
            return start + 1
    else:
        close = closer_of_note(parse, end)
        if close is None:
            return start + 1
        limit = close + 2
    if not parse.page.affords(HTML_OF_NOTE):
        return start + 1
    parse.take(start, end)
    note = add_note(parse, start)
    fill_note(parse, parse.open("footnote", start, note.children, limit=limit), note)
    return end


def _close(parse: Parse, start: int, end: int) -> int:
    parse.take(start, end)
    parse.close()
    return end


# The parenthesis of a smiley is not one of the two that open or close a note.
_CONSTRUCT = Construct(
    "footnote",
    150,
    Kind.FORMATTING,
    (Trigger(r"\(\((?<!\bm\(\()", _open),),
    Inside(
        Kind.CONTAINER | INLINE | Kind.PROTECTED,
        but_not=frozenset({"footnote"}),
        closes=(
            Trigger(
                r"\)\)(?<![^A-Za-z0-9_]:-\)\))(?<![^A-Za-z0-9_];-\)\))(?<![^A-Za-z0-9_]8-\)\))(?<![^A-Za-z0-9_]=\)\))",
                _close,
            ),
        ),
    ),
)

CONSTRUCTS = (_CONSTRUCT,)
