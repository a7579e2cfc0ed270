"""Lists: lines that begin with two blanks or more, then a star or a dash.

`  * item` is unordered, `  - item` ordered; two more blanks (or a tab) nest it.
An item ends with its line, unless something in it spans lines. Before 2026 no
item may be shallower than the first, which itself counts as level 1.
Source: https://www.dokuwiki.org/wiki:syntax#lists
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wiki.markup.grammar import INLINE, Construct, Inside, Kind, Trigger
from wiki.markup.nodes import Node, plain

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_DEEPEST = 50
"""Lists within each other; items indented deeper stand beside those above them."""

_MARKER = r"\n(?: {2,}+|\t++)[*-]"


@dataclass(slots=True)
class Item:
    """An item: its text, and the lists nested in it."""

    level: int
    children: list[Node] = field(default_factory=list)
    lists: list[List] = field(default_factory=list)


@dataclass(slots=True)
class List:
    """A list of items; `depth` is the number of double blanks before them."""

    ordered: bool
    depth: int
    items: list[Item] = field(default_factory=list)

    def html(self, rendering: Rendering) -> str:
        """Return a `<ul>` or an `<ol>`."""
        tag = "ol" if self.ordered else "ul"
        parts = [f"<{tag}>\n"]
        for item in self.items:
            content, node, below = rendering.all(item.children), "", ""
            if item.lists:
                node = " node"
                below = "".join([nested.html(rendering) for nested in item.lists])
            parts.append(
                f'<li class="level{item.level}{node}"><div class="li">{content}</div>\n'
                f"{below}</li>\n"
            )
        parts.append(f"</{tag}>\n")
        return "".join(parts)

    def plain(self) -> str:
        """Return a line for each item."""
        return "".join(
            [plain(item.children) + "\n" + plain([*item.lists]) for item in self.items]
        )


def _begin(parse: Parse, start: int, end: int) -> int:
    if parse.is_deep:
        return start + 1
    before = parse.text[parse.pending : start]
    parse.take(start, end)
    ordered, depth = _marker(parse.text, start, end)
    # Blanks at the end of the line before the list deepen its first item.
    blanks = before[len(before.rstrip(" \t")) :]
    depth += len(blanks.replace("\t", "  ")) // 2
    first = List(ordered, depth)
    parse.add_block(first)
    item = Item(1)
    first.items.append(item)
    parse.open("listblock", start, item.children, state=[first])
    return end


def _continue(parse: Parse, start: int, end: int) -> int:
    parse.take(start, end)
    ordered, depth = _marker(parse.text, start, end)
    frame = parse.frame
    lists: list[List] = frame.state  # type: ignore[assignment]
    last = lists[-1]
    if depth == last.depth and ordered == last.ordered:
        item = Item(_level(parse, lists, depth))
        last.items.append(item)
    else:
        item = _place(parse, lists, ordered, max(depth, lists[0].depth))
    frame.blocks = frame.line = item.children
    return end


def _place(parse: Parse, lists: list[List], ordered: bool, depth: int) -> Item:  # noqa: FBT001
    """Return a new item where it belongs; `lists` are those open, outermost first."""
    while len(lists) > 1 and lists[-1].depth > depth and lists[-2].depth >= depth:
        lists.pop()
    last = lists[-1]
    if last.depth > depth and len(lists) > 1:
        lists.pop()
        last = lists[-1]
        depth = last.depth
    item = Item(_level(parse, lists, depth))
    if depth > last.depth and len(lists) < _DEEPEST:
        nested = List(ordered, depth, [item])
        last.items[-1].lists.append(nested)
        lists.append(nested)
    elif ordered == last.ordered or depth > last.depth:
        last.items.append(item)
    else:
        _replace(parse, lists, List(ordered, last.depth, [item]))
    return item


def _level(parse: Parse, lists: list[List], depth: int) -> int:
    """Return the level of an item, which since 2026 counts from that of the first."""
    return depth - lists[0].depth + 1 if parse.is_2026 else depth


def _replace(parse: Parse, lists: list[List], successor: List) -> None:
    """Begin another kind of list where the last one ends, at the same depth."""
    lists.pop()
    if lists:
        lists[-1].items[-1].lists.append(successor)
    else:
        parse.frames[-1].blocks.append(successor)
    lists.append(successor)


def _marker(text: str, start: int, end: int) -> tuple[bool, int]:
    """Return whether it is ordered, and its depth: a tab or two blanks count one."""
    blanks = end - start - 2
    depth = blanks if text[start + 1] == "\t" else blanks // 2
    return text[end - 1] == "-", depth


def _end(parse: Parse, start: int, end: int) -> int:
    return parse.end_line(start, end)


CONSTRUCTS = (
    Construct(
        "listblock",
        10,
        Kind.CONTAINER,
        (Trigger(_MARKER, _begin),),
        Inside(
            INLINE | Kind.PROTECTED,
            but_not=frozenset({"preformatted"}),
            continues=(Trigger(_MARKER, _continue),),
            closes=(Trigger(r"\n", _end),),
        ),
    ),
)
