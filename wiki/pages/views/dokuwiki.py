"""DokuWiki's addresses lead to the same things here.

Source: https://www.dokuwiki.org/devel:action_modes
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from wiki.pages.code_blocks import code_block
from wiki.pages.editing import revision_of
from wiki.pages.errors import PageMissing
from wiki.pages.paths import page_path
from wiki.pages.views.requests import page_with_history, wanted_number
from wiki.site.current import current_site

_PAGE_ACTIONS = {
    "edit": "pages:edit",
    "source": "pages:source",
    "revisions": "pages:history",
    "diff": "pages:choose_diff",
    "backlink": "navigation:backlinks",
}
_SITE_ACTIONS = {
    "recent": "navigation:recent",
    "index": "navigation:index",
    "login": "account_login",
    "logout": "account_logout",
    "register": "account_signup",
    "resendpwd": "account_reset_password",
    "profile": "accounts:profile",
    "admin": "admin:index",
}


@require_safe
def dokuwiki(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Lead from ``/doku.php?id=…`` or ``/doku.php/ns/page`` to the page, for good."""
    raw = request.GET.get("id") or rest.replace("/", ":")
    path = page_path(raw) if raw.strip(":") else current_site().start_page
    if raw.endswith(":") and raw.strip(":"):
        path = f"{path}:start"
    answer = answer_to_action(request, path)
    if answer is not None and answer.status_code not in {301, 302}:
        return answer
    address = answer["Location"] if answer else reverse("pages:read", args=[path])
    if answer is None and "rev" in request.GET:
        address += "?" + urlencode({"rev": request.GET["rev"]})
    return redirect(address, permanent=True)


def answer_to_action(request: HttpRequest, path: str) -> HttpResponse | None:
    """Return what ``?do=`` asks for; None when it asks for the page itself."""
    action = request.GET.get("do", "show")
    if action in _SITE_ACTIONS:
        return redirect(_SITE_ACTIONS[action])
    if action in _PAGE_ACTIONS:
        return redirect(_PAGE_ACTIONS[action], path=path)
    if action == "showtag":
        return redirect("navigation:tag", name=page_path(request.GET.get("tag", "")))
    if action == "export_raw":
        return redirect(f"{reverse('pages:source', args=[path])}?raw")
    if action == "export_code":
        return _download_code(request, path)
    return None


def _download_code(request: HttpRequest, path: str) -> HttpResponse:
    page = page_with_history(request, path)
    number = wanted_number(request, "codeblock", path) or 0
    revision = wanted_number(request, "rev", path) or page.number
    block = code_block(path, revision_of(page, revision).text, number)
    if block is None:
        missing = f"{path}, code block {number}"
        raise PageMissing(missing)
    response = HttpResponse(block.text, content_type="text/plain; charset=utf-8")
    name = quote(block.filename, safe="")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response
