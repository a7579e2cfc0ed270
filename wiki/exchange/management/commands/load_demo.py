"""Fills a wiki with the demo encyclopedia."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wiki.exchange import demo_wiki
from wiki.pages.models import Page
from wiki.progress import with_progress


class Command(BaseCommand):
    help = "Load the demo wiki: an encyclopedia of AI research with its history."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where pages exist"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if Page.including_deleted.exists():
            if options["if_empty"]:
                return
            message = "This wiki has pages already; the demo wiki needs an empty one."
            raise CommandError(message)
        total = len(demo_wiki.revisions())
        self.stdout.write("Writing a demo wiki to look around in")
        for _ in with_progress(demo_wiki.load(), total, "Demo wiki", self.stderr):
            pass
