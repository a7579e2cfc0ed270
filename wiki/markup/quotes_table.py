"""The typographic quotes of each language DokuWiki speaks.

Facts only: what a DokuWiki set to that language shows, under the codes it has for
its languages. Source: https://www.dokuwiki.org/config:lang and
https://www.dokuwiki.org/config:typography
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from wiki.markup.config import Quotes

# Around double and single quotes, then the apostrophe. Some languages use straight
# signs for some of them, whatever a grammar would say.
_SIGNS = {
    "“”‘’’": """
        af bn br ca-valencia cy el en eo es eu fr fy gl hi hr ia id-ni it ja ka kn ko mg
        ml nan ne nl pt pt-br si sk th tr uk uz vi zh zh-tw
    """,
    "“”‘’؛": "ar",
    "«»„“’": "az be",
    "„“‘’’": "bg",
    "«»“”’": "ca",
    "«»‘’’": "ckb fa km no",
    "„“‚‘'": "cs et is sr",
    "„“‚‘’": "da de de-informal lt lv ro sl",
    "””’’’": "fi sv",
    "\"\"'''": "fo ta",
    "“”‘’'": "he id lb ms",
    "„”‚’’": "hu hu-formal pl",
    "«»«»’": "hy",
    '""‘’\'': "kk",
    "“”,,,": "ku",
    '""`´\'': "la",
    "„“’‘’": "mk",
    "“”`''": "mr",
    "«»’’’": "oc",
    "«»„““": "ru",
    "„“‘’'": "sq",
}

QUOTES: Mapping[str, Quotes] = MappingProxyType(
    {
        language: Quotes(*signs)
        for signs, languages in _SIGNS.items()
        for language in languages.split()
    }
)
"""Code of a language to its quotes."""


def quotes_of(language: str) -> Quotes:
    """Return the quotes of a language by its code: "de", "pt-br", "de_AT".

    A code that is not known counts as the language it begins with, else as English.
    """
    code = language.lower().replace("_", "-")
    return QUOTES.get(code) or QUOTES.get(code.partition("-")[0]) or Quotes()
