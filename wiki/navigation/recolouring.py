"""Renders pages again whose link colours have become wrong."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from wiki.markup import Found
from wiki.navigation.models import Link
from wiki.pages.models import Page
from wiki.pages.rendering import refresh


def recolour(page_ids: Iterable[int]) -> None:
    """Render each page again and note the colours its links have now.

    One short transaction per page, so that no save waits for a long run.
    """
    for page in Page.objects.filter(pk__in=list(page_ids)).iterator(chunk_size=50):
        with transaction.atomic():
            _note_colours(page, refresh(page))


def _note_colours(page: Page, found: Found) -> None:
    changed = [
        link
        for link in Link.objects.filter(page=page)
        if link.coloured != (link.target in found.pages)
    ]
    for link in changed:
        link.coloured = not link.coloured
    Link.objects.bulk_update(changed, ["coloured"], batch_size=1000)
