"""Lists the pages that would look different under the other dialect; rewrites them."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import Any, cast

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wiki.exchange.authors import author_named
from wiki.exchange.dialect_switch import (
    OTHER,
    compared,
    excerpts,
    page_keys,
    rewrite,
)
from wiki.markup.config import Dialect
from wiki.markup.dialects import Comparison, Outcome
from wiki.pages.models import Page
from wiki.progress import with_progress
from wiki.site.models import MarkupSettings

# Lines of the differences of one page.
_LINES = 20
_LISTED = {Outcome.MENDED: "can be rewritten", Outcome.PERSON: "needs a person"}


class Command(BaseCommand):
    help = (
        "List the pages that would look different if the site switched to another "
        "dialect, and rewrite them to look as before."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--to",
            choices=tuple(OTHER),
            help="the dialect to switch to; the one the site does not have, if not "
            "given. Pages are taken to be written for the other one.",
        )
        parser.add_argument(
            "--pages", default="", metavar="NS", help="only those in this namespace"
        )
        parser.add_argument(
            "--difference", action="store_true", help="show what would look different"
        )
        parser.add_argument(
            "--rewrite",
            action="store_true",
            help="save the pages that can be rewritten, one revision each",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="with --rewrite: save nothing"
        )
        parser.add_argument(
            "--author", help="user name to save them under; nobody's if not given"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["dry_run"] and not options["rewrite"]:
            raise CommandError("--dry-run goes with --rewrite.")
        own = cast("Dialect", MarkupSettings.stored().dialect)
        to: Dialect = options["to"] or OTHER[own]
        author = author_named(options["author"])
        rewrites = options["rewrite"] and not options["dry_run"]
        outcomes: Counter[str] = Counter()
        causes: Counter[str] = Counter()
        keys = page_keys(options["pages"])
        pages = with_progress(compared(keys, to), len(keys), "Comparing", self.stderr)
        for page, comparison in pages:
            outcomes[comparison.outcome.value] += 1
            causes.update(cause.value for cause in comparison.causes)
            if comparison.outcome not in _LISTED:
                continue
            self._tell(page, comparison, difference=options["difference"])
            if rewrites and comparison.mended is not None:
                refused = rewrite(page, comparison.mended, to, author)
                outcomes["could not be saved" if refused else "rewritten"] += 1
                if refused:
                    self.stdout.write(f"    not saved: {refused}")
        self._summarise(to, outcomes, causes)

    def _tell(self, page: Page, comparison: Comparison, *, difference: bool) -> None:
        causes = ", ".join(sorted(cause.value for cause in comparison.causes))
        self.stdout.write(f"{page.path}: {_LISTED[comparison.outcome]} ({causes})")
        if difference:
            lines = list(islice(excerpts(comparison), _LINES + 1))
            for line in lines[:_LINES]:
                self.stdout.write(f"    {line}")
            if len(lines) > _LINES:
                self.stdout.write("    …")

    def _summarise(
        self, to: Dialect, outcomes: Counter[str], causes: Counter[str]
    ) -> None:
        self.stdout.write(f"\nPages written for {OTHER[to]}, read as {to}:")
        for name, count in outcomes.most_common():
            self.stdout.write(f"{count:>8}  {name}")
        if causes:
            self.stdout.write("Causes, of which a page may have several:")
        for name, count in causes.most_common():
            self.stdout.write(f"{count:>8}  {name}")
