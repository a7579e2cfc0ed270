"""Boxes and marked text: `<WRAP classes width :language #id>…</WRAP>`, `<wrap>…`.

WRAP (also `<block>`, `<div>`) holds blocks, headings included, and may stand in
list items and cells; wrap (also `<inline>`, `<span>`) holds text within a line. With
a slash at its end, the tag is an empty box. A class `box` is shown as `wrap_box`;
what each looks like stands in `static/css/extensions.css`. A width becomes a class
too, the nearest there is: pages have no styles of their own. Without its end, the
beginning is text, and so are tags with attributes of HTML.
Source: https://www.dokuwiki.org/plugin:wrap
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup.enclosing import Box, Span, closing_tag, enter, enter_blocks, opening
from wiki.markup.grammar import ANYTHING, INLINE, Construct, Inside, Kind, Trigger
from wiki.markup.syntax.formatting import Formatted

if TYPE_CHECKING:
    from wiki.markup.parser import Parse

_NAME = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
_ID = re.compile(r"#([A-Za-z][\w-]*)", re.ASCII)
_LANGUAGE = re.compile(r":([a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3})")
_WIDTH = re.compile(r"(\d{1,4}(?:\.\d{1,3})?)(%|[a-z]{2,3})")
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "dv", "fa", "ha", "he", "ku", "ps", "ur", "yi"}
)

STEP = 5
"""Widths in per cent are rounded to a multiple of this."""
PIXELS = (100, 150, 200, 250, 300, 350, 400, 500, 600, 800)
"""Other widths become the nearest of these."""
_PIXELS_OF = {
    "px": 1.0, "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0, "pt": 4 / 3, "pc": 16.0,
    "mm": 3.78, "cm": 37.8, "in": 96.0, "vw": 12.8,
}  # fmt: skip


@dataclass(slots=True)
class Unseen(Box):
    """A box of the class `hide`: it is sent, and shown nowhere."""

    def plain(self) -> str:
        """Return the end of a line: readers do not see the text."""
        return "\n"


@dataclass(frozen=True, slots=True)
class _Tag:
    """An opening tag as written, and whether it is all there is."""

    name: str
    words: tuple[str, ...]
    is_empty: bool


def _block(parse: Parse, start: int, end: int) -> int:
    tag = _tag(parse.text[start + 1 : end - 1])
    close = None if tag.is_empty else closing_tag(parse, tag.name, start)
    if not _may_open(parse, tag, close):
        return start + 1
    parse.take(start, end)
    kind = Unseen if "hide" in tag.words else Box
    box = kind([], f"<div{_attributes(parse, tag.words, 'plugin_wrap')}>", "</div>")
    parse.add_block(box)
    if close:
        enter_blocks(parse, "wrap", start, box.children, close)
    return end


def _inline(parse: Parse, start: int, end: int) -> int:
    tag = _tag(parse.text[start + 1 : end - 1])
    close = None if tag.is_empty else closing_tag(parse, tag.name, start)
    if not _may_open(parse, tag, close):
        return start + 1
    parse.take(start, end)
    marked = Formatted([], f"<span{_attributes(parse, tag.words)}>", "</span>")
    parse.add(marked)
    if close:
        enter(parse, "wrap_inline", start, marked.children, close)
    return end


def _tag(written: str) -> _Tag:
    # The name is a piece of a pattern later: only letters may be in it.
    name, *words = written.replace("/", " ").split()
    return _Tag(name, tuple(words), written.endswith("/"))


def _may_open(parse: Parse, tag: _Tag, close: Span | None) -> bool:
    is_html = any("=" in word for word in tag.words)
    return not is_html and not parse.is_deep and (tag.is_empty or close is not None)


def _attributes(parse: Parse, words: tuple[str, ...], *also: str) -> str:
    """Return the attributes for the words of a tag, without those nobody knows."""
    classes, others = [], ""
    for word in dict.fromkeys(words):
        if width := _WIDTH.fullmatch(word):
            classes += _width_classes(float(width[1]), width[2])
        elif _NAME.fullmatch(word):
            classes.append(f"wrap_{word}")
        elif (language := _LANGUAGE.fullmatch(word)) and " lang" not in others:
            direction = "rtl" if language[1][:2] in _RIGHT_TO_LEFT else "ltr"
            others += f' lang="{language[1]}" dir="{direction}"'
        elif (anchor := _ID.fullmatch(word)) and " id" not in others:
            others += f' id="{parse.page.section_ids.unique(anchor[1])}"'
    classes += also
    return (f' class="{" ".join(classes)}"' if classes else "") + others


def _width_classes(number: float, unit: str) -> list[str]:
    """Return the class of the nearest width there is, none for an unknown unit."""
    if unit == "%":
        return [f"wrap_width_{min(100, max(STEP, round(number / STEP) * STEP))}"]
    if unit not in _PIXELS_OF:
        return []
    wanted = number * _PIXELS_OF[unit]
    nearest = min(PIXELS, key=lambda pixels: abs(pixels - wanted))
    return [f"wrap_width_{nearest}px"]


CONSTRUCTS = (
    Construct(
        "wrap",
        195,
        Kind.PROTECTED,
        tuple(Trigger(opening(tag), _block) for tag in ("WRAP", "block", "div")),
        Inside(ANYTHING),
    ),
    Construct(
        "wrap_inline",
        195,
        Kind.FORMATTING,
        tuple(Trigger(opening(tag), _inline) for tag in ("wrap", "inline", "span")),
        Inside(INLINE),
    ),
)
