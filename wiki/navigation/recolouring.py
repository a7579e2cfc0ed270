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
    for page_id in page_ids:
        with transaction.atomic():
            # Rendered under the lock: nobody can save the page, or mend the same
            # colours from an older look at the wiki, in between.
            page = Page.objects.select_for_update().filter(pk=page_id).first()
            if page is not None:
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
