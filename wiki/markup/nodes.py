"""What every node of a document can do, and the nodes no construct owns.

Nodes are plain data. Each construct defines its own beside its patterns; a node
knows its HTML and its plain text, and asks the `Rendering` for everything that
depends on the page around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from wiki.markup.rendering import Rendering


BLANKS = " \t\n\r\0\v\f"
"""What DokuWiki takes for blanks: those of ASCII, no others."""


def is_blank(text: str) -> bool:
    """Tell whether `text` is nothing but blanks."""
    return text.isspace() and not text.strip(BLANKS)


class Node(Protocol):
    """A piece of a document."""

    def html(self, rendering: Rendering) -> str:
        """Return the node as HTML, every text and attribute in it escaped."""

    def plain(self) -> str:
        """Return the text a reader reads, without markup, escaped nowhere."""


@dataclass(slots=True)
class Text:
    """Text as it was written; typography is a matter of showing it.

    It stands in `source` from `begin` on: what is around it counts for typography.
    """

    text: str
    source: str = ""
    begin: int = 0

    def html(self, rendering: Rendering) -> str:
        """Return the text with its typography."""
        text = self.text
        if rendering.finds_sign(text) is None:
            return text
        return rendering.typeset(text, self.source, self.begin)

    def plain(self) -> str:
        """Return the text as it was written."""
        return self.text


@dataclass(slots=True)
class Container:
    """Nodes in a row, without anything around them."""

    children: list[Node]

    def html(self, rendering: Rendering) -> str:
        """Return the HTML of the children."""
        return rendering.all(self.children)

    def plain(self) -> str:
        """Return the text of the children."""
        return plain(self.children)


@dataclass(slots=True)
class Paragraph(Container):
    """Text that belongs together."""

    def html(self, rendering: Rendering) -> str:
        """Return a `<p>`, or nothing where nothing would stand in it."""
        inner = rendering.all(self.children)
        if not inner or (inner.isspace() and is_blank(inner)):
            return ""
        return f"\n<p>\n{inner}\n</p>\n"

    def plain(self) -> str:
        """Return the text and the end of its line."""
        return plain(self.children).strip() + "\n"


def plain(nodes: list[Node]) -> str:
    """Return the text of all nodes."""
    return "".join([node.plain() for node in nodes])
