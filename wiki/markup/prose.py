"""The prose of a document: its paragraphs, items of lists and quotes, as running text.

For those who ask how much was said where. Headings, tables, code and what links are
called are no prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup.nodes import Container, Node, Paragraph, Text
from wiki.markup.syntax.footnotes import Footnote
from wiki.markup.syntax.lists import Item, List
from wiki.markup.syntax.quotes import Quote

if TYPE_CHECKING:
    from wiki.markup.document import Document


@dataclass(frozen=True, slots=True)
class Prose:
    """Text that belongs together.

    `pieces` are parts of it as they were written, parted where markup stands between
    them; `notes` are the numbers of the notes in it.
    """

    pieces: tuple[str, ...]
    notes: tuple[int, ...]

    @property
    def text(self) -> str:
        """The text in one line."""
        return " ".join(" ".join(self.pieces).split())


def prose_of(document: Document) -> Iterator[Prose]:
    """Yield the prose of a document, in its order."""
    return _blocks(document.root.children)


def _blocks(nodes: Iterable[Node]) -> Iterator[Prose]:
    for node in nodes:
        if isinstance(node, (Paragraph, Quote)):
            yield _prose(node.children)
        elif isinstance(node, List):
            yield from _items(node.items)
        elif isinstance(node, Container):
            yield from _blocks(node.children)


def _items(items: Iterable[Item]) -> Iterator[Prose]:
    for item in items:
        yield _prose(item.children)
        yield from _blocks(item.lists)


def _prose(nodes: Iterable[Node]) -> Prose:
    pieces: list[str] = []
    notes: list[int] = []
    _gather(nodes, pieces, notes)
    return Prose(tuple(pieces), tuple(notes))


def _gather(nodes: Iterable[Node], pieces: list[str], notes: list[int]) -> None:
    for node in nodes:
        if isinstance(node, Text):
            pieces.append(node.text)
        elif isinstance(node, Footnote):
            notes.append(node.number)
        elif isinstance(node, Container):
            _gather(node.children, pieces, notes)
