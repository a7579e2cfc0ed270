"""Colours code, as classes: no style stands in the page.

Languages have the names GeSHi gave them, which DokuWiki's authors write; those
Pygments knows are coloured, others are shown plain. The classes are Pygments'
short ones (`k` keyword, `s` string, `c1` comment …).
Source: https://www.dokuwiki.org/syntax_highlighting
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from wiki.markup import escape
from wiki.markup.languages import PYGMENTS_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pygments.lexer import Lexer

LONGEST = 50_000
"""Characters of a block that is still coloured."""

_FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True)


def highlighted(text: str, language: str, options: Mapping[str, str]) -> str:
    """Return code as HTML; its text is `text`, whatever the language."""
    name = PYGMENTS_NAMES.get(language.lower())
    if name is None:
        return escape.text(text)
    if name == "text" or len(text) > LONGEST:
        inner = escape.text(text)
    else:
        inner = highlight(text, _lexer(name), _FORMATTER)
        if not text.endswith("\n"):
            inner = inner.removesuffix("\n")
    if "enable_line_numbers" in options:
        return _numbered(inner, options)
    return inner


def _numbered(inner: str, options: Mapping[str, str]) -> str:
    """Return the lines as a numbered list, those marked as `ln-xtra`."""
    first = options.get("start_line_numbers_at", "")
    start = f' start="{int(first[:9])}"' if first.isdecimal() else ""
    marked = {
        int(number[:9])
        for number in options.get("highlight_lines_extra", "").split(",")
        if number.strip().isdecimal()
    }
    items = [
        f'<li class="li1{" ln-xtra" if number in marked else ""}">'
        f'<div class="de1">{line}</div></li>'
        for number, line in enumerate(inner.split("\n"), 1)
    ]
    return f"<ol{start}>" + "".join(items) + "</ol>"


@lru_cache(maxsize=64)
def _lexer(name: str) -> Lexer:
    return get_lexer_by_name(name, stripnl=False, ensurenl=False)
