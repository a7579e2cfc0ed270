"""Recent changes, the index of pages, tags, and what links to a page."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wiki.access.decisions import may, require
from wiki.access.levels import Level
from wiki.markup.listings import PagesTagged, TagCounts
from wiki.markup.page_lists import by_title, is_full
from wiki.navigation.listings import pages_tagged, tag_counts
from wiki.navigation.tree import Branch, branch
from wiki.pages.models import Page, PageRevision
from wiki.pages.paths import page_path
from wiki.pages.trail import trail
from wiki.pages.views.requests import on_page, wanted_number

PER_SCREEN = 50


@require_safe
def recent(request: HttpRequest) -> HttpResponse:
    """Show what changed last, by day, ``PER_SCREEN`` at a time (``?before=`` a key)."""
    before = wanted_number(request, "before", "recent")
    rows = PageRevision.objects.visible_to(request.user).for_list()
    rows = rows.select_related("author", "page").defer(
        "origins", "page__text", "page__html", "page__contents"
    )
    changes = list(rows.newest_first(before)[: PER_SCREEN + 1])
    more = changes[PER_SCREEN - 1].pk if len(changes) > PER_SCREEN else None
    days = groupby(changes[:PER_SCREEN], key=lambda change: change.day)
    context = {"days": [(day, list(rows)) for day, rows in days], "more": more}
    return render(request, "navigation/recent.html", context)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show the pages and namespaces directly below ``?namespace=``, or the root."""
    raw = request.GET.get("namespace", "")
    namespace = page_path(raw) if raw else ""
    shown: Branch = branch(request.user, namespace)
    context = {"branch": shown}
    return render(request, "navigation/index.html", context)


@require_safe
def tags(request: HttpRequest) -> HttpResponse:
    """Show the tags there are, and how many pages have each."""
    rows = tag_counts(TagCounts(), request.user)
    by_name = sorted(rows, key=lambda tag: tag.path)
    context = {"tags": by_name, "is_cut_off": is_full(rows)}
    return render(request, "navigation/tags.html", context)


@require_safe
def tag(request: HttpRequest, name: str) -> HttpResponse:
    """Show the pages that have a tag."""
    name = page_path(name)
    rows = pages_tagged(PagesTagged(one_of=frozenset({name})), request.user)
    context = {"tag": name, "pages": by_title(rows), "is_cut_off": is_full(rows)}
    return render(request, "navigation/tag.html", context)


@require_safe
@on_page
def backlinks(request: HttpRequest, path: str) -> HttpResponse:
    """Show the pages that lead to ``path``, whether it exists or not."""
    require(request.user, Level.READ, path)
    pages = Page.objects.visible_to(request.user)
    context = {
        "path": path,
        "page": pages.filter(path=path).first(),
        "pages": pages.filter(links__target=path).only("path", "title", "abstract"),
        "may_edit": may(request.user, Level.EDIT, path),
        "trail": trail(path),
    }
    return render(request, "navigation/backlinks.html", context)
