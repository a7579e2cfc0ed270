"""The notes of a page where it is known what they cite: its references.

Notes that cite one work, and say nothing else but where in it, share an entry, with a
way back to each of them (a b c); different places in it stand below the work as 1.1
and 1.2. Whatever else an author wrote keeps an entry of its own. Markers have the
number of their entry; the ids of markers and of the ways back are DokuWiki's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import count
from string import ascii_lowercase
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.citing import Place
from wiki.markup.foot_names import name_of_foot

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wiki.markup.citing import NoteFound, Remark, WorkFound
    from wiki.markup.config import Config
    from wiki.markup.document import Document

MOST_DESCRIBED = 1000
"""Entries of a page that say more about their works than the author wrote."""

ROOM = 100_000
"""Characters of such words, JSON-LD included, that every page has room for."""

ROOM_PER_CHARACTER = 4
"""Of those, for each character of the page."""

# What a note may hold besides text for its content to be told by its words alone.
_MORE_THAN_TEXT = re.compile(r"<(?!/?(?:a|em|strong|abbr)[ >])")
_MARKER = re.compile(r'(id="fnt__([0-9]+)" class="fn_top">)([0-9]+)')
_WEB = ("https://", "http://", "/")
_LONGEST_LABEL = 60
_WHOLE = Place()


@dataclass(slots=True)
class Entry:
    """What stands at the foot for notes that read the same, or cite one work.

    `uses` are the numbers of the notes, by the place in the work they point to.
    """

    number: int
    content: str
    found: NoteFound | None
    uses: dict[Place, list[int]] = field(default_factory=dict)


class References:
    """The entries of a page: those still to be shown, and what was shown."""

    def __init__(self, config: Config, length: int) -> None:
        self.entries: defaultdict[str, dict[tuple[str, str], Entry]] = defaultdict(dict)
        self._nofollow = ' rel="ugc nofollow"' if config.nofollow else ""
        self._numbers = count(1)
        self._left = MOST_DESCRIBED
        self._room = ROOM + ROOM_PER_CHARACTER * length
        self._works: dict[str, str] = {}
        self._labels: dict[str, str] = {}

    def add(
        self, namespace: str, number: int, content: str, found: NoteFound | None
    ) -> int:
        """Add note `number` to its entry, or begin one; return the entry's number."""
        key, place = ("", content), _WHOLE
        if found and found.entry and not _MORE_THAN_TEXT.search(content):
            key, place = (found.entry, ""), found.place
        entries = self.entries[namespace]
        entry = entries.get(key)
        if entry is None:
            entry = entries[key] = Entry(next(self._numbers), content, found)
        elif found and entry.found and found.weight > entry.found.weight:
            entry.content, entry.found = content, found
        entry.uses.setdefault(place, []).append(number)
        return entry.number

    def html(self, names: Iterable[str], attributes: str = "") -> str:
        """Return the entries of some namespaces, which are thereby shown."""
        groups = [self.entries.pop(name) for name in names if name in self.entries]
        entries = [entry for group in groups for entry in group.values()]
        if not entries:
            return ""
        entries.sort(key=lambda entry: entry.number)
        shown = "".join([self._entry(entry) for entry in entries])
        return f'<div class="footnotes"{attributes}>\n{shown}</div>\n'

    def completed(self, body: str, document: Document) -> str:
        """Return a page with the entries that no place in it has shown."""
        foot = self.html(list(self.entries), name_of_foot(document))
        if self._labels:
            labels = self._labels
            body = _MARKER.sub(
                lambda marker: marker[1] + labels.get(marker[2], marker[3]), body
            )
        return f"{body}{foot}{self._linked_data()}"

    def _entry(self, entry: Entry) -> str:
        parted = len(entry.uses) > 1
        content = _without_place(entry) if parted else entry.content
        uses = entry.uses.get(_WHOLE, []) if parted else next(iter(entry.uses.values()))
        places = [place for place in entry.uses if parted and place != _WHOLE]
        below = [
            self._place(f"{entry.number}.{index}", place, entry.uses[place])
            for index, place in enumerate(places, 1)
        ]
        shown = f'<ul class="fn_places">\n{"".join(below)}</ul>' if below else ""
        return (
            f'<div class="fn">{_ways_back(str(entry.number), uses)}'
            f'<div class="content">{content}</div>{self._about(entry)}{shown}</div>\n'
        )

    def _place(self, label: str, place: Place, uses: list[int]) -> str:
        self._labels.update((str(number), label) for number in uses)
        words = [escape.text(place.locator)] if place.locator else []
        if place.quote:
            words.append(f"“{escape.text(place.quote)}”")
        for address in filter(_leads_on, place.addresses):
            shown = escape.text(_shortened(address))
            words.append(self._link("urlextern", address, shown))
        return (
            f'<li class="fn_place">{_ways_back(label, uses)}'
            f"<span>{', '.join(words)}</span></li>\n"
        )

    def _about(self, entry: Entry) -> str:
        """Return what is known of the works of an entry beside what its author says."""
        works = entry.found.works if entry.found else ()
        if not works or self._left <= 0 or self._room <= 0:
            return ""
        shown = "".join([self._work(work) for work in works])
        self._left -= 1
        self._room -= len(shown)
        return f'<div class="fn_about">{shown}</div>' if shown else ""

    def _work(self, work: WorkFound) -> str:
        first, *others = [self._remark(remark) for remark in work.remarks] or [""]
        words = first + "".join(
            [f'<span class="fn_next"> · {other}</span>' for other in others]
        )
        if work.key not in self._works:
            words += self._told_to_machines(work)
        return f"<p>{words}</p>" if words else ""

    def _told_to_machines(self, work: WorkFound) -> str:
        """Keep the work for JSON-LD; return it as COinS."""
        self._works[work.key] = work.linked_data
        self._room -= len(work.linked_data)
        title = escape.attribute(work.context_object)
        return f'<span class="Z3988" title="{title}"></span>' if title else ""

    def _remark(self, remark: Remark) -> str:
        kind, text = f"fn_{escape.attribute(remark.kind)}", escape.text(remark.text)
        title = f' title="{escape.attribute(remark.title)}"' if remark.title else ""
        if _leads_on(remark.address):
            return self._link(kind, remark.address, text, title)
        return f'<span class="{kind}"{title}>{text}</span>'

    def _link(self, css: str, address: str, inner: str, title: str = "") -> str:
        rel = "" if address.startswith("/") else self._nofollow
        href = escape.address(address)
        return f'<a href="{href}" class="{css}"{title}{rel}>{inner}</a>'

    def _linked_data(self) -> str:
        """Return the works that were shown as JSON-LD, for search engines."""
        works = [data for data in self._works.values() if data]
        if not works:
            return ""
        listed = escape.json(",".join(works))
        return (
            '<script type="application/ld+json">{"@context":"https://schema.org",'
            f'"@type":"WebPage","@id":"","citation":[{listed}]}}</script>\n'
        )


