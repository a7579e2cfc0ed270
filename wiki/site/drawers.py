"""The drawers of diagrams that a site installed: pages among its static files, one for
each language. How one is written and installed stands in docs/running.md.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.checks import CheckMessage, Error
from django.templatetags.static import static


def drawers_json() -> str:
    """Return the address of each drawer by its language as JSON, "" if none."""
    drawers: dict[str, str] = settings.DIAGRAM_DRAWERS
    if not drawers:
        return ""
    return json.dumps({language: static(path) for language, path in drawers.items()})


def check_drawers(
    app_configs: Sequence[Any] | None,  # noqa: ARG001 - what Django hands to a check
    **_options: object,
) -> list[CheckMessage]:
    """Refuse to start when a drawer is named that does not exist."""
    return [
        Error(
            f"DIAGRAM_DRAWERS names {path!r} for {language}, which does not exist.",
            hint="Its path begins in WIKI_HOME/assets.",
            id="wiki.E001",
        )
        for language, path in settings.DIAGRAM_DRAWERS.items()
        if finders.find(path) is None
    ]
