"""Makes citations and their history anew from the texts of all pages."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from wiki.citations.models import Citation, Source
from wiki.citations.reindexing import reindex
from wiki.pages.models import Page
from wiki.progress import with_progress


class Command(BaseCommand):
    help = (
        "Make all citations, and the history of who cited what when, anew from the "
        "texts of all revisions. Comes to what the saves left; sources stay."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        keys = Page.including_deleted.order_by("pk").values_list("pk", flat=True)
        for key in with_progress(keys, len(keys), "Reindexing", self.stdout):
            reindex(key)
        Source.objects.recount()
        self.stdout.write(
            f"{Citation.objects.count()} citations of {Source.objects.count()} sources."
        )
