"""All sources: the bibliography of the wiki."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wiki.citations.bibliography import Bibliography
from wiki.citations.exporting import FORMATS
from wiki.citations.models import Source
from wiki.citations.selecting import Selection

PER_SCREEN = 50


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """Show the sources of a selection, the most cited or the newest first.

    ``PER_SCREEN`` at a time: ``?after=`` is the key of the last one shown before.
    """
    selection = Selection.of(request.GET)
    found = Bibliography(selection, request.user)
    after = Source.objects.filter(key=request.GET.get("after", "")).first()
    shown = found.shown(PER_SCREEN + 1, after)
    context = {
        "selection": selection,
        "sources": shown[:PER_SCREEN],
        "found": found,
        "more": shown[PER_SCREEN - 1].key if len(shown) > PER_SCREEN else None,
        "formats": FORMATS.values(),
    }
    return render(request, "citations/sources.html", context)
