"""Answers the renderer's one question: which of these names exist.

Pages are our own; files are asked of whoever settings name in ``FILE_LOOKUP``, since
``pages`` does not know the app that keeps them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.conf import settings
from django.utils.module_loading import import_string

from wiki.markup import FileFound, Found, Names
from wiki.pages.models import Page

# SQLite takes at most 32,766 parameters in one statement.
_AT_ONCE = 10_000

FileLookup = Callable[[frozenset[str]], Mapping[str, FileFound]]


def find_names(names: Names) -> Found:
    """Say which pages (with their titles) and files exist: one query for each."""
    return Found(pages=existing_pages(names.pages), files=_find_files(names.files))


def existing_pages(paths: Iterable[str]) -> dict[str, str]:
    """Return the titles of those of ``paths`` that are pages, by path."""
    wanted = list(paths)
    found: dict[str, str] = {}
    for first in range(0, len(wanted), _AT_ONCE):
        some = wanted[first : first + _AT_ONCE]
        rows = Page.objects.filter(path__in=some).values_list("path", "title")
        found.update(rows)
    return found


def _find_files(paths: frozenset[str]) -> Mapping[str, FileFound]:
    if not paths:
        return {}
    lookup: FileLookup = import_string(settings.FILE_LOOKUP)
    wanted = list(paths)
    found: dict[str, FileFound] = {}
    for first in range(0, len(wanted), _AT_ONCE):
        found.update(lookup(frozenset(wanted[first : first + _AT_ONCE])))
    return found
