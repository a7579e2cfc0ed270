"""The list of a page's revisions, newest first, paged by their numbers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wiki.access.decisions import may
from wiki.access.levels import Level
from wiki.pages.trail import trail
from wiki.pages.views.requests import on_page, page_with_history, wanted_number

PER_SCREEN = 50


@require_safe
@on_page
def history(request: HttpRequest, path: str) -> HttpResponse:
    """Show ``PER_SCREEN`` revisions older than ``?before=``, or the newest ones.

    Two queries for the page and its revisions, however many there are.
    """
    page = page_with_history(request, path)
    before = wanted_number(request, "before", path)
    rows = page.revisions.for_list().older_than(before)
    revisions = list(rows[: PER_SCREEN + 1])
    has_older = len(revisions) > PER_SCREEN
    revisions = revisions[:PER_SCREEN]
    newest = revisions[0].number if revisions else 0
    context = {
        "page": page,
        "path": path,
        "revisions": revisions,
        "older": revisions[-1].number if has_older else None,
        "newer": min(newest + PER_SCREEN + 1, page.number + 1)
        if newest < page.number
        else None,
        "may_edit": may(request.user, Level.EDIT, path),
        "trail": trail(path),
    }
    return render(request, "pages/history.html", context)
