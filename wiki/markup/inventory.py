"""What a page is found to hold while it is read, and how much more it may.

A text read inside another (a quote) adds to the inventory of the page it stands on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wiki.markup import ids

if TYPE_CHECKING:
    from wiki.markup.config import Config
    from wiki.markup.feeds import FeedAsked
    from wiki.markup.linking import Link
    from wiki.markup.listings import Listing
    from wiki.markup.syntax.code import Code
    from wiki.markup.syntax.footnotes import Footnote
    from wiki.markup.syntax.headings import Heading
    from wiki.markup.syntax.media import Media

MOST_SIGNS = 100_000
"""Signs looked at in one page; what stands behind the last of them is text.

Far more than pages have: of a page of a megabyte, one sign for ten characters.
"""

HTML_PER_CHARACTER = 6
"""Characters of HTML that constructs far longer than their signs may add to a page,
for each of its own."""

HTML_OF_SHORT_PAGES = 1_000_000
"""Characters of such HTML that every page may hold."""

_SHORT_LINK = 110


@dataclass(slots=True)
class Inventory:
    """All that counts for the whole page, in the order of the text.

    `namespace` is what relative links begin with: empty, or clean and with its colon.
    `link_size` is about how many characters of HTML a link with a short target takes:
    relative ones name the namespace of the page in full, three times.
    `signs_left` is used up by one for each sign that is looked at, also by a construct
    that goes through many at once: tags, lines of a quote. `html_left` is used up by
    characters. `memory` is for what a construct has to know of all before it.
    """

    id_rules: ids.Rules
    namespace: str
    link_size: int
    section_ids: ids.SectionIds
    signs_left: Iterator[int]
    html_left: int
    headings: list[Heading] = field(default_factory=list)
    references: list[Link] = field(default_factory=list)
    media: list[Media] = field(default_factory=list)
    notes: list[Footnote] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    tags: dict[str, None] = field(default_factory=dict)
    listings: dict[Listing, None] = field(default_factory=dict)
    texts: dict[str, None] = field(default_factory=dict)
    feeds: dict[FeedAsked, None] = field(default_factory=dict)
    redirects: list[ids.Resolved] = field(default_factory=list)
    memory: dict[str, object] = field(default_factory=dict)
    cacheable: bool = True
    show_toc: bool = True

    def affords(self, characters: int) -> bool:
        """Tell whether the page may grow by that much HTML, and count it."""
        self.html_left -= characters
        return self.html_left >= 0

    def forget_since(self, offset: int) -> None:
        """Forget the notes, links, files and code from `offset` in the document on."""
        for noted in (self.notes, self.references, self.media, self.codes):
            while noted and noted[-1].start >= offset:
                noted.pop()


def begun(config: Config, length: int) -> Inventory:
    """Return the inventory of a page of which nothing is read yet."""
    rules = config.id_rules
    namespace = ids.clean(ids.namespace(config.path), rules)
    return Inventory(
        id_rules=rules,
        namespace=namespace and namespace + ":",
        link_size=_SHORT_LINK + 3 * len(config.path),
        section_ids=ids.SectionIds(rules),
        signs_left=iter(range(MOST_SIGNS)),
        html_left=HTML_PER_CHARACTER * length + HTML_OF_SHORT_PAGES,
    )
