"""Work that no author should wait for."""

from __future__ import annotations

from django_tasks import task

from wiki.navigation.recolouring import recolour


@task()
def recolour_pages(page_ids: list[int]) -> None:
    """Render these pages again because pages they link to came or went."""
    recolour(page_ids)
