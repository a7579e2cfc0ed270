"""Tags: `{{tag>research "large models"}}` says what a page is about.

Tags stand apart by blanks; one of several words stands in quotes.
Source: https://www.dokuwiki.org/plugin:tag
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.grammar import Construct, Kind, Trigger

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_TAG = re.compile(r'"([^"]*)"|([^\s"]+)')


@dataclass(slots=True)
class Tags:
    """The tags named at one place, as written."""

    names: tuple[str, ...]

    def html(self, _rendering: Rendering) -> str:
        """Return the names in a `<div class="tags">`."""
        names = ", ".join([escape.text(name) for name in self.names])
        return f'<div class="tags"><span>{names}</span></div>\n'

    def plain(self) -> str:
        """Return the end of a line: tags are not part of the text."""
        return "\n"


def _tags(parse: Parse, start: int, end: int) -> int:
    close = parse.find("}}", end)
    within_formatting = parse.frame.mode.is_formatting and parse.frame.after is None
    if close < 0 or close + 2 > parse.frame.limit or within_formatting:
        return start + 1
    found = _TAG.finditer(parse.text, end, close)
    names = tuple(" ".join((tag[1] or tag[2] or "").split()) for tag in found)
    names = tuple(name for name in names if name)
    if not names:
        return start + 1
    parse.take(start, close + 2)
    parse.page.tags.update(dict.fromkeys(names))
    parse.add_block(Tags(names))
    return close + 2


CONSTRUCTS = (
    Construct(
        "tag",
        315,
        Kind.SUBSTITUTION,
        (Trigger(r"\{\{tag>", _tags),),
    ),
)
