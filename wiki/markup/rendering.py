"""Turns a document into HTML.

The nodes know their HTML; what depends on the page around them is kept here: what
exists, the notes for the foot of the page, and typography, which must see a
page's texts in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from wiki.markup.syntax.footnotes import notes_html
from wiki.markup.syntax.typography import Typesetter

if TYPE_CHECKING:
    from wiki.markup.document import Document
    from wiki.markup.links import Found, Links
    from wiki.markup.nodes import Node


CONVERTED = 65_536
"""Characters of foreign text that one page has converted for it."""

_EACH_CONVERSION = 64


def render_html(document: Document, links: Links) -> str:
    """Return the document as HTML that is safe to put into a page.

    `links` is asked once, with all names the document holds.
    """
    rendering = Rendering(document, links.find(document.names()))
    body = document.root.html(rendering)
    return body + notes_html(rendering.notes)


class Rendering:
    """The state of one rendering."""

    def __init__(self, document: Document, found: Found) -> None:
        self.config = document.config
        self.found = found
        self.notes: dict[str, list[int]] = {}
        self._converted = 0
        typesetter = Typesetter(document.config, document.text)
        self.finds_sign, self.typeset = typesetter.finds_sign, typesetter.typeset

    def all(self, nodes: list[Node]) -> str:
        """Return the HTML of nodes in a row."""
        if len(nodes) == 1:
            return nodes[0].html(self)
        return "".join([node.html(self) for node in nodes])

    def may_convert(self, text: str) -> bool:
        """Tell whether a foreign text may still be converted, and count it.

        Cleaning HTML or typesetting a formula costs far more than showing source; what
        is too much for one page stays source.
        """
        self._converted += len(text) + _EACH_CONVERSION
        return self._converted <= CONVERTED

    def existing(self, candidates: tuple[str, ...]) -> str:
        """Return the first of `candidates` that exists, else the first."""
        for path in candidates:
            if path in self.found.pages:
                return path
        return candidates[0]
