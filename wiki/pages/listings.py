"""Lists of pages that a text may show (``LISTING_LOOKUPS`` in the settings).

Every one is a single query for what the reader may read, and bounded.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Length, Replace
from django.db.models.lookups import LessThan
from django.utils import timezone

from wiki.access.decisions import Person
from wiki.markup.listings import (
    MAXIMUM_LISTED,
    Listed,
    NamespacesBelow,
    PagesBelow,
    PagesNamed,
    RecentChanges,
)
from wiki.pages.models import Kind, Page
from wiki.pages.querysets import PageQuerySet

_KINDS = {
    "create": Q(head__kind=Kind.CREATE),
    "minor": Q(head__minor=True),
    "edit": Q(head__minor=False) & ~Q(head__kind=Kind.CREATE),
}


def pages_below(listing: PagesBelow, reader: Person) -> list[Listed]:
    """Return the pages of a namespace, the nearest first."""
    pages = Page.objects.visible_to(reader).in_namespace(listing.namespace)
    if listing.depth:
        pages = pages.filter(within_depth(listing.namespace, listing.depth))
    return listed(pages.order_by(_colons_in("path"), "path"))


def namespaces_below(listing: NamespacesBelow, reader: Person) -> list[Listed]:
    """Return the namespaces below one, as the pages in them are named."""
    pages = Page.objects.visible_to(reader).in_namespace(listing.namespace)
    names = pages.exclude(namespace=listing.namespace).order_by("namespace")
    rows = names.values_list("namespace", flat=True).distinct()
    return [Listed(namespace) for namespace in rows[:MAXIMUM_LISTED]]


def pages_named(listing: PagesNamed, reader: Person) -> list[Listed]:
    """Return those of some pages that are there, by their paths."""
    pages = Page.objects.visible_to(reader).filter(path__in=listing.paths)
    return listed(pages.order_by("path"))


def recent_changes(listing: RecentChanges, reader: Person) -> list[Listed]:
    """Return the pages that changed last, those that were deleted left out."""
    pages = Page.objects.visible_to(reader).filter(head__isnull=False)
    if listing.within:
        pages = pages.filter(_in_any(listing.within))
    if listing.without:
        pages = pages.exclude(_in_any(listing.without))
    if listing.kinds:
        kinds = Q()
        for kind in listing.kinds:
            kinds |= _KINDS[kind]
        pages = pages.filter(kinds)
    return listed(pages.order_by("-head__created", "-head"), listing.count)


def listed(pages: PageQuerySet, count: int = MAXIMUM_LISTED) -> list[Listed]:
    """Return the first of these pages with their newest changes: one query."""
    rows = pages.with_head().defer("text", "html", "contents", "head__origins")
    return [_listed(page) for page in rows[: min(count, MAXIMUM_LISTED)]]


def _listed(page: Page) -> Listed:
    head = page.head
    return Listed(
        page.path,
        page.title,
        page.abstract,
        changed=timezone.localtime(head.created) if head else None,
        author=head.author_name if head else "",
        summary=head.summary if head else "",
    )


def within_depth(namespace: str, depth: int) -> LessThan[int]:
    """Return the condition that ``path`` is at most so deep below a namespace."""
    parts = namespace.count(":") + 1 if namespace else 0
    return LessThan(_colons_in("path"), parts + depth)


def _colons_in(field: str) -> Combinable:
    """Return how many namespaces lead to the path in this field."""
    bare = Replace(F(field), Value(":"), Value(""))
    return Length(F(field)) - Length(bare)


def _in_any(namespaces: Iterable[str]) -> Q:
    condition = Q()
    for namespace in namespaces:
        condition |= Q(namespace=namespace) | Q(namespace__startswith=f"{namespace}:")
    return condition
