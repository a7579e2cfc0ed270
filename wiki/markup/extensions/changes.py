"""The pages that changed last: `{{changes>}}`, `{{changes>ns&count=5&type=create}}`.

Parts stand apart by `&`: namespaces with commas between (`-ns` leaves one out), `count`
or a bare number, and `type` out of create, edit and minor. Others count for nothing.
A page is listed once, with its newest change.
Source: https://www.dokuwiki.org/plugin:changes
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.braces import CLOSER, inside_braces
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.listings import MAXIMUM_LISTED, Listed, RecentChanges
from wiki.markup.page_lists import add_list, items, namespace_of, page_link

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_USUAL = 10
_KINDS = frozenset({"create", "edit", "minor"})
_LONGEST_NUMBER = 6
_MOST_NAMESPACES = 20


@dataclass(slots=True)
class ChangeList:
    """A list of pages, the one that changed last first."""

    listing: RecentChanges

    def html(self, rendering: Rendering) -> str:
        """Return a `<ul>`: page, what was said about the change, by whom, when."""
        rows = rendering.listed(self.listing)
        if not rows:
            return ""
        return f'<ul class="changes">\n{items(map(_change, rows))}</ul>\n'

    def plain(self) -> str:
        """Return the end of a line."""
        return "\n"


def _change(page: Listed) -> str:
    summary = f' <span class="sum">{escape.text(page.summary)}</span>'
    author = f' <span class="user">{escape.text(page.author)}</span>'
    return (
        page_link(page)
        + (summary if page.summary else "")
        + (author if page.author else "")
        + moment(page)
    )


def moment(page: Listed) -> str:
    """Return when a page changed, as a `<time>` behind a blank; "" if unknown."""
    if page.changed is None:
        return ""
    shown = page.changed.strftime("%Y/%m/%d %H:%M")
    return f' <time datetime="{page.changed.isoformat()}">{shown}</time>'


def _changes(parse: Parse, start: int, end: int) -> int:
    inside = inside_braces(parse, end)
    if inside is None:
        return start + 1
    count, namespaces = _USUAL, ""
    kinds: frozenset[str] = frozenset()
    for part in inside.split("&"):
        key, mark, value = part.strip().partition("=")
        if not mark:
            key, value = ("count" if key.isdecimal() else "ns"), key
        if key == "count" and value.isdecimal():
            count = int(value[:_LONGEST_NUMBER])
        elif key == "ns":
            namespaces = value
        elif key == "type":
            kinds = _KINDS.intersection(value.replace(",", " ").split())
    names = [name.strip() for name in namespaces.split(",")[:_MOST_NAMESPACES]]
    within = {_root(parse, name) for name in names if not name.startswith("-")}
    without = {_root(parse, name[1:]) for name in names if name.startswith("-")}
    listing = RecentChanges(
        max(1, min(count, MAXIMUM_LISTED)),
        frozenset(within - {""}),
        frozenset(without - {""}),
        kinds,
    )
    stop = end + len(inside) + len(CLOSER)
    return add_list(parse, start, stop, ChangeList(listing), listing)


def _root(parse: Parse, written: str) -> str:
    return namespace_of(parse.config, written.lstrip("+"), from_root=True)


CONSTRUCTS = (
    Construct("changes", 304, Kind.SUBSTITUTION, (Trigger(r"\{\{changes>", _changes),)),
)
