"""Turns the wiki's typed errors into pages: the one place that does."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wiki.errors import WikiError


class WikiErrorMiddleware:
    """Answers a ``WikiError`` that no view handled with a page that explains it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request; errors come by ``process_exception``."""
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return _explain_method(request, response)
        return response

    def process_exception(
        self, request: HttpRequest, error: Exception
    ) -> HttpResponse | None:
        """Return a page for the wiki's own errors, None for anybody else's."""
        if not isinstance(error, WikiError):
            return None
        context = {"title": error.title, "message": error.message, "error": error}
        return render(request, "problem.html", context, status=error.status)


def _explain_method(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Give the answer 405 words, since Django's has none."""
    allowed = response["Allow"]
    message = f"This address answers {allowed}, not {request.method}."
    context = {"title": "This cannot be done this way", "message": message}
    page = render(request, "problem.html", context, status=response.status_code)
    page["Allow"] = allowed
    return page
