"""Mailboxes: `<somebody@example.org>`, and the links they become.

Only in angle brackets, or as the target of a link. Addresses are written so that
collectors miss them, as the setting `mailguard` says.
Source: https://www.dokuwiki.org/wiki:syntax#external
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from wiki.markup import escape
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.linking import Label, Link, add_link

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_CHARACTERS = r"0-9A-Za-z!#$%&'*+/=?^_`{|}~\-"
_DOMAIN = r"(?:[0-9a-zA-Z][0-9a-zA-Z\-]*+\.)+[a-zA-Z]{2,63}"
_HTML_PER_CHARACTER = 18  # three times as a reference
_TAGS = 40  # characters of HTML
_MAILBOX = re.compile(rf"@(?<=[{_CHARACTERS}]@){_DOMAIN}")


@dataclass(slots=True)
class MailLink(Link):
    """A link to a mailbox."""

    mailbox: str

    def html(self, rendering: Rendering) -> str:
        """Return an `<a class="mail">`."""
        config = rendering.config
        # Before 2026 what is hidden was escaped first, and is therefore twice.
        is_2022 = config.dialect == "2022"
        href, shown = _guarded(self.mailbox, config.mailguard, is_2022=is_2022)
        inner = self.inner(rendering) if self.label else shown
        return (
            f'<a href="mailto:{href}" class="{self.css("mail")}" title="{shown}">'
            f"{inner}</a>"
        )

    def kind(self) -> str:
        """Return "mail"."""
        return "mail"

    def default(self) -> str:
        """Return the mailbox."""
        return self.mailbox

    def target(self) -> tuple[str, str]:
        """Return the mailbox."""
        return self.mailbox, ""


def is_mailbox(target: str) -> bool:
    """Tell whether a link's target holds a mailbox, which makes all of it one."""
    return "@" in target and _MAILBOX.search(target) is not None


def mail_link(parse: Parse, mailbox: str, label: Label, start: int) -> MailLink:
    """Return a link to a mailbox."""
    parse.page.html_left -= _HTML_PER_CHARACTER * len(escape.text(mailbox))
    return MailLink(label, len(parse.page.headings), start, mailbox)


def _guarded(mailbox: str, guard: str, *, is_2022: bool) -> tuple[str, str]:
    """Return a mailbox for an address and for a text, as `guard` has it written.

    `hex` writes character references, `visible` words, which are then no mailbox that
    a program could write to either. Since 2026 what stands behind a question mark is
    not hidden.
    """
    if guard == "hex":
        raw = escape.attribute(mailbox) if is_2022 else mailbox
        shown = "".join([f"&#{ord(character)};" for character in raw])
        return shown, shown
    if guard == "none":
        shown = escape.attribute(mailbox)
        return shown, shown
    box, sign, query = (mailbox, "", "") if is_2022 else mailbox.partition("?")
    for written, word in (("@", " [at] "), (".", " [dot] "), ("-", " [dash] ")):
        box = box.replace(written, word)
    address = quote(escape.attribute(box) if is_2022 else box, safe="")
    query = escape.attribute(sign + query)
    return address + query, escape.attribute(box) + query


def _bare(parse: Parse, start: int, end: int) -> int:
    if not parse.page.affords(_TAGS):
        return start + 1
    parse.take(start, end)
    mailbox = parse.text[start + 1 : end - 1]
    add_link(parse, mail_link(parse, mailbox, None, parse.offset(start)))
    return end


CONSTRUCTS = (
    Construct(
        "emaillink",
        340,
        Kind.SUBSTITUTION,
        (
            Trigger(
                rf"<[{_CHARACTERS}]++(?:\.[{_CHARACTERS}]++)*+@{_DOMAIN}>",
                _bare,
            ),
        ),
    ),
)
