"""Sources for whoever is writing, as JSON."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wiki.citations.selecting import Selection
from wiki.citations.suggesting import suggestions


@never_cache
@require_safe
def find_sources(request: HttpRequest) -> JsonResponse:
    """Answer with the few works that fit ``?q=`` best, each with its footnote."""
    question = Selection.of(request.GET).question
    found = suggestions(question, request.user)
    return JsonResponse(
        {"question": question, "sources": [one.as_json() for one in found]}
    )
