"""Writes all pages out as text files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wiki.exchange.progress import with_progress
from wiki.exchange.text_files import export_pages
from wiki.pages.models import Page


class Command(BaseCommand):
    help = "Write every page as a .txt file, byte for byte, namespaces as folders."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        total = Page.objects.count()
        pages = with_progress(export_pages(folder), total, "Exporting", self.stderr)
        try:
            count = sum(1 for _ in pages)
        except OSError as error:
            message = f"“{error.filename}” cannot be written: {error.strerror}"
            raise CommandError(message) from error
        self.stdout.write(f"{count} pages written to {folder}")
