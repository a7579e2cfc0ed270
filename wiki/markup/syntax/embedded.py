"""Embedded HTML and PHP, shown as code: no page of ours runs what it embeds.

`<html>…</html>` and `<php>…</php>` within the line, in capitals as blocks. Only
before 2026; since then they are text.
Source: https://www.dokuwiki.org/faq:html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.geshi import as_geshi_shows
from wiki.markup.grammar import Action, Construct, Kind, Trigger
from wiki.markup.highlighting import highlighted

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering


@dataclass(slots=True)
class Embedded:
    """Source text that another site might have run; `tag` is code or pre."""

    text: str
    language: str
    tag: str

    def html(self, rendering: Rendering) -> str:
        """Return a `<code>` or a `<pre>`."""
        if rendering.config.profile == "stock":
            text = as_geshi_shows(self.text, self.language)
        else:
            text = self.text.strip("\n")
        if rendering.config.highlight:
            inner = highlighted(text, self.language, {})
        else:
            inner = escape.text(text)
        return f'<{self.tag} class="code {self.language}">{inner}</{self.tag}>'

    def plain(self) -> str:
        """Return the source text."""
        return self.text


def _embedded(name: str, language: str) -> Action:
    closer = f"</{name}>"

    def read(parse: Parse, start: int, end: int) -> int:
        close = parse.find(closer, end)
        if close < 0 or close + len(closer) > parse.frame.limit:
            return start + 1
        parse.take(start, close + len(closer))
        text = parse.text[end:close]
        if not text:
            return close + len(closer)
        if name.isupper():
            parse.add_block(Embedded(text, language, "pre"))
        else:
            parse.add(Embedded(text, language, "code"))
        return close + len(closer)

    return read


CONSTRUCTS = (
    Construct(
        "php",
        180,
        Kind.PROTECTED,
        (
            Trigger("<php>", _embedded("php", "php")),
            Trigger("<PHP>", _embedded("PHP", "php")),
        ),
        when=lambda choice: choice.dialect == "2022",
    ),
    Construct(
        "html",
        190,
        Kind.PROTECTED,
        (
            Trigger("<html>", _embedded("html", "html4strict")),
            Trigger("<HTML>", _embedded("HTML", "html4strict")),
        ),
        when=lambda choice: choice.dialect == "2022",
    ),
)
