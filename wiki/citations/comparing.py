"""What became of citations between two revisions of a page (``DIFF_PANELS``)."""

from __future__ import annotations

from wiki.citations.models import CitationEvent, DeclinedReminder, Source
from wiki.pages.models import PageRevision
from wiki.pages.panels import Panel

_SHOWN_DECLINED = 20


def source_changes(old: PageRevision, new: PageRevision) -> Panel | None:
    """Return the sources that ``new`` cites and ``old`` does not, and the reverse.

    One that came and went in between is neither. None where nothing changed.
    """
    events = CitationEvent.objects.between(old, new)
    events = events.select_related("source").prefetch_related("source__links")
    first: dict[Source, str] = {}
    last: dict[Source, str] = {}
    for event in events.order_by("revision__number"):
        first.setdefault(event.source, event.kind)
        last[event.source] = event.kind
    # What begins by coming was not there, so it is new if it stays.
    stayed = [source for source, kind in first.items() if kind == last[source]]
    content = {
        "added": [one for one in stayed if first[one] == CitationEvent.Kind.ADDED],
        "removed": [one for one in stayed if first[one] == CitationEvent.Kind.REMOVED],
    }
    return Panel("citations/_changes.html", content) if stayed else None


def declined_reminders(old: PageRevision, new: PageRevision) -> Panel | None:
    """Return what authors behind ``old``, up to ``new``, were reminded of in vain."""
    rows = DeclinedReminder.objects.between(old, new)
    declined = list(rows.order_by("pk")[:_SHOWN_DECLINED])
    return (
        Panel("citations/_declined.html", {"declined": declined}) if declined else None
    )
