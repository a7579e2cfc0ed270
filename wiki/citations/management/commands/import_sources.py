"""Loads references from other programs as sources."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import User
from wiki.access.errors import Denied
from wiki.citations.formats import bibtex_reading, csl_json, ris
from wiki.citations.formats.errors import FileUnreadable
from wiki.citations.importing import Outcome, Result, import_works
from wiki.progress import with_progress

_READERS = {".bib": bibtex_reading.read, ".json": csl_json.read, ".ris": ris.read}


class Command(BaseCommand):
    help = (
        f"Load references ({', '.join(_READERS)}) as sources. What is known of a "
        "source already stands; only what is missing is added."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--author", required=True, help="whose edits these are")

    def handle(self, *args: Any, **options: Any) -> None:
        editor = User.objects.filter(username=options["author"]).first()
        if editor is None:
            message = f"There is no user “{options['author']}”."
            raise CommandError(message)
        files = [(path, _works_in(path)) for path in options["paths"]]
        for path, works in files:
            summary = f"Imported from {path.name}"
            results = import_works(works, editor=editor, summary=summary)
            shown = with_progress(results, len(works), "Importing", self.stderr)
            try:
                self._report(path, list(shown))
            except Denied as error:
                raise CommandError(str(error)) from error

    def _report(self, path: Path, results: list[Result]) -> None:
        counts = Counter(result.outcome for result in results)
        self.stdout.write(str(path))
        for outcome in Outcome:
            self.stdout.write(f"{outcome.value:>10}  {counts[outcome]}")
        for result in results:
            if result.outcome is Outcome.WRONG:
                self.stdout.write(f"wrong {result.name}: {result.reason}")
            elif result.outcome is Outcome.MERGED:
                self.stdout.write(f"merged {result.name} into {result.key}")


def _works_in(path: Path) -> list[object]:
    """Return the works of a file; raise ``CommandError`` where it has none to read."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        message = f"{path}: only {', '.join(_READERS)} can be read."
        raise CommandError(message)
    try:
        return reader(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        message = f"{path} cannot be opened: {error.strerror}"
        raise CommandError(message) from error
    except (FileUnreadable, UnicodeDecodeError) as error:
        message = f"{path} cannot be read: {error}"
        raise CommandError(message) from error
