"""What happens when a form's token is no longer good, as after signing in or out in
another tab: the text in an editor must not be lost.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import Resolver404, resolve

from wiki.errors import WikiError
from wiki.pages.forms import EditForm
from wiki.pages.paths import page_path
from wiki.pages.views.desk import Desk, show_desk


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Answer 403: with the editor and its text and a fresh token, or an explanation.

    No form here uses other methods than POST: those are not allowed, token or not.
    """
    if request.method != "POST":
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return _explain(request)
    ours = _comes_from_here(request)
    if match.view_name != "pages:edit" or "text" not in request.POST or not ours:
        return _explain(request)
    try:
        desk = Desk.at(request, page_path(match.kwargs["path"]))
    except WikiError:
        return _explain(request, kept=request.POST["text"])
    return show_desk(request, desk, EditForm(request.POST), expired=True, status=403)


def _comes_from_here(request: HttpRequest) -> bool:
    """Say whether our own page sent the form: nobody else's words go in our editor."""
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"{request.scheme}://{request.get_host()}":
        return False
    return request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"


def _explain(request: HttpRequest, kept: str = "") -> HttpResponse:
    return render(request, "403_csrf.html", {"kept": kept}, status=403)
