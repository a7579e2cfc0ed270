"""Making an old revision the newest again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wiki.access.decisions import require
from wiki.access.levels import Level
from wiki.comparing.diff import diff
from wiki.errors import WikiError
from wiki.pages import editing
from wiki.pages.forms import ReasonForm
from wiki.pages.models import Page
from wiki.pages.trail import trail
from wiki.pages.views.requests import author_of, on_page, page_with_history


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@on_page
def restore(request: HttpRequest, path: str, number: int) -> HttpResponse:
    """Show what restoring revision ``number`` would change; POST does it."""
    page = page_with_history(request, path)
    require(request.user, Level.CREATE if page.deleted else Level.EDIT, path)
    form = ReasonForm(request.POST or None, initial={"base": page.number})
    error: WikiError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            editing.restore(
                path, number, author=author_of(request), **form.cleaned_data
            )
        except WikiError as refused:
            error = refused
        else:
            messages.success(request, f"Revision {number} is the newest text again.")
            return redirect("pages:read", path=path)
    return _ask(request, page, number, form, error)


def _ask(
    request: HttpRequest,
    page: Page,
    number: int,
    form: ReasonForm,
    error: WikiError | None,
) -> HttpResponse:
    revision = editing.revision_of(page, number)
    if error is not None:
        form = ReasonForm(initial=form.cleaned_data | {"base": page.number})
    context = {
        "page": page,
        "path": page.path,
        "revision": revision,
        "diff": diff(page.text, revision.text),
        "form": form,
        "error": error,
        "may_edit": True,
        "trail": trail(page.path),
    }
    status = error.status if error else 200
    return render(request, "pages/restore.html", context, status=status)
