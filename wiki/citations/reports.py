"""What in this wiki wants a better source: lists for those who tend to it.

Each report is one declaration: what it is called, its columns, and the function of
``wiki.citations.report_parts`` that finds its lines. The same lines make the screen and
the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wiki.access.decisions import Person
from wiki.citations.report_parts import (
    Cell,
    Part,
    dead_links,
    declined_reminders,
    policy_hits,
    possible_duplicates,
    single_source_pages,
    uncited_pages,
    uncited_paragraphs,
    unreviewed_sources,
)

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Column:
    """What a column is called, and whether what stands in it leads somewhere."""

    label: str | Promise
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """One report.

    ``part`` is given who asks, the ``more`` of the part before or "", and how many
    lines are wanted.
    """

    name: str
    title: str | Promise
    about: str | Promise
    columns: Sequence[Column]
    part: Callable[[Person, str, int], Part]

    def lines(self, person: Person) -> Iterator[tuple[Cell, ...]]:
        """Yield all lines, fetched some at a time."""
        part = self.part(person, "", _AT_ONCE)
        yield from part.lines
        while part.more:
            part = self.part(person, part.more, _AT_ONCE)
            yield from part.lines


REPORTS = {
    report.name: report
    for report in (
        Report(
            "uncited-pages",
            _("Pages without any citation"),
            _("The newest pages first."),
            (Column(_("Page"), leads=True),),
            uncited_pages,
        ),
        Report(
            "single-source-pages",
            _("Pages resting on a single source"),
            _("If it is wrong, so is the page. The newest pages first."),
            (Column(_("Page"), leads=True), Column(_("Source"), leads=True)),
            single_source_pages,
        ),
        Report(
            "uncited-paragraphs",
            _("Paragraphs added without a citation"),
            _("Revisions that added 50 characters or more to one. Newest first."),
            (
                Column(_("Page"), leads=True),
                Column(_("Revision"), leads=True),
                Column(_("Author")),
                Column(_("When")),
                Column(_("Paragraphs")),
            ),
            uncited_paragraphs,
        ),
        Report(
            "declined-reminders",
            _("Reminders that were declined"),
            _("What authors were asked about before a save, and said. Newest first."),
            (
                Column(_("Page"), leads=True),
                Column(_("Revision"), leads=True),
                Column(_("Author")),
                Column(_("When")),
                Column(_("Reminded of")),
                Column(_("Answer")),
            ),
            declined_reminders,
        ),
        Report(
            "dead-links",
            _("Dead links without an archived copy"),
            _("What can no longer be looked up. The most cited first."),
            (
                Column(_("Source"), leads=True),
                Column(_("Address")),
                Column(_("Answer")),
                Column(_("Cited")),
            ),
            dead_links,
        ),
        Report(
            "unreviewed-sources",
            _("Most cited unreviewed sources"),
            _("Much rests on them, and nobody has looked whether the facts are right."),
            (Column(_("Source"), leads=True), Column(_("Facts")), Column(_("Cited"))),
            unreviewed_sources,
        ),
        Report(
            "possible-duplicates",
            _("Possible duplicates"),
            _("Sources of one year whose titles say nearly the same."),
            (
                Column(_("Source"), leads=True),
                Column(_("The same?"), leads=True),
                Column(_("What to do"), leads=True),
            ),
            possible_duplicates,
        ),
        Report(
            "policy-hits",
            _("Policy hits"),
            _("Cited sources on hosts that are to be avoided. The most cited first."),
            (
                Column(_("Source"), leads=True),
                Column(_("Host")),
                Column(_("Policy")),
                Column(_("Reason")),
                Column(_("Cited")),
            ),
            policy_hits,
        ),
    )
}
