"""Addresses of files: the bytes, and the file's own page."""

from __future__ import annotations

from django.urls import path

from wiki.files.views import about, dokuwiki_detail, dokuwiki_fetch, read

app_name = "files"
urlpatterns = [
    path("file/<str:path>", read, name="read"),
    path("media/<str:path>", about, name="about"),
    # Where DokuWiki keeps the same things.
    path("lib/exe/fetch.php", dokuwiki_fetch, name="dokuwiki_fetch"),
    path("lib/exe/detail.php", dokuwiki_detail, name="dokuwiki_detail"),
]
