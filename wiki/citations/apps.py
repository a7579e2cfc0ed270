"""The app of sources and citations."""

from __future__ import annotations

from django.apps import AppConfig


class CitationsConfig(AppConfig):
    name = "wiki.citations"
    verbose_name = "Citations"
