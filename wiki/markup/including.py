"""Texts that are shown inside of others: how much of them, and how.

Which text stands where, and what of it, is a matter of the constructs that include.
Here is what all of them share, so that a page does not grow without end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.ids import SectionIds

if TYPE_CHECKING:
    from wiki.markup.document import Document
    from wiki.markup.syntax.headings import Heading

MAXIMUM_LEVELS = 4
"""Texts within texts, the page itself not counted."""

MAXIMUM_INCLUDED = 100
"""Texts shown inside of one page, the same one counted each time."""

MAXIMUM_CHARACTERS = 500_000
"""Characters of them together."""

MAXIMUM_ROWS = 5_000
"""Rows of all lists on one page."""

MAXIMUM_ENTRIES = 500
"""Entries of all feeds on one page."""

MOST_SECONDS = 0.4
"""Seconds of a processor for colouring the code on one page."""

_DEEPEST_HEADING = 5


class Whole:
    """What all texts on one page share: the anchors given, and how much may come.

    `converted` counts characters of foreign text, `coloured` those of code.
    `seconds_left` are those of a processor that colouring it may still take.
    """

    def __init__(self, document: Document) -> None:
        self.converted = 0
        self.coloured = 0
        self.seconds_left = MOST_SECONDS
        self._document = document
        self._ids: SectionIds | None = None
        self._included = MAXIMUM_INCLUDED
        self._characters = MAXIMUM_CHARACTERS
        self._rows = MAXIMUM_ROWS
        self._entries = MAXIMUM_ENTRIES

    def takes_text(self, length: int) -> bool:
        """Tell whether one more text of that length may be shown, and count it."""
        if not self._included or length > self._characters:
            return False
        self._included -= 1
        self._characters -= length
        return True

    def takes_rows(self, number: int) -> int:
        """Return how many of that number of rows may be shown, and count them."""
        taken = min(number, self._rows)
        self._rows -= taken
        return taken

    def takes_entries(self, number: int) -> int:
        """Return how many of that number of entries of feeds may be shown."""
        taken = min(number, self._entries)
        self._entries -= taken
        return taken

    def anchors(self, headings: Iterable[Heading]) -> dict[str, str]:
        """Return an anchor that is new on the page for each of these headings."""
        if self._ids is None:
            self._ids = SectionIds(self._document.config.id_rules)
            self._ids.keep(section.id for section in self._document.sections)
        return {heading.id: self._ids.unique(heading.title) for heading in headings}


@dataclass(frozen=True, slots=True)
class Inclusion:
    """How the headings of an included text are shown.

    `anchors` are those they have on this page, by those on their own. `above` is the
    level of the heading the text stands under, 0 for none, `deeper` how many levels
    its own are moved down. `address` is where the first leads, "" for nowhere.
    """

    path: str
    anchors: Mapping[str, str]
    above: int = 0
    deeper: int = 0
    address: str = ""

    def level(self, level: int) -> int:
        """Return the level of a heading here; 0 asks for that of the one above."""
        if not level:
            return self.above
        return min(level + self.deeper, _DEEPEST_HEADING)

    def heading(self, heading: Heading) -> str:
        """Return an `<hN>`. No section to edit begins here: it is another page's."""
        tag, title = f"h{self.level(heading.level)}", escape.text(heading.title)
        anchor = self.anchors[heading.id]
        if self.address and heading.id == next(iter(self.anchors)):
            title = f'<a href="{self.address}" class="wikilink1">{title}</a>'
        return f'\n<{tag} id="{anchor}">{title}</{tag}>\n'
