"""The app that answers who may do what."""

from __future__ import annotations

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "wiki.access"
    verbose_name = "Access"
