"""Completes what is known of sources by what services say, where nobody edited it."""

from __future__ import annotations

from dataclasses import replace

from wiki.citations.csl import Item, edtf_of, names_of
from wiki.citations.editing import SourceFacts, complete_source
from wiki.citations.errors import SourceMissing
from wiki.citations.lookups.asking import look_up
from wiki.citations.lookups.services import MetadataService, metadata_services
from wiki.citations.models import LONGEST_SUBJECT, Source, SourceType, Status

_OWN = ("type", "title", "author", "container-title", "publisher", "issued")


def complete(source: Source) -> bool:
    """Ask about a source until one service knows it; tell whether that changed it.

    Sources that somebody edited are left alone, and nobody is asked about them. Raise
    ``wiki.citations.lookups.asking.NotNow``.
    """
    if source.status != Status.AUTO or source.merged_into_id:
        return False
    for service in metadata_services():
        subject = service.subject_of(source)
        if not 0 < len(subject) <= LONGEST_SUBJECT:
            continue
        address = service.address_of(subject)
        item = look_up(service, subject, address, service.read)
        if item:
            return _keep(source, item, service)
    return False


def completed(known: SourceFacts, item: Item, *, is_registry: bool) -> SourceFacts:
    """Return what is known once ``item`` was learned.

    The word of a registry takes the place of what was read from pages, any other's
    only fills gaps. That a source is a web page is what is thought where nothing is
    known.
    """
    said = SourceFacts(
        type=item.get("type", ""),
        title=item.get("title", ""),
        authors=names_of(item.get("author")),  # type: ignore[arg-type]
        container=item.get("container-title", ""),
        publisher=item.get("publisher", ""),
        date=edtf_of(item.get("issued")),
    )
    first, second = (said, known) if is_registry else (known, said)
    is_typed = first.type not in {"", SourceType.WEBPAGE} or not second.type
    return replace(
        known,
        type=first.type if is_typed else second.type,
        title=first.title or second.title,
        authors=first.authors or second.authors,
        container=first.container or second.container,
        publisher=first.publisher or second.publisher,
        date=first.date or second.date,
        csl=known.csl | {n: v for n, v in item.items() if n not in _OWN},
    )


def _keep(source: Source, item: Item, service: MetadataService) -> bool:
    try:
        return complete_source(
            source.key,
            lambda known: completed(known, item, is_registry=service.is_registry),
            summary=f"Completed from {service.name}",
        )
    except SourceMissing:  # merged into another while a service was asked
        return False
