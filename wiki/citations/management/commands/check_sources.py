"""Asks whether cited addresses still answer."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet
from django.utils import timezone

from wiki.citations.checking.links import check_links
from wiki.citations.checking.tasks import keep_checking
from wiki.citations.finding import source_with
from wiki.citations.models import Health, SourceLink
from wiki.progress import with_progress

_WORTH_TELLING = (Health.MOVED, Health.SUSPECT, Health.FAILING, Health.DEAD)


class Command(BaseCommand):
    help = "Ask whether cited addresses still answer; those that are due if not told."

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--due", action="store_true", help="those that are due")
        which.add_argument("--all", action="store_true", help="all, due or not")
        which.add_argument("--source", metavar="KEY", help="those of one source")
        which.add_argument(
            "--hourly",
            action="store_true",
            help="check nothing now; have the worker check what is due every hour",
        )
        parser.add_argument("--limit", type=int, help="so many at most")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["hourly"]:
            keep_checking()
            return
        links = list(_chosen(options)[: options["limit"]])
        checking = check_links(links)
        checked = list(with_progress(checking, len(links), "Checking", self.stderr))
        self._report(checked, left=len(links) - len(checked))

    def _report(self, links: list[SourceLink], left: int) -> None:
        counts = Counter(link.get_state_display() for link in links)
        for name, count in (counts | Counter({"left for later": left})).items():
            self.stdout.write(f"{count:>8}  {name}")
        for link in links:
            if link.state in _WORTH_TELLING:
                self.stdout.write(_line(link))


def _chosen(options: dict[str, Any]) -> QuerySet[SourceLink]:
    links = SourceLink.objects.select_related("source")
    if options["all"]:
        return links.order_by("next_check", "pk")
    if options["source"]:
        source = source_with(options["source"])
        if source is None:
            message = f"No source has the key “{options['source']}”."
            raise CommandError(message)
        return links.filter(source=source).order_by("pk")
    return links.due(timezone.now())


def _line(link: SourceLink) -> str:
    leads = f" → {link.final_address}" if link.final_address else ""
    reason = f" ({link.reason})" if link.reason else ""
    state = link.get_state_display()
    return f"{link.source.key}: {state}: {link.address}{leads}{reason}"
