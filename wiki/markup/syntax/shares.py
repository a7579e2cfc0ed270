r"""Windows shares: `\\server\share`, written out or as the target of a link.

Source: https://www.dokuwiki.org/wiki:syntax#windows_shares
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.linking import Label, Link, add_link

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering


@dataclass(slots=True)
class ShareLink(Link):
    """A link to a folder that Windows shares."""

    share: str

    def html(self, rendering: Rendering) -> str:
        """Return an `<a class="windows">`."""
        href = "file:///" + escape.address(self.share.replace("\\", "/"))
        title = escape.attribute(self.share.replace("&amp;", "&"))
        return (
            f'<a href="{href}" class="{self.css("windows")}" title="{title}">'
            f"{self.inner(rendering)}</a>"
        )

    def kind(self) -> str:
        """Return "share"."""
        return "share"

    def default(self) -> str:
        """Return the share."""
        return self.share

    def target(self) -> tuple[str, str]:
        """Return the share."""
        return self.share, ""


def share_link(parse: Parse, share: str, label: Label, start: int) -> ShareLink:
    """Return a link to a share."""
    return ShareLink(label, len(parse.page.headings), start, share)


def _bare(parse: Parse, start: int, end: int) -> int:
    parse.take(start, end)
    add_link(parse, share_link(parse, parse.text[start:end], None, parse.offset(start)))
    return end


CONSTRUCTS = (
    Construct(
        "windowssharelink",
        350,
        Kind.SUBSTITUTION,
        (Trigger(r"\\\\[A-Za-z0-9_]++(?:\\[A-Za-z0-9_$\-]++)+", _bare),),
    ),
)
