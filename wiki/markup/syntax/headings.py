"""Headings, the sections they begin, and the table of contents.

`====== Title ======` is the highest level; one `=` less at each side is a level
deeper, down to `== Title ==`. Only the signs before the title count. Since 2026
a heading stands on a line of its own; before, it could end any line.
Source: https://www.dokuwiki.org/wiki:syntax#sectioning
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.nodes import BLANKS, Container, plain

if TYPE_CHECKING:
    from wiki.markup.nodes import Node
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering


_TAGS = 170  # characters of HTML around its title, its section and its entry above


@dataclass(slots=True)
class Heading:
    """A heading; `number` counts from 1, `start` is the offset of its line."""

    level: int
    title: str
    id: str
    number: int
    start: int

    def html(self, rendering: Rendering) -> str:
        """Return an `<hN>`, and a mark where a section to edit begins."""
        if rendering.inclusion is not None:
            return rendering.inclusion.heading(self)
        tag, title = f"h{self.level}", escape.text(self.title)
        if self.level > rendering.config.max_section_level:
            return f'\n<{tag} id="{self.id}">{title}</{tag}>\n'
        return (
            f'\n<{tag} class="sectionedit{self.number}" id="{self.id}">{title}</{tag}>'
            f"\n<!-- section {self.number} -->\n"
        )

    def plain(self) -> str:
        """Return the title and the end of its line."""
        return self.title + "\n"


@dataclass(slots=True)
class SectionBody(Container):
    """What stands between a heading and the next, of whatever level."""

    level: int

    def html(self, rendering: Rendering) -> str:
        """Return a `<div class="levelN">`."""
        inner, level = rendering.all(self.children), self.level
        if rendering.inclusion is not None:
            level = rendering.inclusion.level(level)
        return f'<div class="level{level}">\n{inner}\n</div>\n'

    def plain(self) -> str:
        """Return the text in it."""
        return plain(self.children)


def _in_line(parse: Parse, start: int, end: int) -> int:
    line_end, stop = _line(parse, end)
    home = parse.frame.home
    is_heading = stop >= start + 5 and parse.text.startswith("==", stop - 2)
    if home is None or not is_heading or not parse.page.affords(_TAGS):
        return start + 1
    parse.take(start, line_end)
    _begin_section(parse, home, start, stop)
    return parse.skip_blank_lines(line_end)


def own_line(parse: Parse, start: int, end: int) -> int:
    """Begin a section if the line is a heading; `end` is behind its first signs."""
    line_end, stop = _line(parse, end)
    home = parse.frame.home
    is_heading = stop >= end + 3 and parse.text.startswith("==", stop - 2)
    if home is None or not is_heading or not parse.page.affords(_TAGS):
        return start + 1
    parse.take(start, line_end)
    _begin_section(parse, home, end - 2, stop)
    return parse.skip_blank_lines(line_end)


def _line(parse: Parse, position: int) -> tuple[int, int]:
    """Return where the line ends, and where what is not blank in it ends."""
    known = parse.memory.get("heading line")
    if isinstance(known, tuple) and known[0] <= position <= known[1]:
        return known[1], known[2]
    text = parse.text
    line_end = text.find("\n", position)
    line_end = len(text) if line_end < 0 else line_end
    stop = line_end
    while text[stop - 1] in " \t" and stop > position:
        stop -= 1
    parse.memory["heading line"] = (position, line_end, stop)
    return line_end, stop


def _begin_section(parse: Parse, home: list[Node], start: int, stop: int) -> None:
    text, page, frame = parse.text, parse.page, parse.frame
    raw = text[start:stop]
    signs = len(raw) - len(raw.lstrip("="))
    level = min(5, max(1, 7 - signs))
    title = raw.strip("=").strip(BLANKS)
    if title:
        line_start = text.rfind("\n", 0, start) + 1
        blank = line_start < start and text[line_start:start].isspace()
        heading = Heading(
            level,
            title,
            page.section_ids.unique(title),
            len(page.headings) + 1,
            parse.offset(line_start if blank else start),
        )
        page.headings.append(heading)
        home.append(heading)
    children: list[Node] = []
    home.append(SectionBody(children, level))
    frame.blocks, frame.line = children, None


CONSTRUCTS = (
    Construct(
        "header",
        50,
        Kind.BASE_ONLY,
        (Trigger("==", _in_line),),
        when=lambda choice: choice.dialect == "2022",
    ),
    Construct(
        "header2026",
        50,
        Kind.BASE_ONLY,
        (Trigger(r"\n[ \t]*+==", own_line),),
        when=lambda choice: choice.dialect == "2026",
    ),
)
