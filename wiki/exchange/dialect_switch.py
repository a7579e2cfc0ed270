"""What a site's pages would look like under the other dialect, and their rewriting.

The dialects are compared by ``wiki.markup.dialects``; here are the pages, one after
another, and what is saved of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import zip_longest

from wiki.errors import WikiError
from wiki.markup import FileFound, Found, Names
from wiki.markup.config import Dialect
from wiki.markup.dialects import Comparison, compare
from wiki.pages import editing
from wiki.pages.changes import Author
from wiki.pages.lookups import find_names
from wiki.pages.models import Page
from wiki.pages.rendering import config_for
from wiki.site.current import held_settings

OTHER: dict[Dialect, Dialect] = {"2022": "2026", "2026": "2022"}

# Characters of a line before and behind the first that differs.
_BEFORE, _BEHIND = 40, 100


@dataclass(slots=True)
class _RememberedLinks:
    """Knows what exists on this site, asking once for each name."""

    asked_pages: set[str] = field(default_factory=set)
    asked_files: set[str] = field(default_factory=set)
    pages: dict[str, str] = field(default_factory=dict)
    files: dict[str, FileFound] = field(default_factory=dict)

    def find(self, names: Names) -> Found:
        """Return what exists of all that was asked for so far."""
        new = Names(names.pages - self.asked_pages, names.files - self.asked_files)
        if new.pages or new.files:
            found = find_names(new)
            self.pages.update(found.pages)
            self.files.update(found.files)
            self.asked_pages |= new.pages
            self.asked_files |= new.files
        return Found(self.pages, self.files)


def page_keys(namespace: str) -> list[int]:
    """Return the primary keys of the pages in a namespace and below, by path."""
    pages = Page.objects.in_namespace(namespace).order_by("path")
    return list(pages.values_list("pk", flat=True))


def compared(keys: list[int], to: Dialect) -> Iterator[tuple[Page, Comparison]]:
    """Yield each page with what happens to it when ``to`` reads what was written for
    the other dialect.
    """
    links = _RememberedLinks()
    for key in keys:
        page = Page.objects.with_head().filter(pk=key).first()
        if page is None:
            continue
        with held_settings():
            config = replace(config_for(page.path), dialect=OTHER[to])
        yield page, compare(page.text, config, to, links)


def rewrite(page: Page, text: str, to: Dialect, author: Author) -> str:
    """Save ``text`` as the page's next revision; return why not, "" if it was saved."""
    summary = f"Rewritten to look as before under DokuWiki's rules of {to}"
    try:
        editing.save(
            page.path,
            text,
            author=author,
            base=page.number,
            summary=summary,
            minor=True,
        )
    except WikiError as error:
        return error.message
    return ""


def excerpts(comparison: Comparison) -> Iterator[str]:
    """Yield what is seen differently, a line for each side, cut around the place."""
    before, after = list(comparison.before), list(comparison.after)
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            continue
        pairs = zip_longest(
            before[old_from:old_to], after[new_from:new_to], fillvalue=""
        )
        for old, new in pairs:
            same = _common_length(old, new)
            yield from (
                f"{sign} {_cut(line, same)}"
                for sign, line in (("-", old), ("+", new))
                if line
            )


def _common_length(old: str, new: str) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    shorter = min(len(old), len(new))
    return next((at for at, (one, other) in pairs if one != other), shorter)


def _cut(line: str, place: int) -> str:
    start, end = max(0, place - _BEFORE), place + _BEHIND
    begin = "…" if start else ""
    return begin + line[start:end] + ("…" if end < len(line) else "")
