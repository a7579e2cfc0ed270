"""The app of links and lists."""

from __future__ import annotations

from django.apps import AppConfig


class NavigationConfig(AppConfig):
    name = "wiki.navigation"
    verbose_name = "Navigation"
