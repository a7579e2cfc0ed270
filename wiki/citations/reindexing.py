"""Makes citations and events anew from the texts of all revisions.

It comes to what the saves left. Sources stay: people may have worked on them.
"""

from __future__ import annotations

from django.db import transaction

from wiki.citations.additions import write_additions
from wiki.citations.locking import read_sources
from wiki.citations.models import Citation, CitationEvent, Source, UncitedAddition
from wiki.citations.recording import write_citations, write_events
from wiki.markup import Document, parse
from wiki.pages.models import Page, PageRevision
from wiki.pages.rendering import config_for
from wiki.pages.rereading import outdate
from wiki.pages.tasks import reread_stale_pages

_AT_ONCE = 200


def reindex(pk: int) -> None:
    """Make the citations of one page and their history anew, in one transaction.

    A page that cites other sources than it shows is rendered again.
    """
    with transaction.atomic():
        pages = Page.including_deleted.select_for_update()
        page = pages.get(pk=pk)
        read_sources()
        CitationEvent.objects.filter(page=page).delete()
        UncitedAddition.objects.filter(page=page).delete()
        citations = Citation.objects.filter(page=page)
        shown = set(citations.values_list("digest", "source_id"))
        cited = {source for _, source in shown}
        citations.delete()
        revisions = PageRevision.objects.filter(page=page).select_related("version")
        text = ""
        for revision in revisions.order_by("number").iterator(_AT_ONCE):
            earlier, text = text, revision.text
            document = _document(page, text)
            before, after = write_citations(page, revision, document)
            write_events(page, revision, before, after)
            write_additions(page, revision, earlier, document)
            cited |= after.keys()
        # After the commit, since only then does everybody's count see all rows.
        transaction.on_commit(Source.objects.filter(pk__in=cited).recount)
        if set(citations.all().values_list("digest", "source_id")) != shown:
            outdate([page.pk])
            transaction.on_commit(reread_stale_pages.enqueue)


def _document(page: Page, text: str) -> Document | None:
    """Return the document of a text, None where it deletes the page."""
    return parse(text, config_for(page.path)) if text.strip() else None
