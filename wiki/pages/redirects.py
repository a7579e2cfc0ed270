"""Pages that only lead on to another page of the wiki.

Where a page leads is stored with it, so reading it costs nothing more; only what
stands behind it is looked up, for the one who reads. No address comes from a text:
every one is made here, from the path of a page.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from django.urls import reverse

from wiki.access.decisions import Person
from wiki.markup import ids
from wiki.pages.models import Page

_MOST_IN_A_ROW = 5


def address_behind(page: Page, reader: Person) -> str | None:
    """Return where a reader of the page is taken: to the end of all redirects.

    None where that is the page itself, or there is no end. The address says where
    the reader comes from.
    """
    seen = {page.path}
    target = page.redirect
    for _ in range(_MOST_IN_A_ROW):
        path, _, anchor = target.partition("#")
        if path in seen:
            return None
        seen.add(path)
        pages = Page.objects.visible_to(reader).filter(path=path)
        target = pages.values_list("redirect", flat=True).first() or ""
        if not target:
            origin = urlencode({"from": page.path})
            address = f"{reverse('pages:read', args=[path])}?{origin}"
            return f"{address}#{quote(anchor)}" if anchor else address
    return None


def redirected_from(raw: str, reader: Person) -> Page | None:
    """Return the page that ``raw`` names if it is one that leads on, and may be read:
    what an address says is not believed.
    """
    path = ids.clean(raw)
    if not path:
        return None
    pages = Page.objects.visible_to(reader).filter(path=path)
    return pages.exclude(redirect="").only("path").first()
