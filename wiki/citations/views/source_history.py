"""The versions of a source, and what changed between two of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wiki.citations.merging import merges_of
from wiki.citations.models import Source
from wiki.citations.versions import compare, versions_of
from wiki.citations.views.requests import about, on_source


@require_safe
@on_source
def source_history(request: HttpRequest, source: Source) -> HttpResponse:
    """Show all versions, newest first; people make few of a source."""
    context = {
        **about(request, source),
        "versions": versions_of(source),
        "merges": merges_of(source),
    }
    return render(request, "citations/history.html", context)


@require_safe
@on_source
def source_diff(
    request: HttpRequest, source: Source, old: int, new: int
) -> HttpResponse:
    """Show which fields differ between two versions."""
    old, new = sorted((old, new))
    context = {
        **about(request, source),
        "old": old,
        "new": new,
        "changes": compare(source, old, new),
    }
    return render(request, "citations/diff.html", context)
