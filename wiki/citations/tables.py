"""Sources and reports as rows of text, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wiki.access.decisions import Person
from wiki.citations.bibliography import Bibliography
from wiki.citations.models import Source
from wiki.citations.reports import Report

_AT_ONCE = 500
_COLUMNS = (
    "Key",
    "Title",
    "Authors",
    "Date",
    "Kind",
    "Published in",
    "Publisher",
    "Identifiers",
    "Addresses",
    "Facts",
    "Cited",
)


def rows_of_sources(found: Bibliography) -> Iterator[Sequence[str]]:
    """Yield a head, and a row for each source; they are fetched some at a time."""
    yield _COLUMNS
    rows = found.rows.order_by("key").prefetch_related("identifiers", "links")
    for source in rows.iterator(_AT_ONCE):
        yield _row(source)


def rows_of_report(report: Report, person: Person) -> Iterator[Sequence[str]]:
    """Yield a head, and a row for each line; behind what leads somewhere stands where,
    without the host.
    """
    head: list[str] = []
    for column in report.columns:
        head += [str(column.label), f"{column.label}: address"][: 1 + column.leads]
    yield head
    for line in report.lines(person):
        row: list[str] = []
        for column, cell in zip(report.columns, line, strict=True):
            row += [cell.text, cell.address][: 1 + column.leads]
        yield row


def _row(source: Source) -> Sequence[str]:
    identifiers = (one for one in source.identifiers.all() if one.scheme != "url")
    return (
        source.key,
        source.title,
        source.author_names,
        source.date,
        source.get_type_display(),
        source.container,
        source.publisher,
        " ".join(map(str, identifiers)),
        " ".join(link.address for link in source.links.all()),
        source.get_status_display(),
        str(source.uses),
    )
