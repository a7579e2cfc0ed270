"""Lookups that nobody waits for: when a source is new, or an address of it fails."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from django.conf import settings
from django.db import transaction
from django_tasks import task
from django_tasks.base import Task

from wiki.citations.lookups.archiving import find_copies
from wiki.citations.lookups.asking import NotNow, NotOurTurn
from wiki.citations.lookups.completing import complete
from wiki.citations.models import Source

# What people of this wiki wait for goes first.
_PRIORITY = -60
# With the waits between, the last is made a week after the first.
_MOST_ATTEMPTS = 8


def have_completed(sources: Iterable[int]) -> None:
    """Have services asked about sources, once those are there for everybody."""
    if settings.SOURCE_METADATA and (keys := sorted(sources)):
        transaction.on_commit(partial(complete_sources.enqueue, keys))


def have_copied(sources: Iterable[int]) -> None:
    """Have archives asked for copies, once the sources are there for everybody."""
    if settings.SOURCE_ARCHIVES and (keys := sorted(sources)):
        transaction.on_commit(partial(find_copies_of.enqueue, keys))


@task(priority=_PRIORITY)
def complete_sources(sources: list[int], attempt: int = 1) -> None:
    """Complete what is known of some sources, each in a task of its own."""
    _one_at_a_time(complete_sources, complete, sources, attempt)


@task(priority=_PRIORITY)
def find_copies_of(sources: list[int], attempt: int = 1) -> None:
    """Find copies of the addresses of some sources, each in a task of its own."""
    _one_at_a_time(find_copies_of, find_copies, sources, attempt)


def _one_at_a_time(
    this: Task[[list[int], int], None],
    do: Callable[[Source], bool],
    sources: list[int],
    attempt: int,
) -> None:
    """Do the first, or have it done when a service is ready; then the others."""
    first, *others = sources
    if others:
        this.enqueue(others, attempt)
    source = Source.objects.filter(pk=first).first()
    try:
        if source is not None:
            do(source)
    except NotNow as later:
        attempt += not isinstance(later, NotOurTurn)
        if attempt <= _MOST_ATTEMPTS and this.get_backend().supports_defer:
            this.using(run_after=later.until).enqueue([first], attempt)
