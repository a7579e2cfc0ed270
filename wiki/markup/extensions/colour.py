"""Coloured and sized text, in the colours and sizes there are.

`<color red/yellow>…</color>` (or `red:yellow`) sets text and ground, `<fc red>…</fc>`
the text, `<hi yellow>…</hi>` the ground; `<fs 120%>…</fs>` the size and `<ff serif>…
</ff>` the family of type; `<typo ff:serif; fs:120%; fv:smallcaps>…</typo>` does several
at once, `fc` and `fw:bold` among them. A colour becomes a class of the nearest there
is, a size of the nearest step, a family of its kind. What is none of these changes
nothing. Without its end, the beginning is text.
Sources: https://www.dokuwiki.org/plugin:color, plugin:fontcolor, plugin:highlight,
plugin:fontsize2, plugin:fontfamily, plugin:typography
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wiki.markup.colours import nearest
from wiki.markup.enclosing import closing_tag, enter, opening
from wiki.markup.grammar import INLINE, Construct, Inside, Kind, Trigger
from wiki.markup.syntax.formatting import Formatted

if TYPE_CHECKING:
    from collections.abc import Callable

    from wiki.markup.parser import Parse

SIZES = (60, 70, 80, 90, 100, 110, 120, 140, 160, 200, 250, 300)
"""The sizes there are, in per cent."""
_NAMED_SIZES = {
    "xx-small": 60.0, "x-small": 70.0, "small": 80.0, "smaller": 80.0, "medium": 100.0,
    "large": 120.0, "larger": 120.0, "x-large": 160.0, "xx-large": 200.0,
    "xxx-large": 300.0,
}  # fmt: skip
_PER_UNIT = {"%": 1.0, "em": 100.0, "rem": 100.0, "px": 6.25, "pt": 8.33}
_SIZE = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)(%|[a-z]{2,3})")

_FAMILIES = {
    "mono": ("mono", "courier", "consolas", "menlo", "terminal", "typewriter"),
    "sans": ("sans", "arial", "helvetica", "verdana", "tahoma", "calibri", "comic"),
    "serif": ("serif", "times", "georgia", "garamond", "palatino", "roman", "book"),
}
"""Kinds of type by what their names hold; the first that fits counts."""

_BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})


def _both(written: str) -> list[str]:
    text, ground, *_ = [*written.split(":" if ":" in written else "/"), ""]
    return [*_text(text), *_ground(ground)]


def _text(written: str) -> list[str]:
    name = nearest(written)
    return [f"colour_{name}"] if name else []


def _ground(written: str) -> list[str]:
    name = nearest(written)
    return [f"background_{name}"] if name else []


def _highlight(written: str) -> list[str]:
    return _ground(written or "yellow")


def _size(written: str) -> list[str]:
    wanted = _NAMED_SIZES.get(written.lower())
    if wanted is None:
        found = _SIZE.fullmatch(written.lower())
        if found is None or found[2] not in _PER_UNIT:
            return []
        wanted = float(found[1]) * _PER_UNIT[found[2]]
    return [f"size_{min(SIZES, key=lambda size: abs(size - wanted))}"]


def _family(written: str) -> list[str]:
    name = written.lower()
    for kind, parts in _FAMILIES.items():
        if any(part in name for part in parts):
            return [f"family_{kind}"]
    return []


def _variant(written: str) -> list[str]:
    return ["small_caps"] if written.replace("-", "").lower() == "smallcaps" else []


def _weight(written: str) -> list[str]:
    return ["weight_bold"] if written.lower() in _BOLD else []


_PROPERTIES = {
    "fc": _text, "ff": _family, "fs": _size, "fv": _variant, "fw": _weight,
}  # fmt: skip
"""What `<typo>` may set. Distances of lines, words and letters it may not."""


def _several(written: str) -> list[str]:
    found: dict[str, list[str]] = {}
    for part in written.split(";"):
        name, _, value = part.partition(":")
        if name.strip() in _PROPERTIES:
            found[name.strip()] = _PROPERTIES[name.strip()](value.strip())
    return [css for classes in found.values() for css in classes]


def _construct(tag: str, classes: Callable[[str], list[str]]) -> Construct:
    """Return the declaration of a tag, given what turns its attribute into classes."""

    def begin(parse: Parse, start: int, end: int) -> int:
        close = closing_tag(parse, tag, start)
        if close is None or parse.is_deep:
            return start + 1
        parse.take(start, end)
        css = " ".join(classes(parse.text[start + len(tag) + 1 : end - 1].strip()))
        start_tag = f'<span class="{css}">' if css else "<span>"
        node = Formatted([], start_tag, "</span>")
        parse.add(node)
        enter(parse, tag, start, node.children, close)
        return end

    trigger = Trigger(opening(tag), begin)
    return Construct(tag, 158, Kind.FORMATTING, (trigger,), Inside(INLINE))


CONSTRUCTS = (
    _construct("color", _both),
    _construct("fc", _text),
    _construct("hi", _highlight),
    _construct("fs", _size),
    _construct("ff", _family),
    _construct("typo", _several),
)
