"""Tells the renderer which files exist (``FILE_LOOKUP`` in the settings)."""

from __future__ import annotations

from collections.abc import Mapping

from wiki.files.models import File
from wiki.markup import FileFound


def find_files(paths: frozenset[str]) -> Mapping[str, FileFound]:
    """Return what is known of those of ``paths`` that are files: one query."""
    return {
        file.path: FileFound(size=file.size, width=file.width, height=file.height)
        for file in File.objects.filter(path__in=paths)
    }
