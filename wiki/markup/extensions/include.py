"""Other pages shown on this one: `{{page>ns:page}}`, `{{page>ns:page#section}}`.

Flags follow behind `&`: `noheader` leaves the first heading out, `firstseconly` shows
no more than the first section, and leads to the rest (`noreadmore`: it does not);
`link` makes the first heading lead to the page, `noindent` keeps headings at their
level, which otherwise is below that of the section they stand in. Others count for
nothing. `{{section>…}}` means the same.

What may not be read, is missing, or would not end (a page inside itself) is a link.
Source: https://www.dokuwiki.org/plugin:include
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.braces import CLOSER, inside_braces
from wiki.markup.facts import LinkFact
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.including import Inclusion
from wiki.markup.linking import page_address
from wiki.markup.nodes import Container, Node
from wiki.markup.syntax.headings import Heading
from wiki.markup.syntax.page_links import PageLink, page_link

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_FLAGS = frozenset({"noheader", "firstseconly", "noreadmore", "link", "noindent"})
_DEEPEST = 8
"""Constructs around an included text: it brings its own along."""


@dataclass(slots=True)
class Include(PageLink):
    """A page to be shown here; `level` is that of the heading above, 0 for none."""

    flags: frozenset[str]
    level: int

    def html(self, rendering: Rendering) -> str:
        """Return the text in a `<div>`, or a paragraph with a link."""
        path = rendering.existing(self.resolved.candidates)
        document = rendering.included(path)
        chosen = self._chosen(document.root.children) if document else []
        if document is None or not chosen:
            return f"\n<p>\n{PageLink.html(self, rendering)}\n</p>\n"
        shown = chosen
        if "noheader" in self.flags:
            shown = _without_first_heading(chosen)
        inclusion = self._inclusion(rendering, path, chosen, shown)
        inner = rendering.inside(document, inclusion).all(shown)
        if len(chosen) < len(document.root.children):
            inner += self._rest(path)
        name = escape.attribute(path)
        return (
            f'<div class="plugin_include_content plugin_include__{name}"'
            f' data-wiki-id="{name}">\n{inner}</div>\n'
        )

    def plain(self) -> str:
        """Return the end of a line: what other pages say is not part of the text."""
        return "\n"

    def fact(self) -> LinkFact:
        """Return that the page leads there, under the name that was written."""
        return replace(PageLink.fact(self), label=self.default())

    def _chosen(self, nodes: list[Node]) -> list[Node]:
        if self.resolved.anchor:
            nodes = _section(nodes, self.resolved.anchor)
        return _first_section(nodes) if "firstseconly" in self.flags else nodes

    def _inclusion(
        self, rendering: Rendering, path: str, chosen: list[Node], shown: list[Node]
    ) -> Inclusion:
        level = self.level
        if rendering.inclusion is not None:
            level = rendering.inclusion.level(level)
        highest = min([node.level for node in _headings(chosen)], default=1)
        deeper = 0 if "noindent" in self.flags else max(level + 1 - highest, 0)
        anchors = rendering.whole.anchors(_headings(shown))
        address = page_address(path) if "link" in self.flags else ""
        return Inclusion(path, anchors, level, deeper, address)

    def _rest(self, path: str) -> str:
        """Return where to read on behind the first section."""
        if "firstseconly" not in self.flags or "noreadmore" in self.flags:
            return ""
        return (
            f'<p class="include_readmore"><a href="{page_address(path)}"'
            f' class="wikilink1">Read more…</a></p>\n'
        )


def _headings(nodes: list[Node]) -> list[Heading]:
    """Return the headings among these nodes and in the boxes they hold, in order."""
    found: list[Heading] = []
    waiting = nodes[::-1]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Heading):
            found.append(node)
        elif isinstance(node, Container):
            waiting += node.children[::-1]
    return found


def _section(nodes: list[Node], anchor: str) -> list[Node]:
    """Return the heading with that anchor and what belongs to it, [] if none has."""
    chosen: list[Node] = []
    level = 0
    for node in nodes:
        if isinstance(node, Heading):
            if not level and node.id == anchor:
                level = node.level
            elif level and node.level <= level:
                break
        if level:
            chosen.append(node)
    return chosen


def _first_section(nodes: list[Node]) -> list[Node]:
    """Return what stands before the second heading."""
    headings = [at for at, node in enumerate(nodes) if isinstance(node, Heading)]
    return nodes[: headings[1]] if len(headings) > 1 else nodes


def _without_first_heading(nodes: list[Node]) -> list[Node]:
    for at, node in enumerate(nodes):
        if isinstance(node, Heading):
            return nodes[:at] + nodes[at + 1 :]
    return nodes


def _include(parse: Parse, start: int, end: int) -> int:
    inside = inside_braces(parse, end)
    if not inside or len(parse.frames) > _DEEPEST:
        return start + 1
    target, *flags = inside.split("&")
    link = page_link(parse, target.strip(), None, parse.offset(start))
    if not link.resolved.candidates[0]:
        return start + 1
    stop = end + len(inside) + len(CLOSER)
    parse.take(start, stop)
    node = Include(
        link.label,
        link.section,
        link.start,
        link.resolved,
        link.written,
        _FLAGS.intersection(flag.strip().lower() for flag in flags),
        parse.page.headings[-1].level if parse.page.headings else 0,
    )
    parse.page.references.append(node)
    parse.page.texts.update(dict.fromkeys(link.resolved.candidates))
    parse.page.cacheable = False
    parse.add_block(node)
    return stop


CONSTRUCTS = (
    Construct(
        "include",
        303,
        Kind.SUBSTITUTION,
        (
            Trigger(r"\{\{page>", _include),
            Trigger(r"\{\{section>", _include),
        ),
    ),
)
