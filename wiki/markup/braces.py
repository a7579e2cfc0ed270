"""Blocks written as `{{name>what}}` or `<name what>`, as many plugins have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wiki.markup.parser import Parse

CLOSER = "}}"

_HTML_OF_BLOCK = 500
"""Characters: what it shows comes from outside, but it has to be made."""

_LONGEST = 2_000
"""Characters: more than anybody writes, and few enough to be looked at twice."""


def inside_braces(parse: Parse, end: int) -> str | None:
    """Return what stands between an opener that ends at `end` and its `}}`.

    None where it does not close on its line, where no block may stand, or where there
    are very many.
    """
    return _inside(parse, end, CLOSER)


def inside_angles(parse: Parse, end: int) -> str | None:
    """Return what stands between an opener that ends at `end` and its `>`."""
    return _inside(parse, end, ">")


def _inside(parse: Parse, end: int, closer: str) -> str | None:
    close = parse.find(closer, end)
    if close < 0 or close + len(closer) > parse.frame.limit or close > end + _LONGEST:
        return None
    within_formatting = parse.frame.mode.is_formatting and parse.frame.after is None
    if within_formatting or 0 <= parse.find("\n", end) < close:
        return None
    return parse.text[end:close] if parse.page.affords(_HTML_OF_BLOCK) else None
