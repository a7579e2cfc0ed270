"""Turns the wiki's typed errors into pages: the one place that does."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wiki.errors import WikiError


class WikiErrorMiddleware:
    """Answers a ``WikiError`` that no view handled with a page that explains it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; errors come by ``process_exception``."""
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        """Return a page for the wiki's own errors, None for anybody else's."""
        if not isinstance(error, WikiError):
            return None
        context = {"title": error.title, "message": error.message, "error": error}
        return render(request, "problem.html", context, status=error.status)
