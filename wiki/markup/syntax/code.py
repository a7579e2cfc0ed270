"""Code and files: `<code language name>…</code>`, `<file language name>…</file>`.

The first word is the language, `-` for none; the rest names a file, under which a
reader can download the block. `[enable_line_numbers, start_line_numbers_at=5,
highlight_lines_extra="1,3"]` sets options. Without its end, the beginning is text.
Source: https://www.dokuwiki.org/wiki:syntax#code_blocks
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.files import icon
from wiki.markup.geshi import as_geshi_shows
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.highlighting import highlighted

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_OPTIONS = re.compile(r"\[([^\[\]]*)\]")
_OPTION = re.compile(r"(\w++)(?:=(\"[^\"]*+\"|'[^']*+'|[^\s,]*+)|(?=\s|\Z))")
_NOT_IN_LANGUAGE = re.compile(r"[^a-zA-Z0-9_\-]+")


@dataclass(slots=True)
class Code:
    """A block of code or of a file's text; `number` counts from 0 for downloads.

    `language` is empty for none, `filename` where it cannot be downloaded; `start`
    is the offset of its first character in the text.
    """

    text: str
    kind: str
    language: str
    filename: str
    number: int
    start: int
    options: dict[str, str]

    def html(self, rendering: Rendering) -> str:
        """Return a `<pre>`, under the name of the file where it has one."""
        css, text = self.kind, self.text
        if self.language and rendering.config.profile == "stock":
            text = as_geshi_shows(text, self.language)
        inner = escape.text(text)
        if self.language:
            css = f"code {self.language}"
            if self.kind == "file":
                css = f"code file {self.language}"
            if rendering.config.highlight:
                inner = highlighted(rendering, text, self.language, self.options)
        block = f'<pre class="{css}">{inner}</pre>\n'
        return self._named(rendering, block) if self.filename else block

    def _named(self, rendering: Rendering, block: str) -> str:
        page = escape.path(rendering.config.path)
        href = f"/wiki/{page}?do=export_code&amp;codeblock={self.number}"
        return (
            f'<dl class="{self.kind}">\n<dt><a href="{href}"'
            f' title="Download Snippet" class="mediafile mf_{icon(self.filename)}">'
            f"{escape.text(self.filename)}</a></dt>\n<dd>{block}</dd></dl>\n"
        )

    def plain(self) -> str:
        """Return the code."""
        return self.text + "\n"


def _code(parse: Parse, start: int, end: int) -> int:
    return _block(parse, start, end, "code")


def _file(parse: Parse, start: int, end: int) -> int:
    return _block(parse, start, end, "file")


def _block(parse: Parse, start: int, end: int, kind: str) -> int:
    closer = f"</{kind}>"
    close = parse.find(closer, end)
    if close < 0 or close + len(closer) > parse.frame.limit:
        return start + 1
    parse.take(start, close + len(closer))
    attributes, _, text = parse.text[end:close].partition(">")
    language, filename, options = _attributes(attributes)
    if parse.is_2026:
        filename = filename.strip()
    code = Code(
        _trimmed(text),
        kind,
        language,
        filename,
        len(parse.page.codes),
        parse.offset(start),
        options,
    )
    parse.page.codes.append(code)
    parse.add_block(code)
    return close + len(closer)


def _trimmed(text: str) -> str:
    """Return the text without the line feeds next to the tags."""
    return text.removeprefix("\n").removesuffix("\n")


def _attributes(written: str) -> tuple[str, str, dict[str, str]]:
    """Return the language, the name of the file, and the options."""
    options: dict[str, str] = {}
    if found := _OPTIONS.search(written):
        for key, value in _OPTION.findall(found[1]):
            options[key] = value.strip("\"'")
        written = written[: found.start()] + written[found.end() :]
    words = written.split(maxsplit=1)
    language = words[0] if words else ""
    filename = words[1] if len(words) > 1 else ""
    if language == "html":
        language = "html4strict"
    language = "" if language == "-" else _NOT_IN_LANGUAGE.sub("", language)
    return language, filename, options


CONSTRUCTS = (
    Construct("code", 200, Kind.PROTECTED, (Trigger(r"<code(?![A-Za-z0-9_])", _code),)),
    Construct("file", 210, Kind.PROTECTED, (Trigger(r"<file(?![A-Za-z0-9_])", _file),)),
)
