r"""Links in double brackets: which kind they are, and their labels.

`[[target|label]]` leads to a page, a section, an address, a shortcut's site, a
mailbox or a Windows share. The label is plain text, or one image. The first `]]`
ends the link; if more brackets follow, the last of them do.
Source: https://www.dokuwiki.org/wiki:syntax#links
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.linking import Label, Link, add_link
from wiki.markup.nodes import BLANKS
from wiki.markup.syntax.interwiki import interwiki_link
from wiki.markup.syntax.mail import is_mailbox, mail_link
from wiki.markup.syntax.media import Media, read_media
from wiki.markup.syntax.page_links import anchor_link, page_link
from wiki.markup.syntax.shares import share_link
from wiki.markup.syntax.urls import url_link

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_INTERWIKI = re.compile(r"([a-zA-Z0-9.]+)>")
_SHARE = re.compile(r"\\\\[^\\]+\\")
_SCHEME = re.compile(r"([a-zA-Z0-9\-.+]+)://")
_FILE = re.compile(r"\{\{([^}]+)\}\}(\n?)")
_BLANKS = " \t\n\r\0\x0b"
_NO_PAGE = re.compile(r"[>\\@]|://|\A#.")


@dataclass(slots=True)
class Unlinked:
    """The label of a link that leads nowhere: its scheme or shortcut is unknown."""

    label: Label
    default: str

    def html(self, rendering: Rendering) -> str:
        """Return the label."""
        if isinstance(self.label, Media):
            return self.label.inside_link(rendering)
        return escape.text(self.label or self.default)

    def plain(self) -> str:
        """Return the label."""
        if isinstance(self.label, Media):
            return self.label.plain()
        return self.label or self.default


def _link(parse: Parse, start: int, end: int) -> int:
    text, page, close = parse.text, parse.page, parse.find("]]", end)
    if close < 0:
        return start + 1
    while text[close + 2] == "]":
        close += 1
    stop = close + 2
    if stop > parse.frame.limit or not page.affords(page.link_size):
        return start + 1
    parse.take(start, stop)
    target, _, written = text[end:close].partition("|")
    target = target.strip(BLANKS)
    offset = parse.offset(start)
    label = _label(parse, written, offset)
    link = _classified(parse, target, label, offset)
    if link is None:
        shortcut = _INTERWIKI.match(target)
        default = target[shortcut.end() :] if shortcut else target
        parse.add(Unlinked(label, default))
    else:
        add_link(parse, link)
    return stop


def _label(parse: Parse, written: str, offset: int) -> Label:
    """Return the label: an image if it is nothing else, text otherwise.

    One of nothing but blanks is none.
    """
    if written[:2] == "{{" and (file := _FILE.fullmatch(written)):
        return read_media(parse, file[1] + file[2], offset)
    return written if written.strip(_BLANKS) else None


def _classified(parse: Parse, target: str, label: Label, start: int) -> Link | None:
    """Return the link; None where it leads nowhere."""
    if not _NO_PAGE.search(target):
        return page_link(parse, target, label, start)
    if interwiki := _INTERWIKI.match(target):
        rest = target[interwiki.end() :]
        return interwiki_link(parse, interwiki[1].lower(), rest, label, start)
    if target[0] == "\\" and _SHARE.match(target):
        return share_link(parse, target, label, start)
    if scheme := _SCHEME.match(target):
        allowed = scheme[1].lower() in parse.config.schemes
        return url_link(parse, target, label, start) if allowed else None
    if is_mailbox(target):
        return mail_link(parse, target, label, start)
    if target.startswith("#") and target != "#":
        return anchor_link(parse, target[1:], label, start)
    return page_link(parse, target, label, start)


CONSTRUCTS = (
    Construct("internallink", 300, Kind.SUBSTITUTION, (Trigger(r"\[\[", _link),)),
)
