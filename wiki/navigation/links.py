"""Follows every save: which page leads where, and whose link colours are now wrong.

A link's colour is part of the stored HTML. When a page comes or goes, exactly the pages
that lead to it are rendered again: at once when they are few, by a task when many. So
are they when it has another title, where the site shows titles as labels.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from django.db import transaction

from wiki.navigation.models import Link
from wiki.navigation.recolouring import recolour
from wiki.navigation.tasks import recolour_pages
from wiki.pages.changes import Change
from wiki.site.current import current_markup

# How many pages the author of a change waits for.
FEW = 20


def record_links(change: Change) -> None:
    """Replace the page's link rows by what its new text says (PAGE_FOLLOWERS)."""
    page = change.page
    Link.objects.filter(page=page).delete()
    targets = {} if page.deleted else _targets(change)
    Link.objects.bulk_create(
        Link(page=page, target=target, coloured=coloured)
        for target, coloured in targets.items()
    )
    # After the commit, since only then do saves that ran at the same time see each
    # other's pages; whichever ends last mends both.
    transaction.on_commit(partial(recolour_around, change))


def recolour_around(change: Change) -> None:
    """Render again what shows a wrong colour or title now that the change is there."""
    wrong = Link.objects.concerning(change.page).miscoloured()
    pages = set(wrong.values_list("page_id", flat=True))
    if change.retitled and current_markup().use_heading:
        pages.update(Link.objects.naming(change.page).values_list("page_id", flat=True))
    if len(pages) <= FEW:
        recolour(pages)
    else:
        recolour_pages.enqueue(sorted(pages))


def _targets(change: Change) -> Mapping[str, bool]:
    """Return each path the text asks for, and whether it was found."""
    names = change.document.names().pages
    return {name[:255]: name in change.found.pages for name in names}
