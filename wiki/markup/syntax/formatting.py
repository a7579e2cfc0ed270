"""Bold, italic, underlined, monospaced, subscript, superscript and deleted text.

`**bold**`, `//italic//`, `__underlined__`, `''monospaced''`, `<sub>…</sub>`,
`<sup>…</sup>`, `<del>…</del>`; each may stand in any other, never in itself.

Before 2026 any later closer makes an opener, however far, and italic text needs
none: what never closes ends with its paragraph. Since then both must
touch the text inside, in one paragraph, and inside what is already open; what
does not is text. Source: https://www.dokuwiki.org/wiki:syntax
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup.grammar import INLINE, Construct, Inside, Kind, Trigger
from wiki.markup.nodes import BLANKS, Container
from wiki.markup.reach import closer_within, end_of_unclosed

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering


@dataclass(slots=True)
class Formatted(Container):
    """Text between a start tag and an end tag."""

    start_tag: str
    end_tag: str

    def html(self, rendering: Rendering) -> str:
        """Return the children between the tags."""
        return f"{self.start_tag}{rendering.all(self.children)}{self.end_tag}"


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of formatting: how it is written and what it becomes."""

    name: str
    order: int
    opener: str
    closer: str
    start_tag: str
    end_tag: str

    def construct(self) -> Construct:
        """Return the declaration for the grammar."""
        return Construct(
            self.name,
            self.order,
            Kind.FORMATTING,
            (Trigger(_escaped(self.opener), self.open),),
            Inside(
                INLINE,
                but_not=frozenset({self.name}),
                closes=(Trigger(_escaped(self.closer), self.close),),
            ),
        )

    def open(self, parse: Parse, start: int, end: int) -> int:
        """Open the formatting if it may begin here."""
        if parse.is_deep:
            return start + 1
        limit = None
        if start < parse.bounded_from:
            if self.closer != "//" and not parse.follows(self.closer, end):
                return start + 1
        else:
            limit = self._limit(parse, end)
            if limit is None:
                return start + 1
        parse.take(start, end)
        node = Formatted([], self.start_tag, self.end_tag)
        parse.add(node)
        closer = self._closer_behind_text(parse, end, limit)
        if closer is not None:
            parse.take_into(node.children, *closer)
            return closer[1]
        parse.open(self.name, start, node.children, limit=limit)
        return end

    def _closer_behind_text(
        self, parse: Parse, end: int, limit: int | None
    ) -> tuple[int, int] | None:
        """Return where it closes if only text stands before: then nothing need open."""
        mode = parse.grammar[self.name]
        if limit is None:
            limit = parse.frame.limit
        found = mode.search(parse.text, end, limit)
        if found is None or found.lastindex != mode.closer:
            return None
        return found.span() if found.end() == limit or not parse.is_2026 else None

    def close(self, parse: Parse, start: int, end: int) -> int:
        """Close the formatting, unless it was found to close further on."""
        if parse.is_2026 and end < parse.frame.limit:
            return start + 1
        parse.take(start, end)
        parse.close()
        return end

    def _limit(self, parse: Parse, end: int) -> int | None:
        """Return how far it may reach; None where it does not begin."""
        if not parse.is_2026:
            return min(end_of_unclosed(parse, end), parse.frame.limit)
        first = parse.text[end]
        if first in BLANKS or (first == self.opener[0] and self.opener[0] != "<"):
            return None
        close = closer_within(parse, self.closer, end)
        return None if close is None else close + len(self.closer)


def _escaped(literal: str) -> str:
    return literal.replace("*", r"\*")


FORMATS = (
    Format("strong", 70, "**", "**", "<strong>", "</strong>"),
    Format("emphasis", 80, "//", "//", "<em>", "</em>"),
    Format("underline", 90, "__", "__", '<em class="u">', "</em>"),
    Format("monospace", 100, "''", "''", "<code>", "</code>"),
    Format("subscript", 110, "<sub>", "</sub>", "<sub>", "</sub>"),
    Format("superscript", 120, "<sup>", "</sup>", "<sup>", "</sup>"),
    Format("deleted", 130, "<del>", "</del>", "<del>", "</del>"),
)

CONSTRUCTS = tuple(format_.construct() for format_ in FORMATS)
