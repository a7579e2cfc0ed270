"""Pages that only lead on: `~~REDIRECT>ns:page#section~~`, `#REDIRECT ns:page`.

The first one on a page counts; the second form has a line of its own. They lead to
pages of the wiki alone: an address elsewhere stays text. The page itself shows where
it leads; to take readers there is a matter of the site.
Source: https://www.dokuwiki.org/plugin:pageredirect
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.syntax.page_links import PageLink, page_link

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_CLOSER = "~~"
_LONGEST = 500
_ELSEWHERE = ("://", ">", "\\\\")


@dataclass(slots=True)
class Redirect:
    """Where a page leads."""

    link: PageLink

    def html(self, rendering: Rendering) -> str:
        """Return an arrow and the link."""
        return f'<p class="redirect">→ {self.link.html(rendering)}</p>\n'

    def plain(self) -> str:
        """Return the end of a line: the page itself has no text."""
        return "\n"


def _macro(parse: Parse, start: int, end: int) -> int:
    close = parse.find(_CLOSER, end)
    within_formatting = parse.frame.mode.is_formatting and parse.frame.after is None
    if close < 0 or close + len(_CLOSER) > parse.frame.limit or within_formatting:
        return start + 1
    return _redirect(parse, start, parse.text[end:close], close + len(_CLOSER), end)


def _line(parse: Parse, start: int, end: int) -> int:
    line_end = parse.find("\n", end)
    if line_end > parse.frame.limit:
        return start + 1
    return _redirect(parse, start, parse.text[end:line_end], line_end, end)


def _redirect(parse: Parse, start: int, written: str, stop: int, end: int) -> int:
    target = written.strip()
    is_elsewhere = any(sign in target for sign in _ELSEWHERE)
    if not target or "\n" in target or len(target) > _LONGEST or is_elsewhere:
        return start + 1
    link = page_link(parse, target, None, parse.offset(end))
    if not link.resolved.candidates[0] or not parse.page.affords(parse.page.link_size):
        return start + 1
    parse.take(start, stop)
    parse.page.references.append(link)
    parse.page.redirects.append(link.resolved)
    parse.add_block(Redirect(link))
    return stop


CONSTRUCTS = (
    Construct(
        "redirect",
        45,
        Kind.SUBSTITUTION,
        (Trigger("~~REDIRECT>", _macro),),
    ),
    Construct(
        "redirect_line",
        46,
        Kind.BASE_ONLY,
        (Trigger(r"\n#REDIRECT[ \t]", _line),),
    ),
)
