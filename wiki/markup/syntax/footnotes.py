"""Footnotes: `((text))`.

The text moves to the foot of the page, a raised number takes its place. Notes
that read the same share one entry, with a way back to each of their numbers. A
note holds what a list item holds, but no other note.
Source: https://www.dokuwiki.org/wiki:syntax#footnotes
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wiki.markup.grammar import INLINE, Construct, Inside, Kind, Trigger
from wiki.markup.nodes import Node, plain
from wiki.markup.reach import closer_of_note

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering


@dataclass(slots=True)
class Footnote:
    """A note; its number counts from 1 through the page.

    `start` is the offset of its first character in the text; `first_link` and
    `last_link` tell which of the page's links stand in it.
    """

    number: int
    section: int
    start: int
    first_link: int
    last_link: int = sys.maxsize
    children: list[Node] = field(default_factory=list)

    def html(self, rendering: Rendering) -> str:
        """Return the raised number, and keep the text for the foot of the page.

        Notes of included texts count too, so the number may be another than the note
        has in its own text.
        """
        number = next(rendering.note_numbers)
        content = rendering.all(self.children)
        rendering.notes.setdefault(content, []).append(number)
        return (
            f'<sup><a href="#fn__{number}" id="fnt__{number}" class="fn_top">'
            f"{number})</a></sup>"
        )

    def plain(self) -> str:
        """Return nothing: the note is not part of the text."""
        return ""

    def content_plain(self) -> str:
        """Return the text of the note."""
        return plain(self.children)


def notes_html(notes: dict[str, list[int]]) -> str:
    """Return the notes at the foot of the page, given their HTML and numbers."""
    if not notes:
        return ""
    parts = ['<div class="footnotes">\n']
    for content, numbers in notes.items():
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


def _open(parse: Parse, start: int, end: int) -> int:
    inside = any(isinstance(frame.state, Footnote) for frame in parse.frames)
    if parse.is_deep or inside or isinstance(parse.frame.state, Footnote):
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
    parse.take(start, end)
    note = Footnote(
        len(parse.notes) + 1,
        len(parse.headings),
        parse.offset(start),
        len(parse.references),
    )
    parse.notes.append(note)
    parse.add(note)
    frame = parse.open("footnote", start, note.children, limit=limit, state=note)
    frame.after = note.children

    def close_note() -> None:
        note.last_link = len(parse.references)

    frame.on_close = close_note
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
                r"\)\)(?<![^\w]:-\)\))(?<![^\w];-\)\))(?<![^\w]8-\)\))(?<![^\w]=\)\))",
                _close,
            ),
        ),
    ),
)

CONSTRUCTS = (_CONSTRUCT,)
