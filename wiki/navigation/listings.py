"""Lists that a text may show and that this app knows (``LISTING_LOOKUPS``)."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from wiki.access.decisions import Person
from wiki.markup.listings import Backlinks, Listed, PagesTagged
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


def backlinks(listing: Backlinks, reader: Person) -> list[Listed]:
    """Return the pages that lead to a page, by their paths."""
    pages = Page.objects.visible_to(reader).filter(links__target=listing.path)
    return listed(pages.order_by("path"))
