"""Lists that a text may show and that this app knows (``LISTING_LOOKUPS``)."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef

from wiki.access.decisions import Person
from wiki.markup.listings import (
    MAXIMUM_LISTED,
    Backlinks,
    Listed,
    PagesTagged,
    TagCounts,
)
from wiki.navigation.models import Tag
from wiki.pages.listings import listed
from wiki.pages.models import Page


def pages_tagged(listing: PagesTagged, reader: Person) -> list[Listed]:
    """Return the pages that have the tags asked for, by their paths."""
    pages = Page.objects.visible_to(reader).in_namespace(listing.namespace)
    tags = Tag.objects.filter(page=OuterRef("pk"))
    if listing.one_of:
        pages = pages.filter(Exists(tags.filter(name__in=listing.one_of)))
    for name in sorted(listing.all_of):
        pages = pages.filter(Exists(tags.filter(name=name)))
    if listing.none_of:
        pages = pages.exclude(Exists(tags.filter(name__in=listing.none_of)))
    return listed(pages.order_by("path"))


def tag_counts(listing: TagCounts, reader: Person) -> list[Listed]:
    """Return tags with the number of their pages, those of most pages first."""
    pages = Page.objects.visible_to(reader).in_namespace(listing.namespace)
    tags = Tag.objects.filter(page__in=pages.order_by().values("pk"))
    if listing.names:
        tags = tags.filter(name__in=listing.names)
    counted = tags.values("name").annotate(pages=Count("pk"))
    rows = counted.order_by("-pages", "name").values_list("name", "pages")
    return [Listed(name, pages=pages) for name, pages in rows[:MAXIMUM_LISTED]]


def backlinks(listing: Backlinks, reader: Person) -> list[Listed]:
    """Return the pages that lead to a page, by their paths."""
    pages = Page.objects.visible_to(reader).filter(links__target=listing.path)
    return listed(pages.order_by("path"))
