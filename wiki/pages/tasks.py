"""Work that no administrator should wait for."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django_tasks import task

from wiki.pages.rereading import outdate, reread_some

# Pages at a time, so that other work is not kept waiting.
_SOME = 100


def markup_has_changed() -> None:
    """Have all pages read again (MARKUP_FOLLOWER)."""
    reread_stale_pages.enqueue()


def have_read_again(pages: Iterable[int]) -> None:
    """Have some pages read again, because what they show has changed elsewhere."""
    if outdate(pages):
        transaction.on_commit(reread_stale_pages.enqueue)


@task()
def reread_stale_pages() -> None:
    """Read some stale pages again, and leave the rest to a task of its own."""
    if reread_some(_SOME):
        reread_stale_pages.enqueue()
