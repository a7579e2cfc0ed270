"""The code blocks of a page, to be downloaded under their file names."""

from __future__ import annotations

from wiki.markup import Code, parse
from wiki.pages.rendering import config_for


def code_block(path: str, text: str, number: int) -> Code | None:
    """Return block ``number`` (from 0, as DokuWiki counts) of a text, None if none."""
    codes = parse(text, config_for(path)).codes
    return codes[number] if number < len(codes) else None
