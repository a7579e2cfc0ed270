"""Blocks written as `{{name>what|options}}`, as most plugins have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wiki.markup.parser import Parse

CLOSER = "}}"


def inside_braces(parse: Parse, end: int) -> str | None:
    """Return what stands between an opener that ends at `end` and its `}}`.

    None where it does not close on its line, or where no block may stand.
    """
    close = parse.find(CLOSER, end)
    if close < 0 or close + len(CLOSER) > parse.frame.limit:
        return None
    line_end = parse.find("\n", end)
    return None if 0 <= line_end < close else _between(parse, end, close)


def inside_angles(parse: Parse, end: int) -> str | None:
    """Return what stands between an opener that ends at `end` and its `>`."""
    close = parse.find(">", end)
    if close < 0 or close >= parse.frame.limit:
        return None
    line_end = parse.find("\n", end)
    return None if 0 <= line_end < close else _between(parse, end, close)


def _between(parse: Parse, end: int, close: int) -> str | None:
    within_formatting = parse.frame.mode.is_formatting and parse.frame.after is None
    return None if within_formatting else parse.text[end:close]
