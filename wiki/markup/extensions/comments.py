"""Comments: `/* … */` shows nothing and is not searched.

A comment may span lines and ends at the first `*/`. It does not begin within a
word, a path or an address (`src/*.c`), nor in code. One that has its lines to
itself takes them along, so a list or a paragraph goes on around it.
Source: https://www.dokuwiki.org/plugin:comment and plugin:commentsyntax
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wiki.markup.grammar import Construct, Kind, Trigger

if TYPE_CHECKING:
    from wiki.markup.parser import Parse

_REST_IS_BLANK = re.compile(r"[ \t]*+(?=\n)")


def _at_line_start(parse: Parse, start: int, end: int) -> int:
    stop = _end_of_comment(parse, end)
    rest = _REST_IS_BLANK.match(parse.text, stop) if stop else None
    if rest:
        parse.take(start, rest.end())
        return rest.end()
    if parse.frame.mode.ends_with_line:
        return parse.end_line(start, start + 1)
    return start + 1


def _in_line(parse: Parse, start: int, end: int) -> int:
    stop = _end_of_comment(parse, end)
    if stop is None:
        return start + 1
    parse.take(start, stop)
    return stop


def _end_of_comment(parse: Parse, position: int) -> int | None:
    close = parse.find("*/", position)
    return close + 2 if 0 <= close <= parse.frame.limit - 2 else None


CONSTRUCTS = (
    Construct(
        "comment",
        5,
        Kind.SUBSTITUTION,
        (
            Trigger(r"\n/\*", _at_line_start),
            Trigger(r"/\*(?<![\w/:.*~]/\*)", _in_line),
        ),
    ),
)
