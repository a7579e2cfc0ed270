"""Addresses of sources."""

from __future__ import annotations

from django.urls import path

from wiki.citations.views.source import source
from wiki.citations.views.sources import sources

app_name = "citations"
urlpatterns = [
    path("source/<str:key>", source, name="source"),
    path("sources/", sources, name="sources"),
]
