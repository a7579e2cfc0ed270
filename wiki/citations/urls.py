"""Addresses of sources."""

from __future__ import annotations

from django.urls import path, register_converter

from wiki.citations.views.cite import cite
from wiki.citations.views.edit_source import edit_source
from wiki.citations.views.export import ExtensionConverter, export, export_source
from wiki.citations.views.find_sources import find_sources
from wiki.citations.views.reports import (
    ReportConverter,
    report,
    report_file,
    reports,
    sources_file,
)
from wiki.citations.views.source import source
from wiki.citations.views.source_check import check
from wiki.citations.views.source_history import source_diff, source_history
from wiki.citations.views.source_merge import merge, part
from wiki.citations.views.source_restore import restore
from wiki.citations.views.sources import sources

register_converter(ExtensionConverter, "extension")
register_converter(ReportConverter, "report")

app_name = "citations"
urlpatterns = [
    path("source/<str:key>.<extension:form>", export_source, name="export_source"),
    path("source/<str:key>", source, name="source"),
    path("source/<str:key>/edit", edit_source, name="edit"),
    path("source/<str:key>/check", check, name="check"),
    path("source/<str:key>/history", source_history, name="history"),
    path("source/<str:key>/diff/<int:old>..<int:new>", source_diff, name="diff"),
    path("source/<str:key>/merge", merge, name="merge"),
    path("source/<str:key>/part/<int:number>", part, name="part"),
    path("source/<str:key>/restore/<int:number>", restore, name="restore"),
    path("wiki/<str:path>/cite", cite, name="cite"),
    path("sources/", sources, name="sources"),
    path("sources/find", find_sources, name="find_sources"),
    path("sources/export", export, name="export"),
    path("sources/list.csv", sources_file, name="sources_file"),
    path("sources/reports/", reports, name="reports"),
    path("sources/reports/<report:report>.csv", report_file, name="report_file"),
    path("sources/reports/<report:report>", report, name="report"),
]
