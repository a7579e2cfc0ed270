"""Reads pages again that were stored under older markup settings, or show what has
changed elsewhere.

Until a page's turn comes, readers see the HTML it has. A page counts as stale by the
version of the settings it was made under, so work that broke off goes on where it
stopped, and no page is forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.module_loading import import_string

from wiki.pages.changes import Change
from wiki.pages.models import Page, PageRevision
from wiki.pages.rendering import Rendered, render
from wiki.site.current import current_markup, held_settings

_AT_ONCE = 1000
# A version that no settings ever have: the greatest the column holds.
_NEVER = 2**31 - 1


def take_over(page: Page, rendered: Rendered) -> None:
    """Put what was rendered into the page's row, unsaved."""
    page.html = rendered.html
    page.contents = rendered.contents
    page.title = rendered.title
    page.abstract = rendered.abstract
    page.redirect = rendered.redirect
    page.cacheable = rendered.document.cacheable
    page.markup_version = rendered.markup_version


def outdate(pages: Iterable[int]) -> None:
    """Mark some pages as stale, by their keys, since what they show has changed.

    Whoever saves one of them at this moment waits, or has to be waited for: what comes
    out was rendered either after this, or before and is marked.
    """
    keys = sorted(pages)
    for start in range(0, len(keys), _AT_ONCE):
        some = Page.objects.filter(pk__in=keys[start : start + _AT_ONCE])
        some.update(markup_version=_NEVER)


def reread_some(limit: int) -> bool:
    """Read at most ``limit`` stale pages again; say whether there may be more.

    One short transaction per page, so that no save waits for a long run.
    """
    with held_settings():
        version = current_markup().version
        # Not “unequal”, for which databases do not ask an index.
        is_stale = Q(markup_version__lt=version) | Q(markup_version__gt=version)
        stale = Page.objects.filter(is_stale).order_by()
        keys = list(stale.values_list("pk", flat=True)[:limit])
        for key in keys:
            _reread(key)
    return len(keys) == limit


def reread_if_stale(page: Page) -> None:
    """Read a page again that was saved while the settings changed."""
    # Not the settings a request may still hold.
    with held_settings():
        if not page.deleted and page.markup_version != current_markup().version:
            _reread(page.pk)


@transaction.atomic
def _reread(key: int) -> None:
    """Read one page again, and tell those who note down what it says."""
    page = Page.objects.select_for_update().filter(pk=key).first()
    if page is None or page.head_id is None:
        return
    title = page.title
    rendered = render(page.path, page.text)
    take_over(page, rendered)
    page.save(
        update_fields=[
            "html",
            "contents",
            "title",
            "abstract",
            "redirect",
            "cacheable",
            "markup_version",
        ]
    )
    head = PageRevision.objects.get(pk=page.head_id)
    change = Change(
        page,
        rendered.document,
        head,
        rendered.found,
        retitled=page.title != title,
        before=page.text,
    )
    for follower in settings.REREAD_FOLLOWERS:
        import_string(follower)(change)
