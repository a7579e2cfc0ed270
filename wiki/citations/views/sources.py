"""All sources: the bibliography of the wiki."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wiki.citations.exporting import FORMATS
from wiki.citations.models import Source
from wiki.citations.querysets import SourceQuerySet

PER_SCREEN = 50
LONGEST_QUESTION = 200
_COUNT, _COUNTED_SECONDS = "citations:sources", 60


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Show sources, the most cited or the newest first; those that match ``?q=``.

    ``PER_SCREEN`` at a time: ``?after=`` is the key of the last one shown before.
    """
    question = question_of(request)
    newest = request.GET.get("sort") == "newest"
    rows = Source.objects.visible_to(request.user).current().matching(question)
    after = Source.objects.filter(key=request.GET.get("after", "")).first()
    listed = rows.with_counts(request.user).prefetch_related("links")
    in_order = listed.newest if newest else listed.most_used
    shown = in_order(PER_SCREEN + 1, after)
    context = {
        "sources": shown[:PER_SCREEN],
        "count": rows.count() if question else _count_of_all(rows),
        "more": shown[PER_SCREEN - 1].key if len(shown) > PER_SCREEN else None,
        "question": question,
        "newest": newest,
        "formats": FORMATS.values(),
    }
    return render(request, "citations/sources.html", context)


def question_of(request: HttpRequest) -> str:
    """Return what is looked for among sources, "" for nothing."""
    return request.GET.get("q", "").strip()[:LONGEST_QUESTION]


def _count_of_all(rows: SourceQuerySet) -> int:
    """Return how many sources there are, or were a moment ago: a database counts them
    one by one.
    """
    count: int | None = cache.get(_COUNT)
    if count is None:
        count = rows.count()
        cache.set(_COUNT, count, _COUNTED_SECONDS)
    return count