def _ways_back(label: str, numbers: Sequence[int]) -> str:
    """Return links to the markers of notes: the label itself, or a b c behind it."""
    if len(numbers) == 1:
        return f"{_way_back(numbers[0], f'{label})')} \n"
    names = [_letters(index) for index in range(len(numbers))]
    links = [
        _way_back(number, name, f' aria-label="{label} {name}"')
        for number, name in zip(numbers, names, strict=True)
    ]
    return f'<sup class="fn_number">{label})</sup> {" ".join(links)} \n'


def _way_back(number: int, shown: str, named: str = "") -> str:
    return (
        f'<sup><a href="#fnt__{number}" id="fn__{number}" class="fn_bot"'
        f' role="doc-backlink"{named}>{shown}</a></sup>'
    )


def _letters(index: int) -> str:
    """Return a, b, … z, aa, ab … of 0, 1, …."""
    letters = ""
    while index >= 0:
        index, letter = divmod(index, len(ascii_lowercase))
        letters = ascii_lowercase[letter] + letters
        index -= 1
    return letters


def _without_place(entry: Entry) -> str:
    """Return the text of an entry without the place it points to, if that is found.

    It stands behind the link to the work.
    """
    if entry.found is None:
        return entry.content
    head, link_end, tail = entry.content.rpartition("</a>")
    for words in (entry.found.quote, entry.found.locator):
        if words:
            written = re.escape(escape.text(words))
            tail = re.sub(rf"[\s,;:]*[“\"«„]?{written}[”\"»“]?", "", tail, count=1)
    return head + link_end + tail


def _leads_on(address: str) -> bool:
    """Tell whether an address is on the web, or a path of this site."""
    return address.startswith(_WEB)


def _shortened(address: str) -> str:
    bare = address.partition("://")[2] or address
    return bare if len(bare) <= _LONGEST_LABEL else f"{bare[: _LONGEST_LABEL - 1]}…"
