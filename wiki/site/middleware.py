"""Reads the site settings at most once per request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from wiki.site.current import held_settings


class SiteSettingsMiddleware:
    """Holds the settings that the request's first question about them brought."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with the settings held."""
        with held_settings():
            return self.get_response(request)
