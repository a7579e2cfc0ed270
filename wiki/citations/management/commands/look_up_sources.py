"""Asks services about sources that nobody edited, and archives for copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from wiki.citations.lookups.archiving import find_copies
from wiki.citations.lookups.asking import NotNow
from wiki.citations.lookups.completing import complete
from wiki.citations.models import Source, Status
from wiki.progress import with_progress


class Command(BaseCommand):
    help = (
        "Ask the services of SOURCE_METADATA about sources that nobody edited, and "
        "those of SOURCE_ARCHIVES for copies; what they said before is remembered."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--limit", type=int, help="so many sources at most")

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.SOURCE_METADATA or settings.SOURCE_ARCHIVES):
            raise CommandError("Neither SOURCE_METADATA nor SOURCE_ARCHIVES is set.")
        sources = Source.objects.current().order_by("-uses", "pk")
        automatic = sources.filter(status=Status.AUTO)
        uncopied = sources.filter(links__archive_address="").distinct()
        limit = options["limit"]
        if settings.SOURCE_METADATA:
            self._work(automatic[:limit], complete, "completed")
        if settings.SOURCE_ARCHIVES:
            self._work(uncopied[:limit], find_copies, "with new copies")

    def _work(
        self, sources: Iterable[Source], do: Callable[[Source], bool], done: str
    ) -> None:
        outcomes: Counter[str] = Counter()
        rows = list(sources)
        for source in with_progress(rows, len(rows), "Looking up", self.stderr):
            try:
                outcomes[done if do(source) else "as before"] += 1
            except NotNow as later:
                outcomes["left for later"] += 1
                self.stdout.write(f"{source.key}: {later}")
        for name, count in outcomes.items():
            self.stdout.write(f"{count:>8}  {name}")
