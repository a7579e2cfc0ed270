"""Comparing two revisions of a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.models import DiffLayout, User
from wiki.access.decisions import may
from wiki.access.levels import Level
from wiki.comparing.diff import diff as compare
from wiki.pages.editing import revision_of
from wiki.pages.panels import panels_for
from wiki.pages.trail import trail
from wiki.pages.views.requests import on_page, page_with_history, wanted_number


@require_safe
@on_page
def choose_diff(request: HttpRequest, path: str) -> HttpResponse:
    """Lead from the two choices of the history's form to their comparison.

    Without a choice: the newest revision with the one before it.
    """
    page = page_with_history(request, path)
    new = wanted_number(request, "new", path) or page.number
    old = wanted_number(request, "old", path)
    if old is None:
        old = max(new - 1, 1)
    old, new = sorted((old, new))
    return redirect("pages:diff", path=path, old=old, new=new)


@require_safe
@on_page
def diff(request: HttpRequest, path: str, old: int, new: int) -> HttpResponse:
    """Show what changed from revision ``old`` to ``new``; ``?layout=`` says how."""
    page = page_with_history(request, path)
    old_revision, new_revision = revision_of(page, old), revision_of(page, new)
    context = {
        "page": page,
        "path": path,
        "old": old_revision,
        "new": new_revision,
        "diff": compare(old_revision.text, new_revision.text),
        "panels": panels_for(old_revision, new_revision),
        "layout": _layout(request),
        "before": (old - 1, old) if old > 1 else None,
        "after": (new, new + 1) if new < page.number else None,
        "may_edit": may(request.user, Level.EDIT, path),
        "trail": trail(path),
    }
    return render(request, "pages/diff.html", context)


def _layout(request: HttpRequest) -> DiffLayout:
    asked = request.GET.get("layout")
    if asked in DiffLayout.values:
        return DiffLayout(asked)
    if isinstance(request.user, User):
        return DiffLayout(request.user.diff_layout)
    return DiffLayout.SIDE_BY_SIDE
