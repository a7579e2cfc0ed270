"""Loads text files as pages."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wiki.exchange.authors import author_named
from wiki.exchange.text_files import (
    Outcome,
    Result,
    find_text_files,
    import_text_file,
)
from wiki.progress import with_progress


class Command(BaseCommand):
    help = "Load .txt files, or folders of them, as pages named after the files."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument(
            "--namespace", default="", help="put the pages below this namespace"
        )
        parser.add_argument(
            "--reflow",
            action="store_true",
            help="restore the lines of texts that lost their line breaks",
        )
        parser.add_argument(
            "--author", help="user name to save them under; nobody's if not given"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        missing = [str(path) for path in options["paths"] if not path.exists()]
        if missing:
            message = f"There is no such file or folder: {', '.join(missing)}"
            raise CommandError(message)
        author = author_named(options["author"])
        files = find_text_files(options["paths"], options["namespace"])
        results = [
            import_text_file(file, author=author, reflowed=options["reflow"])
            for file in with_progress(files, len(files), "Importing", self.stderr)
        ]
        self._report(results)

    def _report(self, results: list[Result]) -> None:
        counts = Counter(result.outcome for result in results)
        for outcome in Outcome:
            self.stdout.write(f"{outcome.value:>10}  {counts[outcome]}")
        for result in results:
            if result.outcome is Outcome.SKIPPED:
                # Names that are not UTF-8 must not break the report about them.
                name = os.fsencode(result.file).decode(errors="replace")
                self.stdout.write(f"skipped {name}: {result.reason}")
