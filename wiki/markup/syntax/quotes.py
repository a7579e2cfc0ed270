"""Quotes of other people's words: lines that begin with `>`.

More signs nest deeper. Lines of one depth are parted by line breaks, a blank line
ends the quote. Since 2026 blanks may stand between the signs, and what lines of
one depth say is read as a text of its own, with lists, tables and code. Source: https://www.dokuwiki.org/wiki:syntax#quoting
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from wiki.markup.grammar import ANYTHING, INLINE, Construct, Inside, Kind, Trigger
from wiki.markup.nodes import Container, Node, Paragraph, Text, is_blank, plain
from wiki.markup.syntax.breaks import LineBreak
from wiki.markup.syntax.formatting import Formatted

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_DEEPEST = 40
_TAGS = 50  # characters of HTML around what is quoted
_SIGNS = re.compile(r"(?:> ?)+")

_Run: TypeAlias = tuple[int, list[tuple[int, str]]]
"""Lines of one depth, each with its position."""


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
    if parse.is_deep or parse.is_eaten(start) or not parse.page.affords(_TAGS):
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
    if depth > len(quotes) and not parse.page.affords(_TAGS * (depth - len(quotes))):
        depth = len(quotes)
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
    return max(1, min(signs, _DEEPEST - len(parse.frames)))


def _end(parse: Parse, start: int, end: int) -> int:
    parse.take(start, end)
    parse.close()
    return end


def _block(parse: Parse, start: int, _end_of_sign: int) -> int:
    """Read all lines of a quote at once, as the rules of 2026 have it."""
    if parse.page.html_left < 2 * _TAGS * _DEEPEST:
        return start + 1
    runs, end = _runs(parse, start)
    if not runs:
        return start + 1
    parse.take(start, end)
    _nest(parse, runs)
    return end


def _runs(parse: Parse, start: int) -> tuple[list[_Run], int]:
    """Return the lines of a quote, parted where their depth changes, and its end."""
    text, position = parse.text, start
    runs: list[_Run] = []
    for _ in parse.page.signs_left:
        if not text.startswith("\n>", position):
            break
        signs = _SIGNS.match(text, position + 1)
        begin = signs.end() if signs else position + 1
        depth = min(_DEEPEST, text.count(">", position, begin))
        line_end = text.find("\n", begin)
        line_end = len(text) if line_end < 0 else line_end
        before = runs[-1][0] if runs else 0
        if depth != before and parse.page.affords(_TAGS * max(2, depth - before)):
            runs.append((depth, []))
        runs[-1][1].append((begin, text[begin:line_end]))
        position = line_end
    return runs, position


def _nest(parse: Parse, runs: list[_Run]) -> None:
    """Put each run of lines of one depth into quotes as deep."""
    outermost = Quote([])
    parse.add_block(outermost)
    quotes = [outermost]
    for depth, lines in runs:
        after_nested = len(quotes) > depth
        del quotes[depth:]
        while len(quotes) < depth:
            nested = Quote([])
            quotes[-1].children.append(nested)
            quotes.append(nested)
        is_empty = all(not line or is_blank(line) for _, line in lines)
        blocks = [] if is_empty else parse.read_inside("quote2026", lines)
        content = _joined(blocks)
        if after_nested and all(isinstance(block, Paragraph) for block in blocks):
            content = [Paragraph(content)]
        quotes[-1].children += content


def _joined(blocks: list[Node]) -> list[Node]:
    """Return paragraphs as lines, parted by breaks from what stands around them.

    A break at the beginning is left out.
    """
    nodes: list[Node] = []
    for number, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            nodes.append(block)
            continue
        if number:
            nodes.append(LineBreak())
        nodes += _broken(block.children)
        if number < len(blocks) - 1:
            nodes.append(LineBreak())
    return _without_first_break(nodes)


def _without_first_break(nodes: list[Node]) -> list[Node]:
    for number, node in enumerate(nodes):
        if isinstance(node, LineBreak):
            return nodes[number + 1 :]
        if not isinstance(node, Text) or node.text.strip():
            break
    return nodes


def _broken(children: list[Node]) -> list[Node]:
    """Return the content of a paragraph with a break for each line feed in it."""
    first, last = children[0], children[-1]
    if isinstance(first, Text):
        text = first.text.lstrip()
        first.begin += len(first.text) - len(text)
        first.text = text
    if isinstance(last, Text):
        last.text = last.text.rstrip()
    return _with_breaks(children)


def _with_breaks(children: list[Node]) -> list[Node]:
    nodes: list[Node] = []
    for child in children:
        if isinstance(child, Formatted):
            child.children = _with_breaks(child.children)
        if not isinstance(child, Text):
            nodes.append(child)
            continue
        begin = child.begin
        *lines, last = child.text.split("\n")
        for line in lines:
            nodes += [Text(line, child.source, begin), LineBreak()]
            begin += len(line) + 1
        nodes.append(Text(last, child.source, begin))
    return nodes


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
        when=lambda choice: choice.dialect == "2022",
    ),
    Construct(
        "quote2026",
        220,
        Kind.CONTAINER,
        (Trigger(r"\n>", _block),),
        Inside(ANYTHING & ~Kind.BASE_ONLY, but_not=frozenset({"quote2026"})),
        when=lambda choice: choice.dialect == "2026",
    ),
)
