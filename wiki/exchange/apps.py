"""The app of import and export."""

from __future__ import annotations

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "wiki.exchange"
    verbose_name = "Import and export"
