"""The stylesheet knows every class the extensions give, and all of it can be read."""

from __future__ import annotations

import re
from itertools import product

import pytest
from django.conf import settings

from wiki.markup.colours import NEAREST
from wiki.markup.extensions.colour import SIZES
from wiki.markup.extensions.wrap import PIXELS, STEP

CSS = (settings.BASE_DIR / "static/css/extensions.css").read_text(encoding="utf-8")
TOKENS = (settings.BASE_DIR / "static/css/tokens.css").read_text(encoding="utf-8")
HUES = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--hue-(\w+): light-dark\((#\w{6}), (#\w{6})\)", CSS
    )
}
GROUNDS = {
    name: (light, HUES[hue][1])
    for name, light, hue in re.findall(
        r"\.background_(\w+) \{ --ground: light-dark\((#\w{6}), var\(--hue-(\w+)\)\);",
        CSS,
    )
}
PAPERS = re.findall(r"--paper: (#\w{6})", TOKENS)
LEAST_CONTRAST = 4.5
"""For text, https://www.w3.org/TR/WCAG22/#contrast-minimum"""


def channels(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def luminance(colour: list[float]) -> float:
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: list[float], other: list[float]) -> float:
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def grounds(scheme: int) -> list[list[float]]:
    """Return the paper, and what mixing each ground into it makes."""
    share = re.search(r"var\(--ground\) (\d+)%, var\(--paper\)", CSS)
    assert share is not None
    part, paper = int(share[1]) / 100, channels(PAPERS[scheme])
    mixed = [
        [
            part * ground + (1 - part) * sheet
            for ground, sheet in zip(channels(pair[scheme]), paper, strict=True)
        ]
        for pair in GROUNDS.values()
    ]
    return [paper, *mixed]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_can_be_read_on_every_ground(scheme: int):
    for hues, ground in product(HUES.values(), grounds(scheme)):
        assert contrast(channels(hues[scheme]), ground) >= LEAST_CONTRAST


def test_every_class_has_a_rule():
    wanted = [
        *(f"colour_{name}" for name in NEAREST),
        *(f"background_{name}" for name in NEAREST),
        *(f"size_{size}" for size in SIZES),
        *(f"family_{family}" for family in ("mono", "sans", "serif")),
        "weight_bold",
        "small_caps",
        *(f"wrap_width_{part}" for part in range(STEP, 101, STEP)),
        *(f"wrap_width_{pixels}px" for pixels in PIXELS),
    ]
    assert [name for name in wanted if f".{name} {{" not in CSS] == []
    assert sorted(HUES) == sorted(GROUNDS) == sorted(NEAREST)
