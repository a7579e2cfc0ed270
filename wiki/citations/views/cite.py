"""How to cite a page of the wiki, and what it cites itself, as files."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wiki.access.decisions import may
from wiki.access.levels import Level
from wiki.citations.exporting import FORMATS
from wiki.citations.formats.references import references
from wiki.citations.models import Citation
from wiki.citations.quoting import item_of_revision
from wiki.citations.views.export import as_file, format_of
from wiki.pages.editing import revision_of
from wiki.pages.trail import trail
from wiki.pages.views.requests import on_page, page_with_history, wanted_number


@require_safe
@on_page
def cite(request: HttpRequest, path: str) -> HttpResponseBase:
    """Show how to cite the newest revision, or ``?rev=``; a file for ``?format=``."""
    page = page_with_history(request, path)
    number = wanted_number(request, "rev", path) or page.number
    revision = revision_of(page, number)
    item = item_of_revision(revision)
    if "format" in request.GET:
        form = format_of(request)
        return as_file(form.write([item]), form, item["id"])
    context = {
        "page": page,
        "path": path,
        "revision": revision,
        "permalink": item["URL"],
        "references": references(item),
        "formats": FORMATS.values(),
        "cites": Citation.objects.filter(page=page).exists(),
        "may_edit": may(request.user, Level.EDIT, path),
        "trail": trail(path),
    }
    return render(request, "citations/cite.html", context)
