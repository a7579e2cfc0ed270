"""The settings in force, read at most once in a request and anew everywhere else.

Nothing is kept between requests, so no process ever acts on an old decision about who
may edit.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from wiki.site.models import MarkupSettings, SiteSettings


@dataclass(slots=True)
class _Held:
    """What was read since holding began; None where nobody asked yet."""

    site: SiteSettings | None = None
    markup: MarkupSettings | None = None


_held: ContextVar[_Held | None] = ContextVar("held", default=None)


def current_site() -> SiteSettings:
    """Return the settings in force: one query by primary key, or none if held."""
    held = _held.get()
    if held is None:
        return SiteSettings.stored()
    if held.site is None:
        held.site = SiteSettings.stored()
    return held.site


def current_markup() -> MarkupSettings:
    """Return the markup settings in force: one query, or none if held."""
    held = _held.get()
    if held is None:
        return MarkupSettings.stored()
    if held.markup is None:
        held.markup = MarkupSettings.stored()
    return held.markup


@contextmanager
def held_settings() -> Iterator[None]:
    """Keep what ``current_site`` and ``current_markup`` read until the block ends."""
    token = _held.set(_Held())
    try:
        yield
    finally:
        _held.reset(token)
