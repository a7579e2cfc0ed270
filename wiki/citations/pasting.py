"""What a person pastes for a work: an address, or an identifier in any usual spelling.

Pure. `identities` says what a link names; here are the forms that are no link yet.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote

from wiki.citations.identities import Identity, identity_of, isbn

SHORTCUTS = frozenset({"doi", "arxiv", "isbn", "pmid", "openreview"})
"""Schemes that are written `[[scheme>value]]`."""

_LONGEST = 2000

_DOI = re.compile(r"(?:doi(?:\.org)?\s*[:>/]?\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:arxiv\s*[:>]?\s*)?(\d{4}\.\d{4,5}(?:v\d+)?)"
    r"|arxiv\s*[:>]?\s*([a-z-]+(?:\.[a-z]{2})?/\d{7}(?:v\d+)?)",
    re.IGNORECASE,
)
_ISBN = re.compile(r"(?:isbn(?:-1[03])?\s*[:>]?\s*)?([\dXx -]{10,17})", re.IGNORECASE)
_PMID = re.compile(r"(?:pmid|pubmed)\s*[:>]?\s*(\d{1,9})", re.IGNORECASE)
_OPENREVIEW = re.compile(r"openreview\s*[:>]\s*([\w-]+)", re.IGNORECASE)
_KEY = re.compile(r"cite>([\w.:-]+)", re.IGNORECASE)
_AMPERSAND = re.compile(r"&(?:amp;)+")
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_NO_SCHEME = re.compile(r"(?:www\.)?(?:[\w-]+\.)+[a-z]{2,}/\S*|www\.\S+", re.IGNORECASE)

# What would end a link or the note around it, or part it from its label.
_NOT_IN_LINK = re.compile(r"[|\s\[\]<>\"`\\^{}]|\)\)")


class Pasted(NamedTuple):
    """A work as it was pasted: what it is known by, and what a link to it holds."""

    identity: Identity
    target: str


def pasted(text: str) -> Pasted | None:
    """Return the work that `text` names and nothing beside it; None if it is none."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    for address in (_of_identifier(text), _of_address(text)):
        identity = identity_of(address) if address else None
        if identity is not None:
            return Pasted(identity, target_of(identity, address))
    return None


def target_of(identity: Identity, address: str = "") -> str:
    """Return what stands between the brackets of a link to a work.

    That is its identifier behind a shortcut, else `address` with everything encoded
    that would end the link.
    """
    if identity.scheme == "key":
        return f"cite>{identity.value}"
    if identity.scheme in SHORTCUTS and _is_plain(identity.value):
        return f"{identity.scheme}>{identity.value}"
    return _NOT_IN_LINK.sub(
        lambda sign: quote(sign[0], safe="").replace(")", "%29"), address
    )


def _is_plain(value: str) -> bool:
    return not _NOT_IN_LINK.search(value) and not {"#", "%", "?"} & set(value)


def _of_identifier(text: str) -> str:
    """Return an address to which an identifier leads; "" for what is none."""
    if found := _DOI.fullmatch(text):
        return f"https://doi.org/{quote(found[1])}"
    if found := _ARXIV.fullmatch(text):
        return f"https://arxiv.org/abs/{found[1] or found[2]}"
    if (found := _ISBN.fullmatch(text)) and (digits := isbn(found[1])):
        return f"https://openlibrary.org/isbn/{digits}"
    if found := _PMID.fullmatch(text):
        return f"https://pubmed.ncbi.nlm.nih.gov/{found[1]}/"
    if found := _OPENREVIEW.fullmatch(text):
        return f"https://openreview.net/forum?id={found[1]}"
    if found := _KEY.fullmatch(text):
        return f"/source/{found[1]}"
    return ""


def _of_address(text: str) -> str:
    text = _AMPERSAND.sub("&", text)  # as links in wikitext are read
    if _ADDRESS.fullmatch(text):
        return text
    return f"https://{text}" if _NO_SCHEME.fullmatch(text) else ""
