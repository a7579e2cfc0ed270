"""Footnotes for authors to insert: works as wikitext that `reading` understands.

In full, so that a text stays readable where nobody knows this wiki's keys:
``((Author, [[address|Title]], year))``. Whatever is known of a work, the result is one
note with one link to it.
"""

from __future__ import annotations

import re

from wiki.citations.dates import year_of
from wiki.citations.identities import Identity
from wiki.citations.models import Source
from wiki.citations.pasting import SHORTCUTS, Pasted, target_of
from wiki.citations.people import Name, written

_MOST_AUTHORS = 3
_LONGEST_TITLE = 300
# Signs that mean something in wikitext, or part works and names.
_NOT_IN_NAMES = re.compile(r"[^\w\s.,'’&-]|_{2,}|'{2,}|-{2,}|\.{3,}")
_LINKED = re.compile(r"(www|ftp)\.", re.IGNORECASE)
_ENDS_LABEL = re.compile(r"\](?=\])|\)(?=\))|\}(?=\})")


def footnote_of(source: Source) -> str:
    """Return the note that cites a source; its identifiers and links are read."""
    return as_note(_target(source), source.title, source.authors, source.date)


def as_note(target: str, title: str, authors: list[Name], date: str) -> str:
    """Return a note with one link, to `target`, whatever else is said of the work."""
    label = _label(title)
    link = f"[[{target}|{label}]]" if label else f"[[{target}]]"
    year = str(year_of(date) or "")
    return f"(({', '.join(filter(None, (_people(authors), link, year)))}))"


def footnote_for(work: Pasted) -> str:
    """Return the note that cites a work of which only the address is known."""
    return f"(([[{work.target}]]))"


def _target(source: Source) -> str:
    """Return its best identifier, else the first address, else its key."""
    for identifier in source.identifiers.all():
        if identifier.scheme in SHORTCUTS:
            identity = Identity(identifier.scheme, identifier.value)
            if target := target_of(identity):
                return target
    for link in source.links.all():
        return target_of(Identity("url", link.address), link.address)
    return target_of(Identity("key", source.key))


def _label(title: str) -> str:
    """Return a title as the label of a link that it does not end."""
    line = _ENDS_LABEL.sub(lambda sign: f"{sign[0]} ", " ".join(title.split()))
    return line[:_LONGEST_TITLE].strip("[]{}| ")


def _people(names: list[Name]) -> str:
    """Return the authors, a few of many, as names that are nothing but names."""
    if len(names) > _MOST_AUTHORS:
        names = [*names[:1], Name(literal="others")]
    line = _LINKED.sub(r"\1 ", _NOT_IN_NAMES.sub(" ", written(names)))
    return " ".join(line.split()).strip(" ,")
