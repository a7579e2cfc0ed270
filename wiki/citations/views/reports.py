"""Reports on what wants a better source, as screens and as files."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from wiki.citations.bibliography import Bibliography
from wiki.citations.formats import spreadsheet
from wiki.citations.reports import REPORTS, Report
from wiki.citations.selecting import Selection
from wiki.citations.tables import rows_of_report, rows_of_sources

PER_SCREEN = 50
_LONGEST_MARK = 100


class ReportConverter:
    """The name of a report, in an address."""

    regex = "|".join(REPORTS)

    def to_python(self, value: str) -> Report:
        """Return the report of a name."""
        return REPORTS[value]

    def to_url(self, value: Report) -> str:
        """Return the name of a report."""
        return value.name


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """Show which reports there are."""
    return render(request, "citations/reports.html", {"reports": REPORTS.values()})


@require_safe
def report(request: HttpRequest, report: Report) -> HttpResponse:
    """Show a part of a report, the one behind ``?after=``."""
    after = request.GET.get("after", "").replace("\0", "")[:_LONGEST_MARK]
    part = report.part(request.user, after, PER_SCREEN)
    context = {
        "report": report,
        "lines": [list(zip(report.columns, line, strict=True)) for line in part.lines],
        "more": part.more,
        "continued": bool(after),
    }
    return render(request, "citations/report.html", context)


@require_safe
def report_file(request: HttpRequest, report: Report) -> StreamingHttpResponse:
    """Answer with a whole report as CSV, sent as it is read."""
    rows = rows_of_report(report, request.user)
    return _as_file(spreadsheet.write(rows), report.name)


@require_safe
def sources_file(request: HttpRequest) -> StreamingHttpResponse:
    """Answer with the sources of a selection as CSV, sent as they are read."""
    found = Bibliography(Selection.of(request.GET), request.user)
    return _as_file(spreadsheet.write(rows_of_sources(found)), "sources")


def _as_file(pieces: Iterator[str], name: str) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(pieces, content_type=spreadsheet.CONTENT_TYPE)
    answer["Content-Disposition"] = str(
        content_disposition_header(as_attachment=True, filename=f"{name}.csv")
    )
    return answer
