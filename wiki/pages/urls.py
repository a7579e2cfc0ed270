"""Addresses of pages. ``:`` separates namespaces, so a suffix never meets a name."""

from __future__ import annotations

from django.urls import path

from wiki.pages.views.blame import blame
from wiki.pages.views.delete import delete
from wiki.pages.views.diff import choose_diff, diff
from wiki.pages.views.dokuwiki import dokuwiki
from wiki.pages.views.edit import edit
from wiki.pages.views.history import history
from wiki.pages.views.new import new
from wiki.pages.views.read import read, start
from wiki.pages.views.restore import restore
from wiki.pages.views.source import source

app_name = "pages"
urlpatterns = [
    path("", start, name="start"),
    path("new", new, name="new"),
    path("wiki/<str:path>", read, name="read"),
    path("wiki/<str:path>/edit", edit, name="edit"),
    path("wiki/<str:path>/source", source, name="source"),
    path("wiki/<str:path>/history", history, name="history"),
    path("wiki/<str:path>/diff", choose_diff, name="choose_diff"),
    path("wiki/<str:path>/diff/<int:old>..<int:new>", diff, name="diff"),
    path("wiki/<str:path>/blame", blame, name="blame"),
    path("wiki/<str:path>/restore/<int:number>", restore, name="restore"),
    path("wiki/<str:path>/delete", delete, name="delete"),
    # Where DokuWiki keeps the same things.
    path("doku.php", dokuwiki, name="dokuwiki"),
    path("doku.php/<path:rest>", dokuwiki, name="dokuwiki_path"),
]
