"""Where addresses begin and end in running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wiki.markup.config import Config

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9]*\Z")
_PATH = re.compile(r"[\w/#~:.?+=&%@!\-\[\];,]+", re.ASCII)
_HOST = re.compile(r"[\w\-.]+?\.[\w\-.]", re.ASCII)
_PUNCTUATION = ".:?-;,"
_LONGEST_SCHEME = 12


def scheme_before(config: Config, text: str, begin: int, colon: int) -> int | None:
    """Return where the allowed scheme begins that ends at `colon`, if one does.

    It stands behind `begin`, in letters small or capital, and no letter or digit
    stands before it.
    """
    word = _SCHEME.search(text, max(begin, colon - _LONGEST_SCHEME), colon)
    if word is None:
        return None
    scheme, start = word[0], word.start()
    if scheme.lower() not in config.schemes or scheme in config.acronyms:
        return None
    if start == begin and config.dialect == "2022":
        return start
    return None if follows_word(text, start) else start


def follows_word(text: str, start: int, also: str = "") -> bool:
    """Tell whether a word, or a character of `also`, stands right before `start`."""
    before = text[start - 1] if start else "\n"
    return before in also or (before.isascii() and (before.isalnum() or before == "_"))


def end_without_scheme(text: str, dot: int) -> int | None:
    """Return where the address ends that begins with `www` or `ftp` before a dot.

    None where it is no address: a host with a dot in it must follow, and something
    behind that.
    """
    host = _HOST.match(text, dot + 1)
    if host is None or _PATH.match(text, host.end()) is None:
        return None
    return end_of_address(text, host.end())


def end_of_address(text: str, position: int) -> int:
    """Return where the address ends, without the punctuation of the sentence."""
    match = _PATH.match(text, position)
    if match is None:
        return position
    return position + max(1, len(match[0].rstrip(_PUNCTUATION)))
