"""Makes citations and events anew from the texts of all revisions.

It comes to what the saves left. Sources stay: people may have worked on them.
"""

from __future__ import annotations

from django.db import transaction

from wiki.citations.finding import sources_of
from wiki.citations.locking import read_sources
from wiki.citations.models import CitationEvent
from wiki.citations.reading import read_citations
from wiki.citations.recording import write_citations, write_events
from wiki.markup import Document, parse
from wiki.pages.models import Page, PageRevision
from wiki.pages.rendering import config_for

_AT_ONCE = 200


def reindex(pk: int) -> None:
    """Make the citations of one page and their history anew, in one transaction."""
    with transaction.atomic():
        pages = Page.including_deleted.select_for_update(of=("self",))
        page = pages.select_related("head").get(pk=pk)
        read_sources()
        CitationEvent.objects.filter(page=page).delete()
        before: set[int] = set()
        revisions = PageRevision.objects.filter(page=page).select_related("version")
        for revision in revisions.order_by("number").iterator(_AT_ONCE):
            document = _document(page, revision.text)
            after = _cited(document)
            write_events(page, revision, before, after)
            before = after
        if page.head is not None:
            write_citations(page, page.head, _document(page, page.text))


def _document(page: Page, text: str) -> Document | None:
    """Return the document of a text, None where it deletes the page."""
    return parse(text, config_for(page.path)) if text.strip() else None


def _cited(document: Document | None) -> set[int]:
    if document is None:
        return set()
    works = [cited.work for cited in read_citations(document.facts)]
    return {source.pk for source in sources_of(works) if source is not None}
