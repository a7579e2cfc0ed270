"""The app of sources and citations."""

from __future__ import annotations

from django.apps import AppConfig
from django.core import checks


class CitationsConfig(AppConfig):
    name = "wiki.citations"
    verbose_name = "Citations"

    def ready(self) -> None:
        """Have the settings checked that name services."""
        from wiki.citations.lookups.services import (  # noqa: PLC0415 - needs the apps
            check_services,
        )

        checks.register(check_services)
