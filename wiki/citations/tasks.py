"""Work that nobody should wait for."""

from __future__ import annotations

from django_tasks import task

from wiki.citations.reindexing import reindex

# Pages at a time, so that other work is not kept waiting.
_SOME = 20


@task()
def reread_pages(pages: list[int]) -> None:
    """Read the citations of some pages anew; leave the rest to a task of its own."""
    for page in pages[:_SOME]:
        reindex(page)
    if len(pages) > _SOME:
        reread_pages.enqueue(pages[_SOME:])
