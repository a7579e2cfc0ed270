"""The app of pages and their revisions."""

from __future__ import annotations

from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "wiki.pages"
    verbose_name = "Pages"
