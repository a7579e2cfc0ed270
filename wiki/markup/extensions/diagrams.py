"""Diagrams as source: `<mermaid>…</mermaid>`, `<graphviz>…`, `<dot>…`, `<uml>…`.

The source is shown, readable, in a figure that says what it is written in. It is
drawn only in a reader's browser, and only where a site installs a drawer (see
docs/running.md). `<dot>` is Graphviz too; `<uml>` and `<plantuml>` are PlantUML. What
stands behind the name (`<graphviz neato>`) is handed to the drawer.
Source: https://www.dokuwiki.org/plugin:mermaid, https://www.dokuwiki.org/plugin:graphviz,
https://www.dokuwiki.org/plugin:plantuml
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.grammar import Action, Construct, Kind, Trigger

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_LANGUAGES = {
    "mermaid": "mermaid",
    "graphviz": "graphviz",
    "dot": "graphviz",
    "uml": "plantuml",
    "plantuml": "plantuml",
}
"""The language of each tag, as `data-diagram` names it."""


@dataclass(slots=True)
class Diagram:
    """The source of a drawing; `options` is what stood in the tag."""

    source: str
    language: str
    options: str

    def html(self, _rendering: Rendering) -> str:
        """Return a `<figure>` with the source in a `<pre>`."""
        options = ""
        if self.options:
            options = f' data-options="{escape.attribute(self.options)}"'
        return (
            f'<figure class="diagram" data-diagram="{self.language}"{options}>'
            f'<pre class="code {self.language}">{escape.text(self.source)}</pre>'
            "</figure>\n"
        )

    def plain(self) -> str:
        """Return the source."""
        return self.source + "\n"


def _diagram(tag: str) -> Action:
    closer = f"</{tag}>"

    def read(parse: Parse, start: int, end: int) -> int:
        close = parse.find(closer, end)
        after = close + len(closer)
        if close < 0 or after > parse.frame.limit:
            return start + 1
        source = parse.text[end:close].strip("\n")
        if not source or source.isspace():
            return start + 1
        options = " ".join(parse.text[start + len(tag) + 1 : end - 1].split())
        parse.take(start, after)
        parse.add_block(Diagram(source, _LANGUAGES[tag], options))
        return after

    return read


CONSTRUCTS = (
    Construct(
        "diagram",
        196,
        Kind.PROTECTED,
        tuple(
            Trigger(rf"<{tag}(?=[ \t>])[^<>\n]{{0,200}}+>", _diagram(tag))
            for tag in _LANGUAGES
        ),
    ),
)
