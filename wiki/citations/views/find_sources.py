"""Sources for whoever is writing, as JSON."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from wiki.citations.selecting import Selection
from wiki.citations.suggesting import said, suggestions
from wiki.markup import ids


@never_cache
@require_safe
def find_sources(request: HttpRequest) -> JsonResponse:
    """Answer with the few works that fit ``?q=`` best, each with its footnote.

    Without a question, with those that ``?page=`` cites already.
    """
    question = Selection.of(request.GET).question
    path = ids.clean(request.GET.get("page", ""))
    found = suggestions(question, request.user, path)
    return JsonResponse(
        {
            "question": question,
            "said": said(question, found),
            "sources": [one.as_json() for one in found],
        }
    )
