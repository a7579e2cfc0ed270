"""The wikitext of a page or of one of its revisions, to read or to download."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wiki.access.decisions import may
from wiki.access.levels import Level
from wiki.pages.editing import revision_of
from wiki.pages.trail import trail
from wiki.pages.views.requests import on_page, page_with_history, wanted_number


@require_safe
@on_page
def source(request: HttpRequest, path: str) -> HttpResponse:
    """Show the wikitext; ``?raw`` answers with nothing but the text."""
    page = page_with_history(request, path)
    number = wanted_number(request, "rev", path) or page.number
    text = revision_of(page, number).text
    if "raw" in request.GET:
        return HttpResponse(text, content_type="text/plain; charset=utf-8")
    context = {
        "page": page,
        "path": path,
        "number": number,
        "text": text,
        "may_edit": may(request.user, Level.EDIT, path),
        "trail": trail(path),
    }
    return render(request, "pages/source.html", context)
