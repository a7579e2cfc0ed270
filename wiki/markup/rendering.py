"""Turns a document into HTML.

The nodes know their HTML; what depends on the page around them is kept here: what
exists, the notes for the foot of the page, and typography, which must see a
page's texts in order. A text inside of another has a rendering of its own, which
shares with that of the page what there is once on a page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from copy import copy
from itertools import count
from typing import TYPE_CHECKING

from wiki.markup.asking import Material, material
from wiki.markup.including import MAXIMUM_LEVELS, Inclusion, Whole
from wiki.markup.references import References
from wiki.markup.syntax.footnotes import notes_html
from wiki.markup.syntax.typography import Typesetter

if TYPE_CHECKING:
    from wiki.markup.citing import NoteFound
    from wiki.markup.document import Document
    from wiki.markup.links import Links
    from wiki.markup.listings import Listed, Listing
    from wiki.markup.nodes import Node

CONVERTED = 65_536
"""Characters of foreign text that one page has converted for it."""

COLOURED = 100_000
"""Characters of code that one page has coloured."""

_EACH_CONVERSION = 100


def render_html(document: Document, links: Links) -> str:
    """Return the document as HTML that is safe to put into a page.

    `links` is asked once, with all names the document holds, and once for each level
    of texts it includes.
    """
    rendering = Rendering(document, material(document, links))
    body = document.root.html(rendering)
    if rendering.references is not None:
        return rendering.references.completed(body, document)
    return body + notes_html(list(rendering.notes.values()))


class Rendering:
    """The state of one rendering.

    `inclusion` says how an included text is shown, None for the page itself.
    `references` are kept instead of `notes` where it is known what notes cite.
    """

    def __init__(self, document: Document, given: Material) -> None:
        self.config = document.config
        self.found = given.found
        self.notes: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
        knows_sources = given.found.notes is not None
        is_stock = document.config.profile == "stock"
        self.references = (
            References(document.config, len(document.text))
            if knows_sources and not is_stock
            else None
        )
        self.note_contents: dict[int, str] = {}
        self.note_numbers = count(1)
        self.inclusion: Inclusion | None = None
        self.whole = Whole(document)
        self._documents = given.documents
        self._trail: tuple[str, ...] = (document.config.path,)
        self._typeset(document)

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
        self.whole.converted += len(text) + _EACH_CONVERSION
        return self.whole.converted <= CONVERTED

    def may_colour(self, code: str) -> bool:
        """Tell whether code may still be coloured, and count it."""
        self.whole.coloured += len(code) + _EACH_CONVERSION
        return self.whole.coloured <= COLOURED

    def existing(self, candidates: tuple[str, ...]) -> str:
        """Return the first of `candidates` that exists, else the first."""
        if len(candidates) > 1:
            for path in candidates:
                if path in self.found.pages:
                    return path
        return candidates[0]

    def listed(self, listing: Listing) -> Sequence[Listed]:
        """Return the rows of a list, as far as the page has room for them."""
        rows = self.found.listings.get(listing, ())
        return rows[: self.whole.takes_rows(len(rows))]

    def found_of(self, number: int) -> NoteFound | None:
        """Return what is known of a note of this text; None where it cites nothing."""
        notes = self.found.notes
        return notes.get(self._document.note_asked(number)) if notes else None

    def included(self, path: str) -> Document | None:
        """Return the text of a page to be shown here, None where it must not be.

        It is counted; a text does not stand inside itself, nor too deep.
        """
        document = self._documents.get(path)
        if document is None or path in self._trail:
            return None
        if len(self._trail) > MAXIMUM_LEVELS:
            return None
        return document if self.whole.takes_text(len(document.text)) else None

    def inside(self, document: Document, inclusion: Inclusion) -> Rendering:
        """Return the rendering of a text that `included` gave."""
        inner = copy(self)
        inner.config = document.config
        inner._typeset(document)  # noqa: SLF001 - of its own class
        inner.inclusion, inner.note_contents = inclusion, {}
        inner._trail = (*self._trail, inclusion.path)  # noqa: SLF001
        return inner

    def _typeset(self, document: Document) -> None:
        """Have the texts of a document typeset from its beginning."""
        self._document = document
        typesetter = Typesetter(document.config, document.text)
        self.finds_sign, self.typeset = typesetter.finds_sign, typesetter.typeset
