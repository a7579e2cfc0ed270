"""One source: what is known of it, and who leans on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from wiki.citations.csl import item_of
from wiki.citations.exporting import FORMATS
from wiki.citations.finding import source_for
from wiki.citations.formats.references import references
from wiki.citations.identities import host_of
from wiki.citations.models import (
    Citation,
    CitationEvent,
    DomainPolicy,
    Source,
    SourceLink,
)
from wiki.citations.policies import policy_of
from wiki.citations.resembling import (
    of_same_author,
    of_same_host,
    possible_duplicates,
)
from wiki.citations.views.requests import about
from wiki.pages.models import Page

SHOWN_CITATIONS = 50
SHOWN_EVENTS = 25
SHOWN_LINKS = 50


@dataclass(frozen=True, slots=True)
class CitingPage:
    """A page, where it is read, and the places in which it cites the source."""

    page: Page
    address: str
    citations: list[Citation]


@require_safe
def source(request: HttpRequest, key: str) -> HttpResponse:
    """Show the source of ``key``, ``SHOWN_CITATIONS`` of its citations and events."""
    found = source_for(request.user, key)
    if found.key != key:
        return redirect(found, permanent=True)
    citations = Citation.objects.visible_to(request.user).of(found)
    counts = Citation.objects.counts(found, request.user)
    events = CitationEvent.objects.visible_to(request.user)
    links = list(found.links.all()[:SHOWN_LINKS])
    context = {
        **about(request, found),
        "identifiers": found.identifiers.exclude(scheme="url"),
        "links": links,
        "policies": _policies(found, links),
        "citing": _by_page(citations.for_list()[:SHOWN_CITATIONS]),
        "formats": FORMATS.values(),
        "references": references(item_of(found)),
        "count": counts.uses,
        "pages": counts.pages,
        "not_shown": max(0, counts.uses - SHOWN_CITATIONS),
        "events": events.newest_of(found, SHOWN_EVENTS),
        "first": events.first_of(found),
        "duplicates": possible_duplicates(found, request.user),
        "of_same_host": of_same_host(found, request.user),
        "of_same_author": of_same_author(found, request.user),
    }
    return render(request, "citations/source.html", context)


def _policies(source: Source, links: Iterable[SourceLink]) -> list[DomainPolicy]:
    """Return the policies of all hosts that a source is on, each once."""
    hosts = dict.fromkeys([source.host, *(host_of(link.address) for link in links)])
    found = policy_of(hosts, timezone.localdate())
    return list(dict.fromkeys(found.values()))


def _by_page(citations: Iterable[Citation]) -> list[CitingPage]:
    by_page = groupby(citations, key=lambda citation: citation.page)
    return [
        CitingPage(page, page.get_absolute_url(), list(rows)) for page, rows in by_page
    ]
