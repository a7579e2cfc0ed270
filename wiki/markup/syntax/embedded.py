"""Embedded HTML and PHP: `<html>…</html>`, `<php>…</php>`, in capitals as blocks.

They are shown as code: no page of ours runs what it embeds. Where a site allows
HTML (`embed_html`), it is cleaned and shown as HTML; within the line it holds no
block. Since 2026 they are text where it is not allowed.
Source: https://www.dokuwiki.org/faq:html, https://www.dokuwiki.org/plugin:htmlok
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from wiki import sanitize
from wiki.markup import escape
from wiki.markup.geshi import as_geshi_shows
from wiki.markup.grammar import Action, Choice, Construct, Kind, Trigger
from wiki.markup.highlighting import highlighted

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_TAG = re.compile(r"<[^<>]*+>")


@dataclass(slots=True)
class EmbeddedHtml:
    """HTML that the site allows."""

    code: Embedded

    def html(self, rendering: Rendering) -> str:
        """Return the HTML, cleaned, or its source where the page has had enough."""
        text = self.code.text
        if not rendering.may_convert(text):
            return self.code.html(rendering)
        if self.code.tag == "code":
            return sanitize.clean_inline_html(text)
        # A <section> keeps a stray list item in it from ending one of the page's own.
        return f"<section>{sanitize.clean_html(text)}</section>\n"

    def plain(self) -> str:
        """Return the text without its tags."""
        text = unescape(_TAG.sub("", self.code.text))
        return text if self.code.tag == "code" else text + "\n"


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
            inner = highlighted(rendering, text, self.language, {})
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
        is_block = name.isupper()
        code = Embedded(text, language, "pre" if is_block else "code")
        is_shown = parse.config.embed_html and name.lower() == "html"
        node = EmbeddedHtml(code) if is_shown else code
        if is_block:
            parse.add_block(node)
        else:
            parse.add(node)
        return close + len(closer)

    return read


def _exists(choice: Choice) -> bool:
    return choice.dialect == "2022" or choice.embed_html


CONSTRUCTS = (
    Construct(
        "php",
        180,
        Kind.PROTECTED,
        (
            Trigger("<php>", _embedded("php", "php")),
            Trigger("<PHP>", _embedded("PHP", "php")),
        ),
        when=_exists,
    ),
    Construct(
        "html",
        190,
        Kind.PROTECTED,
        (
            Trigger("<html>", _embedded("html", "html4strict")),
            Trigger("<HTML>", _embedded("HTML", "html4strict")),
        ),
        when=_exists,
    ),
)
