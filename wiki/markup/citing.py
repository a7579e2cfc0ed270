"""What rendering asks about footnotes, and what it may be told: which works they cite.

A text alone does not say that two notes cite the same work, nor whether the work is
still there to be read. Whoever keeps sources knows; without an answer notes stand as
DokuWiki shows them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from wiki.markup.facts import FootnoteFact


@dataclass(frozen=True, slots=True)
class NoteAsked:
    """A footnote with links, and with a text of its own, of the page `path`."""

    path: str
    note: FootnoteFact


@dataclass(frozen=True, slots=True)
class Remark:
    """A few words about a work, for readers of the note that cites it.

    `kind` is one word for styles, `address` where the words lead: within the site, with
    a slash, or on the web; to nowhere if empty. `title` says more.
    """

    kind: str
    text: str
    address: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class WorkFound:
    """A work that a note cites.

    `context_object` is the work for reference managers (COinS), `linked_data` is JSON,
    an object of schema.org; both are empty where nothing is known.
    """

    key: str
    remarks: tuple[Remark, ...] = ()
    context_object: str = ""
    linked_data: str = ""


class Place(NamedTuple):
    """Where in a work a note points; nothing at all for the whole."""

    locator: str = ""
    quote: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteFound:
    """What is known of a note that cites something.

    Notes with the same `entry` cite one work and say nothing beside that but where in
    it (`locator`, `quote`, and `addresses` of their own); `weight` tells which of them
    says most about the work. `entry` is empty for a note that stands alone.
    """

    works: tuple[WorkFound, ...]
    entry: str = ""
    weight: int = 0
    locator: str = ""
    quote: str = ""
    addresses: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """Where in the work the note points."""
        return Place(self.locator, self.quote, self.addresses)
