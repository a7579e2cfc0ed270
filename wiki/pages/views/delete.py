"""Deleting a page: its history stays and brings it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wiki.access.decisions import require
from wiki.access.levels import Level
from wiki.errors import WikiError
from wiki.pages import editing
from wiki.pages.errors import PageMissing
from wiki.pages.forms import ReasonForm
from wiki.pages.trail import trail
from wiki.pages.views.requests import author_of, on_page, page_with_history


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@on_page
def delete(request: HttpRequest, path: str) -> HttpResponse:
    """Ask whether to delete the page, and why; POST does it."""
    page = page_with_history(request, path)
    if page.deleted:
        raise PageMissing(path)
    require(request.user, Level.EDIT, path)
    form = ReasonForm(request.POST or None, initial={"base": page.number})
    error: WikiError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            editing.delete(path, author=author_of(request), **form.cleaned_data)
        except WikiError as refused:
            error = refused
            form = ReasonForm(initial=form.cleaned_data | {"base": page.number})
        else:
            messages.success(request, f"“{page.title}” is deleted. Its history stays.")
            return redirect("pages:history", path=path)
    context = {
        "page": page,
        "path": path,
        "form": form,
        "error": error,
        "may_edit": True,
        "trail": trail(path),
    }
    status = error.status if error else 200
    return render(request, "pages/delete.html", context, status=status)
