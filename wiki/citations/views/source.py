"""One source: what is known of it, and who leans on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from wiki.citations.csl import item_of
from wiki.citations.errors import SourceMissing
from wiki.citations.exporting import FORMATS
from wiki.citations.finding import source_with
from wiki.citations.formats.references import references
from wiki.citations.models import Citation, CitationEvent
from wiki.citations.views.requests import about
from wiki.pages.models import Page

SHOWN_CITATIONS = 100
SHOWN_EVENTS = 50


@dataclass(frozen=True, slots=True)
class CitingPage:
    """A page with the places in which it cites the source."""

    page: Page
    citations: list[Citation]


@require_safe
def source(request: HttpRequest, key: str) -> HttpResponse:
    """Show the source of ``key``, ``SHOWN_CITATIONS`` of its citations and events."""
    found = source_with(key)
    if found is None:
        raise SourceMissing(key)
    if found.key != key:
        return redirect(found, permanent=True)
    citations = Citation.objects.visible_to(request.user).of(found)
    events = CitationEvent.objects.visible_to(request.user).filter(source=found)
    count = citations.count()
    context = {
        **about(request, found),
        "identifiers": found.identifiers.exclude(scheme="url"),
        "links": found.links.all(),
        "citing": _by_page(citations.for_list()[:SHOWN_CITATIONS]),
        "formats": FORMATS.values(),
        "references": references(item_of(found)),
        "count": count,
        "pages": citations.values("page").distinct().count(),
        "not_shown": max(0, count - SHOWN_CITATIONS),
        "events": events.for_list()[:SHOWN_EVENTS],
    }
    return render(request, "citations/source.html", context)


def _by_page(citations: Iterable[Citation]) -> list[CitingPage]:
    by_page = groupby(citations, key=lambda citation: citation.page)
    return [CitingPage(page, list(rows)) for page, rows in by_page]
