"""Work that no administrator should wait for."""

from __future__ import annotations

from django_tasks import task

from wiki.pages.rereading import reread_some

# Pages at a time, so that other work is not kept waiting.
_SOME = 100


def markup_has_changed() -> None:
    """Have all pages read again (MARKUP_FOLLOWER)."""
    reread_stale_pages.enqueue()


@task()
def reread_stale_pages() -> None:
    """Read some stale pages again, and leave the rest to a task of its own."""
    if reread_some(_SOME):
        reread_stale_pages.enqueue()
