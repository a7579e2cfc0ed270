"""A page of the wiki as a work that others cite."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.utils import timezone

from wiki.citations.csl import Item, safe_address
from wiki.citations.identities import Identity
from wiki.citations.keys import stem_of
from wiki.pages.models import PageRevision
from wiki.site.current import current_site


def item_of_revision(revision: PageRevision) -> Item:
    """Return a revision as CSL-JSON; its address shows the same words for ever.

    A page has no single author: the wiki's contributors are named, as is the custom.
    """
    wiki, page = current_site().title, revision.page
    year = str(revision.created.year)
    return {
        "id": stem_of(Identity("page", page.path), (), page.title, year),
        "type": "webpage",
        "title": page.title,
        "author": [{"literal": f"{wiki} contributors"}],
        "container-title": wiki,
        "issued": _day(revision.created),
        "accessed": _day(timezone.now()),
        "URL": safe_address(urljoin(settings.SITE_URL, revision.get_absolute_url())),
        "language": settings.LANGUAGE_CODE,
    }


def _day(when: datetime) -> Item:
    return {"date-parts": [[when.year, when.month, when.day]]}
