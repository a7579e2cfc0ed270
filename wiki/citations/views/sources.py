"""All sources: the bibliography of the wiki."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wiki.citations.exporting import FORMATS
from wiki.citations.models import Source

PER_SCREEN = 50
LONGEST_QUESTION = 200


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Show sources, the most cited or the newest first; those that match ``?q=``."""
    question = question_of(request)
    newest = request.GET.get("sort") == "newest"
    rows = Source.objects.current().matching(question).with_counts(request.user)
    rows = rows.prefetch_related("links")
    order = ["-pk"] if newest else ["-citation_count", "key"]
    page = Paginator(rows.order_by(*order), PER_SCREEN).get_page(
        request.GET.get("page")
    )
    context = {
        "sources": page,
        "question": question,
        "newest": newest,
        "formats": FORMATS.values(),
    }
    return render(request, "citations/sources.html", context)


def question_of(request: HttpRequest) -> str:
    """Return what is looked for among sources, "" for nothing."""
    return request.GET.get("q", "").strip()[:LONGEST_QUESTION]
