"""What every template may say about the site."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from wiki.site.current import current_site


def wiki(request: HttpRequest) -> dict[str, SimpleLazyObject]:  # noqa: ARG001
    """Add ``wiki``, the settings in force, asked for only when a template uses it."""
    return {"wiki": SimpleLazyObject(current_site)}
