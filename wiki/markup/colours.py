"""Colours as authors write them, and the nearest of those a page has.

A page has no styles of its own, so a colour becomes the name of a class; the hue is
the author's, how dark it is the stylesheet's, which must be readable by day and by
night. Source of the names: https://www.w3.org/TR/css-color-4/#named-colors
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

Rgb: TypeAlias = tuple[int, int, int]

NEAREST = (
    "black", "gray", "silver", "white", "maroon", "red", "brown", "orange", "yellow",
    "olive", "lime", "green", "teal", "aqua", "blue", "navy", "purple", "fuchsia",
    "pink",
)  # fmt: skip
"""The colours there are: CSS 2's seventeen, and brown and pink."""

_NAMED = """
aliceblue:f0f8ff antiquewhite:faebd7 aqua:00ffff aquamarine:7fffd4 azure:f0ffff
beige:f5f5dc bisque:ffe4c4 black:000000 blanchedalmond:ffebcd blue:0000ff
blueviolet:8a2be2 brown:a52a2a burlywood:deb887 cadetblue:5f9ea0 chartreuse:7fff00
chocolate:d2691e coral:ff7f50 cornflowerblue:6495ed cornsilk:fff8dc crimson:dc143c
cyan:00ffff darkblue:00008b darkcyan:008b8b darkgoldenrod:b8860b darkgray:a9a9a9
darkgreen:006400 darkgrey:a9a9a9 darkkhaki:bdb76b darkmagenta:8b008b
darkolivegreen:556b2f darkorange:ff8c00 darkorchid:9932cc darkred:8b0000
darksalmon:e9967a darkseagreen:8fbc8f darkslateblue:483d8b darkslategray:2f4f4f
darkslategrey:2f4f4f darkturquoise:00ced1 darkviolet:9400d3 deeppink:ff1493
deepskyblue:00bfff dimgray:696969 dimgrey:696969 dodgerblue:1e90ff firebrick:b22222
floralwhite:fffaf0 forestgreen:228b22 fuchsia:ff00ff gainsboro:dcdcdc
ghostwhite:f8f8ff gold:ffd700 goldenrod:daa520 gray:808080 green:008000
greenyellow:adff2f grey:808080 honeydew:f0fff0 hotpink:ff69b4 indianred:cd5c5c
indigo:4b0082 ivory:fffff0 khaki:f0e68c lavender:e6e6fa lavenderblush:fff0f5
lawngreen:7cfc00 lemonchiffon:fffacd lightblue:add8e6 lightcoral:f08080
lightcyan:e0ffff lightgoldenrodyellow:fafad2 lightgray:d3d3d3 lightgreen:90ee90
lightgrey:d3d3d3 lightpink:ffb6c1 lightsalmon:ffa07a lightseagreen:20b2aa
lightskyblue:87cefa lightslategray:778899 lightslategrey:778899 lightsteelblue:b0c4de
lightyellow:ffffe0 lime:00ff00 limegreen:32cd32 linen:faf0e6 magenta:ff00ff
maroon:800000 mediumaquamarine:66cdaa mediumblue:0000cd mediumorchid:ba55d3
mediumpurple:9370db mediumseagreen:3cb371 mediumslateblue:7b68ee
mediumspringgreen:00fa9a mediumturquoise:48d1cc mediumvioletred:c71585
midnightblue:191970 mintcream:f5fffa mistyrose:ffe4e1 moccasin:ffe4b5
navajowhite:ffdead navy:000080 oldlace:fdf5e6 olive:808000 olivedrab:6b8e23
orange:ffa500 orangered:ff4500 orchid:da70d6 palegoldenrod:eee8aa palegreen:98fb98
paleturquoise:afeeee palevioletred:db7093 papayawhip:ffefd5 peachpuff:ffdab9
peru:cd853f pink:ffc0cb plum:dda0dd powderblue:b0e0e6 purple:800080
rebeccapurple:663399 red:ff0000 rosybrown:bc8f8f royalblue:4169e1 saddlebrown:8b4513
salmon:fa8072 sandybrown:f4a460 seagreen:2e8b57 seashell:fff5ee sienna:a0522d
silver:c0c0c0 skyblue:87ceeb slateblue:6a5acd slategray:708090 slategrey:708090
snow:fffafa springgreen:00ff7f steelblue:4682b4 tan:d2b48c teal:008080 thistle:d8bfd8
tomato:ff6347 turquoise:40e0d0 violet:ee82ee wheat:f5deb3 white:ffffff
whitesmoke:f5f5f5 yellow:ffff00 yellowgreen:9acd32
"""
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE | re.ASCII)
_RGB = re.compile(
    r"rgba?\( ?(\d{1,3}) ?[, ] ?(\d{1,3}) ?[, ] ?(\d{1,3}) ?(?:[,/] ?[\d.%]{1,6} ?)?\)",
    re.IGNORECASE | re.ASCII,
)


def nearest(written: str) -> str | None:
    """Return the nearest colour there is; None for what is no colour.

    Read are the names of CSS, `#f00`, `#ff0000`, and `rgb(255, 0, 0)`.
    """
    return _nearest(" ".join(written.lower().split())[:40])


@lru_cache(maxsize=1024)
def _nearest(written: str) -> str | None:
    rgb = _rgb(written)
    if rgb is None:
        return None
    return min(NEAREST, key=lambda name: _distance(rgb, COLOURS[name]))


def _rgb(written: str) -> Rgb | None:
    if written in COLOURS:
        return COLOURS[written]
    if found := _HEX.fullmatch(written):
        return _from_hex(found[1])
    if found := _RGB.fullmatch(written):
        red, green, blue = (min(255, int(part)) for part in found.groups())
        return red, green, blue
    return None


def _from_hex(digits: str) -> Rgb:
    if len(digits) == len("rgb"):
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _distance(one: Rgb, other: Rgb) -> float:
    """Return how far apart two colours look: reds weigh more where both are red."""
    red = (one[0] + other[0]) / 512
    weights = (2 + red, 4, 3 - red)
    parts = zip(weights, one, other, strict=True)
    return sum(weight * (here - there) ** 2 for weight, here, there in parts)


COLOURS: dict[str, Rgb] = {
    name: _from_hex(digits)
    for name, digits in (entry.split(":") for entry in _NAMED.split())
}
"""The colours of CSS by name."""
