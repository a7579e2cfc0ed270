"""One work in all the ways in which a reader may want to cite it."""

from __future__ import annotations

from typing import NamedTuple

from wiki.citations.csl import Item
from wiki.citations.formats import bibtex
from wiki.citations.formats.styles import STYLES, Piece


class References(NamedTuple):
    """A work as prose, by the name of each style, and as an entry of BibTeX."""

    prose: list[tuple[str, list[Piece]]]
    bibtex: str


def references(item: Item) -> References:
    """Return a work in each of the ``STYLES``, and in BibTeX."""
    prose = [(name, style(item)) for name, style in STYLES.items()]
    return References(prose, "".join(bibtex.write([item])).strip())
