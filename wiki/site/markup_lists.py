"""Lists that administrators write: one entry a line, a key, blanks, and its value.

The form is that of DokuWiki's own lists, `interwiki.local.conf` and the like, with
`#` before comments. Source: https://www.dokuwiki.org/interwiki,
https://www.dokuwiki.org/abbreviations
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from django.core.exceptions import ValidationError

from wiki.markup import defaults

WORKS: Mapping[str, str] = MappingProxyType(
    {
        "doi": "https://doi.org/{NAME}",
        "arxiv": "https://arxiv.org/abs/{NAME}",
        "isbn": "https://openlibrary.org/isbn/{NAME}",
        "pmid": "https://pubmed.ncbi.nlm.nih.gov/{NAME}/",
        "openreview": "https://openreview.net/forum?id={URL}",
        "cite": "/source/{NAME}",
    }
)
"""Shortcuts to what is cited, by its identifier or by its key in this wiki."""

STOCK: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "interwiki": MappingProxyType({**defaults.INTERWIKI, **WORKS}),
        "acronyms": defaults.ACRONYMS,
        "smileys": defaults.SMILEYS,
        "entities": defaults.ENTITIES,
    }
)
"""The lists that can be extended, as DokuWiki ships them; and shortcuts to works."""

# A comment takes up its line, or stands behind blanks.
_COMMENT = re.compile(r"(?:^|\s)#.*")
_LEADS = re.compile(
    r"(?:https?|ftps?|git|irc|ircs|xmpp|sip|tel|callto|skype|mailto|magnet|news):|:|/",
    re.IGNORECASE | re.ASCII,
)


def entries_of(text: str) -> dict[str, str]:
    """Return the entries of a list; a key without a value has an empty one."""
    entries = {}
    for line in text.splitlines():
        key, *value = _COMMENT.sub("", line).split(maxsplit=1)[:2] or [""]
        if key:
            entries[key] = "".join(value).strip()
    return entries


# As many as four lists of a few processes' settings. A list is one object as long as
# its text stays the same: what is compiled from it is found again by that.
@lru_cache(maxsize=32)
def extended(name: str, text: str) -> Mapping[str, str]:
    """Return the stock list `name` with the entries of `text`.

    An entry replaces the stock one of the same key; without a value it removes it.
    """
    merged = {**STOCK[name], **entries_of(text)}
    return MappingProxyType({key: value for key, value in merged.items() if value})


def validate_interwiki(text: str) -> None:
    """Raise ``ValidationError`` where a shortcut leads to what is no address."""
    for key, value in entries_of(text).items():
        if value and not _LEADS.match(value):
            message = (
                f"“{key}” leads to “{value}”, which is neither an address "
                "(https://…) nor a page of this wiki (:namespace:…)."
            )
            raise ValidationError(message)
