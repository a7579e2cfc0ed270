"""What the constructs share that show lists of pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from wiki.markup import escape, ids
from wiki.markup.linking import page_address
from wiki.markup.listings import MAXIMUM_LISTED, Listed, Listing

if TYPE_CHECKING:
    from wiki.markup.config import Config
    from wiki.markup.nodes import Node
    from wiki.markup.parser import Parse

_TAG = re.compile(r'"([^"]*)"|([^\s"]+)')
_LONGEST_TAG = 255


def add_list(
    parse: Parse, start: int, stop: int, node: Node, *listings: Listing
) -> int:
    """Put a block that shows lists in the place of the text from `start` to `stop`."""
    parse.take(start, stop)
    parse.page.listings.update(dict.fromkeys(listings))
    parse.page.cacheable = False
    parse.add_block(node)
    return stop


def namespace_of(config: Config, written: str, *, from_root: bool = False) -> str:
    """Return the namespace that is meant on this page: `.`, `..`, `a:b`, `:`.

    A name without any sign is below this page's namespace, or `from_root`.
    """
    written = written.strip()
    if from_root and not written.startswith((".", "~")):
        written = f":{written}"
    return ids.resolve_media(written, config.path, config.id_rules).candidates[0]


def page_link(page: Listed, label: str = "") -> str:
    """Return a link to a page that is there, under its title if not said otherwise."""
    path = escape.attribute(page.path)
    label = escape.text(label or page.title or ids.name(page.path))
    return (
        f'<a href="{page_address(page.path)}" class="wikilink1" title="{path}"'
        f' data-wiki-id="{path}">{label}</a>'
    )


def tags_in(written: str) -> Iterator[str]:
    """Find tags that stand apart by blanks; one of several words is in quotes."""
    for tag in _TAG.finditer(written):
        if name := " ".join(tag[tag.lastindex or 0].split()):
            yield name


def tag_name(written: str) -> str:
    """Return the name of a tag as it is kept, "" where nothing can be called so."""
    return ids.clean(written)[:_LONGEST_TAG]


def tag_link(name: str, label: str) -> str:
    """Return a link to the list of pages with a tag."""
    return (
        f'<a href="/tags/{escape.path(name)}" class="wikilink1"'
        f' rel="tag">{escape.text(label)}</a>'
    )


def namespace_link(namespace: str, label: str, start: Listed | None) -> str:
    """Return a link to the start page of a namespace, or to the index of its pages."""
    if start is not None:
        return page_link(start, label)
    return (
        f'<a href="/index?namespace={escape.path(namespace)}" class="idx_dir"'
        f' title="{escape.attribute(namespace)}">{escape.text(label)}</a>'
    )


def items(contents: Iterable[str], *, is_cut_off: bool = False) -> str:
    """Return `<li>`s of contents; that there were more is told by the last."""
    shown = list(contents)
    if is_cut_off:
        shown.append("…")
    return "".join(
        [f'<li class="level1"><div class="li">{one}</div></li>\n' for one in shown]
    )


def is_full(rows: Sequence[Listed]) -> bool:
    """Tell whether there may be more than these rows."""
    return len(rows) >= MAXIMUM_LISTED


def by_title(pages: Iterable[Listed]) -> list[Listed]:
    """Return pages in the order of what their links say."""
    return sorted(pages, key=lambda page: (title_of(page).casefold(), page.path))


def title_of(page: Listed) -> str:
    """Return the title of a page, its name where there is none."""
    return page.title or ids.name(page.path)
