"""The keys of sources: short, readable, and never given twice.

`vaswani2017` for Vaswani, 2017; by the host (`importai2026`) where no author is known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence
from itertools import count

from wiki.citations.dates import year_of
from wiki.citations.identities import Identity
from wiki.citations.people import Name

_LONGEST_NAME = 40
_NOT_IN_KEY = re.compile(r"[^a-z0-9]+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# What says nothing about whose site it is.
_COMMON = frozenset(
    {"blog", "blogs", "news", "docs", "en", "de", "fr", "web", "static"}
)


def stem_of(identity: Identity, authors: Sequence[Name], title: str, date: str) -> str:
    """Return the key that suits a source, were nobody else to have it."""
    name = _named(authors) or _hosted(identity) or _plain(title) or identity.scheme
    return f"{name[:_LONGEST_NAME]}{year_of(date) or ''}"


def free_key(stem: str, taken: Container[str]) -> str:
    """Return `stem`, with a letter or a number behind it where it is taken."""
    if stem not in taken:
        return stem
    # Letters behind a year, numbers behind anything else: x2024b, x-2.
    if stem[-1:].isdigit():
        for letter in _LETTERS[1:]:
            if stem + letter not in taken:
                return stem + letter
    return next(key for n in count(2) if (key := f"{stem}-{n}") not in taken)


def _named(authors: Sequence[Name]) -> str:
    if not authors:
        return ""
    first = authors[0]
    return _plain(first.get("family") or first.get("literal", ""))


def _hosted(identity: Identity) -> str:
    """Return the telling part of a host: `importai` of `importai.substack.com`."""
    if identity.scheme != "url":
        return ""
    host = identity.value.partition("/")[0].partition(":")[0].partition("?")[0]
    parts = host.removeprefix("xn--").split(".")
    telling = [part for part in parts[:-1] if part not in _COMMON] or parts
    return _plain(telling[0])


def _plain(words: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return _NOT_IN_KEY.sub("", ascii_only.lower())
