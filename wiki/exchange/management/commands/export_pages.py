"""Writes all pages out as text files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wiki.exchange.text_files import export_pages
from wiki.pages.models import Page
from wiki.progress import with_progress


class Command(BaseCommand):
    help = "Write every page as a .txt file, byte for byte, namespaces as folders."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        total = Page.objects.count()
        pages = with_progress(export_pages(folder), total, "Exporting", self.stderr)
        failed = [(page.path, error) for page, error in pages if error is not None]
        self.stdout.write(f"{total - len(failed)} pages written to {folder}")
        if failed:
            lines = [f"{path}: {error.strerror}" for path, error in failed]
            message = "Some pages were not written:\n" + "\n".join(lines)
            raise CommandError(message)
