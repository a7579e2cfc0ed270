"""Colours code, as classes: no style stands in the page.

Languages have the names GeSHi gave them, which DokuWiki's authors write; those
Pygments knows are coloured, others are shown plain. The classes are Pygments'
short ones (`k` keyword, `s` string, `c1` comment …).
Source: https://www.dokuwiki.org/syntax_highlighting
"""

from __future__ import annotations

from functools import lru_cache
from time import thread_time
from typing import TYPE_CHECKING, Any, TypeAlias

from pygments import format  # noqa: A004 - its name there
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from wiki.markup import escape
from wiki.markup.languages import PYGMENTS_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pygments.lexer import Lexer

    from wiki.markup.including import Whole
    from wiki.markup.rendering import Rendering

LONGEST = 50_000
LONGEST_LINE = 5_000
"""Characters of a line in it: where a language is read in quadratic time, nothing
stops it within one piece of code, and few pieces go on behind a line.
"""

_HTML_PER_CHARACTER = 15
_HTML_OF_SHORT_CODE = 500  # characters
"""Characters of a block that is still coloured."""

_Lexeme: TypeAlias = "tuple[Any, str]"

_FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True)


class _TooSlowError(Exception):
    """Raised when code takes longer than its page may: some languages are read in
    quadratic time.
    """


def highlighted(
    rendering: Rendering, text: str, language: str, options: Mapping[str, str]
) -> str:
    """Return code as HTML; its text is `text`, whatever the language.

    It stays plain where the page has had enough, or where colours and numbers would
    make it many times as long.
    """
    name = PYGMENTS_NAMES.get(language.lower())
    plain = inner = escape.text(text)
    if name is None:
        return plain
    if name != "text" and _is_short(text) and rendering.may_colour(text):
        inner = _coloured(text, name, rendering.whole) or plain
    if "enable_line_numbers" in options:
        inner = _numbered(inner, options)
    longest = _HTML_PER_CHARACTER * len(text) + _HTML_OF_SHORT_CODE
    return inner if len(inner) <= longest else plain


def _is_short(text: str) -> bool:
    """Tell whether neither the text nor a line in it is too long for colours."""
    if len(text) > LONGEST:
        return False
    return all(len(line) <= LONGEST_LINE for line in text.split("\n"))


def _coloured(text: str, name: str, whole: Whole) -> str:
    """Return code with colours, "" if the time of the page is over before its end."""
    begin = thread_time()
    tokens = _until(begin + whole.seconds_left, _lexer(name).get_tokens(text))
    try:
        inner = format(tokens, _FORMATTER)
    except _TooSlowError:
        inner = ""
    whole.seconds_left -= thread_time() - begin
    return inner if text.endswith("\n") else inner.removesuffix("\n")


def _until(end: float, tokens: Iterable[_Lexeme]) -> Iterator[_Lexeme]:
    """Pass tokens on until the clock of processor time says `end`."""
    for token in tokens:
        if thread_time() > end:
            raise _TooSlowError
        yield token


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
