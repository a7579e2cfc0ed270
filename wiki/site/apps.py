"""The app of site-wide settings."""

from __future__ import annotations

from django.apps import AppConfig
from django.core import checks


class SiteConfig(AppConfig):
    name = "wiki.site"
    label = "site_settings"
    verbose_name = "Site"

    def ready(self) -> None:
        """Have the settings checked that name files."""
        from wiki.site.drawers import check_drawers  # noqa: PLC0415 - needs the apps

        checks.register(check_drawers)
