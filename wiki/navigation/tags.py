"""Follows every save: which tags a page names."""

from __future__ import annotations

from wiki.markup import ids
from wiki.navigation.models import Tag
from wiki.pages.changes import Change


def record_tags(change: Change) -> None:
    """Replace the page's tag rows by what its new text says (PAGE_FOLLOWERS)."""
    page = change.page
    Tag.objects.filter(page=page).delete()
    tags = () if page.deleted else change.document.tags
    names = dict.fromkeys(ids.clean(tag)[:255] for tag in tags)
    Tag.objects.bulk_create(Tag(page=page, name=name) for name in names if name)
