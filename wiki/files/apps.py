"""The app of files."""

from __future__ import annotations

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "wiki.files"
    verbose_name = "Files"
