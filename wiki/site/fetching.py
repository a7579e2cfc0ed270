"""What this site may fetch from others, as its operator set it up."""

from __future__ import annotations

from django.conf import settings

from wiki.fetching import Policy


def site_policy() -> Policy:
    """Return the bounds for everything the site fetches because a page says so."""
    return Policy(
        ports=frozenset(settings.FETCH_PORTS),
        internal=tuple(settings.FETCH_INTERNAL),
        agent=f"Stemma (+{settings.SITE_URL})",
    )
