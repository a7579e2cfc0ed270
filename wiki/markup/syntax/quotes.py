"""Quotes of other people's words: lines that begin with `>`.

More signs nest deeper. Lines of one depth are parted by line breaks, a blank line
ends the quote. Source: https://www.dokuwiki.org/wiki:syntax#quoting
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup.grammar import INLINE, Construct, Inside, Kind, Trigger
from wiki.markup.nodes import Container, plain
from wiki.markup.syntax.breaks import LineBreak

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_DEEPEST = 40


@dataclass(slots=True)
class Quote(Container):
    """Words of somebody else."""

    def html(self, rendering: Rendering) -> str:
        """Return a `<blockquote>`."""
        inner = rendering.all(self.children)
        return f'<blockquote><div class="no">\n{inner}</div></blockquote>\n'

    def plain(self) -> str:
        """Return the text and the end of its line."""
        return plain(self.children).strip() + "\n"


def _begin(parse: Parse, start: int, end: int) -> int:
    if parse.is_deep or parse.is_eaten(start):
        return start + 1
    parse.take(start, end)
    outermost = Quote([])
    parse.add_block(outermost)
    parse.open("quote", start, outermost.children, state=[outermost])
    _go_to(parse, _depth(parse, start, end))
    return end


def _continue(parse: Parse, start: int, end: int) -> int:
    parse.take(start, end)
    quotes: list[Quote] = parse.frame.state  # type: ignore[assignment]
    depth = _depth(parse, start, end)
    if depth == len(quotes):
        parse.add(LineBreak())
    else:
        _go_to(parse, depth)
    return end


def _go_to(parse: Parse, depth: int) -> None:
    """Open or close quotes until `depth` are open."""
    quotes: list[Quote] = parse.frame.state  # type: ignore[assignment]
    if depth < len(quotes):
        del quotes[depth:]
        parse.frame.blocks = quotes[-1].children
        parse.frame.line = None
    while len(quotes) < depth:
        nested = Quote([])
        parse.frame.blocks.append(nested)
        quotes.append(nested)
        parse.frame.blocks = parse.frame.line = nested.children


def _depth(parse: Parse, start: int, end: int) -> int:
    signs = parse.text.count(">", start, end)
    return min(signs, _DEEPEST - len(parse.frames))


def _end(parse: Parse, start: int, end: int) -> int:
    parse.take(start, end)
    parse.close()
    return end


CONSTRUCTS = (
    Construct(
        "quote",
        220,
        Kind.CONTAINER,
        (Trigger(r"\n>++", _begin),),
        Inside(
            INLINE | Kind.PROTECTED,
            continues=(Trigger(r"\n>++", _continue),),
            closes=(Trigger(r"\n", _end),),
        ),
    ),
)
