"""What a source is known by, as people read it and write it: one thing on a line.

A line is an address, or an identifier in any usual spelling. What stands in no line
is no longer of the source; pages that cite it so are for ``renaming`` to read anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from wiki.citations.errors import IdentifierTaken, NotAnIdentifier
from wiki.citations.identities import LONGEST_HOST, Identity, host_in, identity_of
from wiki.citations.models import (
    LONGEST_ADDRESS,
    Source,
    SourceIdentifier,
    SourceLink,
)
from wiki.citations.pasting import pasted

_FILM = re.compile(r"youtube:([\w-]{11})")


@dataclass(frozen=True, slots=True)
class Name:
    """What one line says: ``address`` is "" for an identifier. An address that is not
    the source's alone has no ``identity``.
    """

    identity: Identity | None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """Everything a source is known by."""

    identities: frozenset[Identity]
    addresses: frozenset[str]


def known_by(source: Source) -> list[str]:
    """Return what a source is known by: its addresses, and what they do not say."""
    return list(_known(source))


def read_name(line: str) -> Name:
    """Return what a line says; raise ``NotAnIdentifier``."""
    line = line.strip()
    if film := _FILM.fullmatch(line):
        return Name(Identity("youtube", film[1]))
    work = pasted(line)
    if work is None or work.identity.scheme == "key" or len(line) > LONGEST_ADDRESS:
        raise NotAnIdentifier(line)
    if "://" in line:
        return Name(work.identity, line)
    is_address = work.identity.scheme == "url"
    return Name(work.identity, f"https://{line}" if is_address else "")


def names_in(source: Source, lines: Iterable[str]) -> Names:
    """Return what lines say of a source; what it is known by already stays as it is.

    Raise ``NotAnIdentifier``, or ``IdentifierTaken`` where another source goes by one.
    """
    known = _known(source)
    kept = [line.strip() for line in lines if line.strip()]
    names = [known.get(line) or read_name(line) for line in kept]
    identities = frozenset(name.identity for name in names if name.identity)
    _refuse_those_of_others(source, identities)
    return Names(identities, frozenset(name.address for name in names if name.address))


def names_of(source: Source) -> Names:
    """Return what a source is known by now."""
    rows = source.identifiers.values_list("scheme", "value")
    addresses = source.links.values_list("address", flat=True)
    return Names(frozenset(Identity(*row) for row in rows), frozenset(addresses))


def rename(source: Source, names: Names) -> None:
    """Have a locked source known by ``names`` and nothing else; it is not saved."""
    before = names_of(source)
    for identity in before.identities - names.identities:
        source.identifiers.filter(scheme=identity.scheme, value=identity.value).delete()
    SourceIdentifier.objects.bulk_create(
        SourceIdentifier(source=source, scheme=one.scheme, value=one.value)
        for one in sorted(names.identities - before.identities)
    )
    gone = before.addresses - names.addresses
    source.links.filter(address__in=gone).delete()
    SourceLink.objects.bulk_create(
        SourceLink(source=source, address=address)
        for address in sorted(names.addresses - before.addresses)
    )
    source.host = _host(source.host, names.identities)


def _known(source: Source) -> dict[str, Name]:
    """Return the lines of a source, with what each says."""
    own = names_of(source)
    lines: dict[str, Name] = {}
    said: set[Identity] = set()
    for address in source.links.order_by("pk").values_list("address", flat=True):
        identity = identity_of(address)
        lines[address.strip()] = Name(None, address)
        if identity in own.identities:
            lines[address.strip()] = Name(identity, address)
            said.add(identity)
    for identity in sorted(own.identities - said):
        mark = "https://" if identity.scheme == "url" else f"{identity.scheme}:"
        lines[f"{mark}{identity.value}"] = Name(identity)
    return lines


def _refuse_those_of_others(source: Source, identities: Iterable[Identity]) -> None:
    wanted = Q(pk__in=[])
    for one in identities:
        wanted |= Q(scheme=one.scheme, value=one.value)
    others = SourceIdentifier.objects.exclude(source=source).select_related("source")
    if taken := others.filter(wanted).first():
        raise IdentifierTaken(str(taken), taken.source.key)


def _host(before: str, identities: Iterable[Identity]) -> str:
    """Return the host of a source: the one before if it has an address there still."""
    hosts: Sequence[str] = sorted(
        host_in(one.value)[:LONGEST_HOST] for one in identities if one.scheme == "url"
    )
    return before if before in hosts else next(iter(hosts), "")
