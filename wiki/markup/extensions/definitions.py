"""Definition lists: `  ; term : definition`, or each on an indented line of its own.

A line of two blanks or more and `;` is a term, one with `:` a definition; ` : ` parts
the two within a line. A term that nothing defines makes no list: it is a line of
code. Source: https://www.dokuwiki.org/plugin:definitionlist
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wiki.markup.grammar import INLINE, Construct, Inside, Kind, Trigger
from wiki.markup.nodes import Node, plain

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_INDENT = r"\n(?: {2,}+|\t++)"
_DEFINED = r"(?=[^\n]{0,2000}?(?:[ \t]:[ \t\n]|\n(?: {2}|\t)[ \t]*+:))"


@dataclass(slots=True)
class Entry:
    """A term or a definition."""

    is_term: bool
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class DefinitionList:
    """Terms and what they mean, in the order written."""

    entries: list[Entry]

    def html(self, rendering: Rendering) -> str:
        """Return a `<dl>`."""
        parts = ['<dl class="plugin_definitionlist">\n']
        for entry in self.entries:
            inner = rendering.all(entry.children)
            parts.append(
                f'<dt><span class="term">{inner}</span></dt>\n'
                if entry.is_term
                else f"<dd>{inner}</dd>\n"
            )
        parts.append("</dl>\n")
        return "".join(parts)

    def plain(self) -> str:
        """Return a line for each term and definition."""
        return "".join([plain(entry.children) + "\n" for entry in self.entries])


def _begin(parse: Parse, start: int, end: int) -> int:
    if parse.is_deep:
        return start + 1
    parse.take(start, end)
    first = Entry(is_term=True)
    entries = [first]
    parse.add_block(DefinitionList(entries))
    parse.open("definitionlist", start, first.children, state=entries)
    return end


def _term(parse: Parse, start: int, end: int) -> int:
    return _continue(parse, start, end, is_term=True)


def _definition(parse: Parse, start: int, end: int) -> int:
    return _continue(parse, start, end, is_term=False)


def _definition_in_line(parse: Parse, start: int, end: int) -> int:
    entries: list[Entry] = parse.frame.state  # type: ignore[assignment]
    if not entries[-1].is_term:
        return end
    return _continue(parse, start, end, is_term=False)


def _continue(parse: Parse, start: int, end: int, *, is_term: bool) -> int:
    parse.take(start, end)
    entries: list[Entry] = parse.frame.state  # type: ignore[assignment]
    entry = Entry(is_term)
    entries.append(entry)
    parse.frame.blocks = parse.frame.line = entry.children
    return end


def _end(parse: Parse, start: int, end: int) -> int:
    return parse.end_line(start, end)


CONSTRUCTS = (
    Construct(
        "definitionlist",
        15,
        Kind.CONTAINER,
        (Trigger(rf"{_INDENT};{_DEFINED}", _begin),),
        Inside(
            INLINE | Kind.PROTECTED,
            but_not=frozenset({"preformatted"}),
            continues=(
                Trigger(rf"{_INDENT};", _term),
                Trigger(rf"{_INDENT}:[ \t]*+", _definition),
                Trigger(r":(?<=[ \t]:)(?:[ \t]++|(?=\n))", _definition_in_line),
            ),
            closes=(Trigger(r"\n", _end),),
        ),
    ),
)
