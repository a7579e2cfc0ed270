"""Text and addresses made fit for HTML: all output goes through here.

`text` for what stands between tags, `attribute` for what stands between double
quotes. Nothing else in the package writes `&lt;`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

_SAFE = re.compile(r"[A-Za-z0-9_.\-~:]*")


def text(raw: str) -> str:
    """Return `raw` for a place between tags."""
    if "&" in raw:
        raw = raw.replace("&", "&amp;")
    if "<" in raw:
        raw = raw.replace("<", "&lt;")
    if ">" in raw:
        raw = raw.replace(">", "&gt;")
    return raw


def attribute(raw: str) -> str:
    """Return `raw` for a place between double quotes."""
    raw = text(raw)
    if '"' in raw:
        raw = raw.replace('"', "&quot;")
    if "'" in raw:
        raw = raw.replace("'", "&#039;")
    return raw


def path(raw: str) -> str:
    """Return an id for an address: percent-encoded, colons readable."""
    return raw if _SAFE.fullmatch(raw) else _quoted(raw, ":")


def component(raw: str) -> str:
    """Return an address to stand within another one: percent-encoded throughout."""
    return _quoted(raw, "")


@lru_cache(maxsize=8192)
def _quoted(raw: str, safe: str) -> str:
    return quote(raw, safe=safe)


def percent(raw: str) -> str:
    """Return an address with the signs percent-encoded that break out of HTML.

    An ampersand that was written as HTML is meant as one.
    """
    for sign, code in (("&amp;", "&"), ('"', "%22"), ("<", "%3C"), (">", "%3E")):
        if sign in raw:
            raw = raw.replace(sign, code)
    return raw


def address(raw: str) -> str:
    """Return an address for a place between double quotes.

    The scheme is not looked at: an address that an author wrote is checked where
    it is read.
    """
    return attribute(percent(raw))


def json(raw: str) -> str:
    """Return JSON for a place inside of `<script>`, which no sign in it can end.

    Outside of strings JSON has none of these signs.
    """
    for sign in "&<>\u2028\u2029":
        if sign in raw:
            raw = raw.replace(sign, f"\\u{ord(sign):04x}")
    return raw
