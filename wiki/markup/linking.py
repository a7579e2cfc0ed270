"""What all links share: a label, where they stand, and what is to be known of them."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote

from wiki.markup import escape, ids
from wiki.markup.facts import LinkFact

if TYPE_CHECKING:
    from wiki.markup.config import Config
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering
    from wiki.markup.syntax.media import Media

_CLEAN = re.compile(r":?[a-z0-9]++(?:[:_-][a-z0-9]++)*+")

Label: TypeAlias = "str | Media | None"
"""What an author wrote behind the bar: text, an image, or nothing."""


@dataclass(slots=True)
class Link(ABC):
    """Where a link stands, and the label its author gave it.

    `section` is the number of the heading above, `start` the offset of its first
    character in the text.
    """

    label: Label
    section: int
    start: int

    @abstractmethod
    def html(self, rendering: Rendering) -> str:
        """Return the link as HTML."""

    @abstractmethod
    def kind(self) -> str:
        """Return which kind of link it is, as `LinkFact.kind` has it."""

    @abstractmethod
    def default(self) -> str:
        """Return the label of a link without one."""

    @abstractmethod
    def target(self) -> tuple[str, str]:
        """Return where it leads: an id or an address, and the anchor there."""

    def pages(self) -> tuple[str, ...]:
        """Return the ids of pages whose existence matters for it."""
        return ()

    def plain(self) -> str:
        """Return what a reader reads of it."""
        label = self.label or self.default()
        return label if isinstance(label, str) else label.plain()

    def inner(self, rendering: Rendering) -> str:
        """Return what stands inside the link."""
        label = self.label or self.default()
        if isinstance(label, str):
            return escape.text(label)
        return label.inside_link(rendering)

    def css(self, name: str) -> str:
        """Return the class: `name`, unless an image is the label."""
        return name if self.label is None or isinstance(self.label, str) else "media"

    def fact(self) -> LinkFact:
        """Return what is to be known about it."""
        target, anchor = self.target()
        return LinkFact(
            self.kind(), target, anchor, self.plain(), self.section, self.start
        )


def add_link(parse: Parse, link: Link) -> None:
    """Put a link into the line and note that the page refers to something."""
    parse.page.references.append(link)
    parse.add(link)


def page_address(path: str, query: str = "", anchor: str = "") -> str:
    """Return the address of a page, ready for an attribute.

    A query may name another page: in DokuWiki's own addresses, ids are a part of it.
    """
    if not query:
        href = "/wiki/" + escape.path(path)
        return f"{href}#{anchor}" if anchor else href
    parts = []
    # DokuWiki lets commas part what a link asks for.
    for part in query.replace("&amp;", "&").replace(",", "&").split("&"):
        if part.startswith("id=") and part != "id=":
            path = unquote(part[3:])
        else:
            parts.append(part)
    href = "/wiki/" + escape.path(path)
    if parts:
        href += "?" + escape.address("&".join(parts))
    return f"{href}#{anchor}" if anchor else href


def resolve(parse: Parse, target: str) -> ids.Resolved:
    """Return where a link to a page leads from the page that is read."""
    config = parse.config
    if not config.autoplural and _CLEAN.fullmatch(target):
        below = "" if ":" in target else parse.page.namespace
        return ids.Resolved((below + target.removeprefix(":"),))
    return ids.resolve(
        target,
        config.path,
        start=config.start,
        plural=config.autoplural,
        rules=parse.page.id_rules,
        is_2026=config.dialect == "2026",
    )


def anchor_of(config: Config, title: str) -> str:
    """Return the anchor of the section titled `title`."""
    return ids.section_id(title, config.id_rules)
