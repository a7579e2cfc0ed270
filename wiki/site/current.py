"""The settings in force, read at most once in a request and anew everywhere else.

Nothing is kept between requests, so no process ever acts on an old decision about who
may edit.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from wiki.site.models import SiteSettings

_held: ContextVar[list[SiteSettings] | None] = ContextVar("held", default=None)


def current_site() -> SiteSettings:
    """Return the settings in force: one query by primary key, or none if held."""
    held = _held.get()
    if held is None:
        return SiteSettings.stored()
    if not held:
        held.append(SiteSettings.stored())
    return held[0]


@contextmanager
def held_settings() -> Iterator[None]:
    """Keep what ``current_site`` reads until the block ends."""
    token = _held.set([])
    try:
        yield
    finally:
        _held.reset(token)
