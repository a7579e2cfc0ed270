"""Shows times in the time zone that the signed-in person chose."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.models import User


class TimeZoneMiddleware:
    """Activates the person's time zone for one request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request in the person's time zone."""
        user = request.user
        if isinstance(user, User) and user.time_zone:
            with timezone.override(user.time_zone):
                return self.get_response(request)
        return self.get_response(request)
