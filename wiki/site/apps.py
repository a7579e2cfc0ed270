"""The app of site-wide settings."""

from __future__ import annotations

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "wiki.site"
    label = "site_settings"
    verbose_name = "Site"
