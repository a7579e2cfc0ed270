"""Notes where copies of cited addresses are kept."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from wiki.citations.lookups.asking import look_up
from wiki.citations.lookups.services import Copy, archive_services
from wiki.citations.models import LONGEST_SUBJECT, Source, SourceLink
from wiki.citations.refreshing import references_changed

# At a time: for each, others of the worker's tasks wait for the archive's pause.
_MOST = 5


def find_copies(source: Source) -> bool:
    """Ask archives for copies of a source's addresses that have none; tell whether
    there were some.

    Those wanted are of the day on which the source was first cited. Raise
    ``wiki.citations.lookups.asking.NotNow``.
    """
    day = timezone.localdate(source.created)
    found = False
    for link in source.links.filter(archive_address="")[:_MOST]:
        copy = _copy_of(link.address, day)
        if copy is not None:
            rows = SourceLink.objects.filter(pk=link.pk)
            archived = date.fromisoformat(copy["day"])
            rows.update(archive_address=copy["address"], archived=archived)
            references_changed([source.pk])
            found = True
    return found


def _copy_of(address: str, day: date) -> Copy | None:
    """Return a copy from the first archive that has one."""
    if len(address) > LONGEST_SUBJECT:
        return None
    for service in archive_services():
        asked = service.address_of(address, day)
        copy = look_up(service, address, asked, service.read)
        if copy is not None:
            return copy
    return None
