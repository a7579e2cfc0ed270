"""What every template may say about the site."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from wiki.site.current import current_site
from wiki.site.drawers import drawers_json


def wiki(request: HttpRequest) -> dict[str, SimpleLazyObject]:  # noqa: ARG001
    """Add ``wiki``, the settings in force, and ``diagram_drawers``, the addresses of
    drawers as JSON. Both are asked for only when a template uses them.
    """
    return {
        "wiki": SimpleLazyObject(current_site),
        "diagram_drawers": SimpleLazyObject(drawers_json),
    }
