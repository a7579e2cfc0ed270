"""What the wiki says of itself: `~~INFO:syntaxplugins~~` lists its extensions.

DokuWiki ships a plugin for this, and its manual, which stands in nearly every wiki,
uses it. What else the plugin can list describes an installation of DokuWiki, and is
not known here. Source: https://www.dokuwiki.org/plugin:info
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.syntax.mail import MailLink

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_EXTENSIONS = "syntaxplugins"
_HTML_OF_LIST = 3_000  # characters
_STOCK_DATE = "2020-06-04"
_STOCK_AUTHOR = ("Andreas Gohr", "andi@splitbrain.org")


@dataclass(slots=True)
class Info:
    """A list, by its name."""

    name: str

    def html(self, rendering: Rendering) -> str:
        """Return the list, or words where there is none of that name."""
        if self.name != _EXTENSIONS:
            return f"no info about {escape.text(self.name)}"
        if rendering.config.profile == "stock":
            css = "" if rendering.config.dialect == "2022" else ' class="level1"'
            return _list([_stock_plugin(rendering)], css)
        return _list([f"<code>{escape.text(name)}</code>" for name in _names()])

    def plain(self) -> str:
        """Return the end of a line: what is listed is not part of the text."""
        return "\n"


def _list(items: list[str], css: str = ' class="level1"') -> str:
    lines = [f'<li{css}><div class="li">{item}</div>\n</li>' for item in items]
    return "<ul>\n" + "\n".join(lines) + "\n</ul>\n"


def _names() -> list[str]:
    # Extensions stand on the constructs, so they can be asked for only later.
    from wiki.markup.extensions import EXTENSIONS  # noqa: PLC0415

    return sorted(construct.name for construct in EXTENSIONS)


def _stock_plugin(rendering: Rendering) -> str:
    """Return how DokuWiki, as it ships, introduces its only syntax plugin."""
    is_2022 = rendering.config.dialect == "2022"
    address = "http://dokuwiki.org" if is_2022 else "https://www.dokuwiki.org"
    address += "/plugin:info"
    name, mailbox = _STOCK_AUTHOR
    author = MailLink(name, 0, 0, mailbox).html(rendering)
    return (
        f'<a href="{address}" class="urlextern" title="{address}" rel="ugc nofollow">'
        f"Info Plugin</a> <em>{_STOCK_DATE}</em> by {author}<br/>\n"
        "Displays information about various DokuWiki internals"
    )


def _info(parse: Parse, start: int, end: int) -> int:
    within_formatting = parse.frame.mode.is_formatting and parse.frame.after is None
    if within_formatting or not parse.page.affords(_HTML_OF_LIST):
        return start + 1
    parse.take(start, end)
    parse.add_block(Info(parse.text[start + len("~~INFO:") : end - len("~~")]))
    return end


CONSTRUCTS = (
    Construct(
        "info",
        155,
        Kind.SUBSTITUTION,
        (Trigger(r"~~INFO:[A-Za-z0-9_]{1,40}~~", _info),),
    ),
)
