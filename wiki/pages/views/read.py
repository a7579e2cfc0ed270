"""Reading a page: its newest revision as stored, or an old one by its number."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from wiki.access.decisions import may, require
from wiki.access.levels import Level
from wiki.pages.editing import revision_of
from wiki.pages.errors import RevisionMissing
from wiki.pages.models import Page, PageRevision
from wiki.pages.redirects import address_behind, redirected_from
from wiki.pages.rendering import contents_html, page_html, revision_html
from wiki.pages.trail import trail
from wiki.pages.views.dokuwiki import answer_to_action
from wiki.pages.views.requests import on_page, page_with_history, wanted_number
from wiki.site.current import current_site

# Numbers from here on are moments: DokuWiki names a revision by its Unix time.
_FIRST_TIMESTAMP = 100_000_000


@require_safe
@cache_control(no_cache=True)
def start(request: HttpRequest) -> HttpResponse:
    """Show the start page at ``/``."""
    return _show(request, current_site().start_page)


@require_safe
@cache_control(no_cache=True)
@on_page
def read(request: HttpRequest, path: str) -> HttpResponse:
    """Show the page ``path``, one of its revisions (``?rev=``), or offer to create it.

    ``?do=`` asks for something else, as DokuWiki's addresses do.
    """
    if "do" in request.GET:
        answer = answer_to_action(request, path)
        if answer is not None:
            return answer
    number = wanted_number(request, "rev", path)
    if number is not None:
        return _show_revision(request, path, number)
    return _show(request, path)


def _show(request: HttpRequest, path: str) -> HttpResponse:
    require(request.user, Level.READ, path)
    pages = Page.objects.visible_to(request.user).with_head()
    page = pages.filter(path=path).first()
    if page is None:
        return _offer_to_create(request, path)
    if page.redirect and _follows_redirects(request):
        address = address_behind(page, request.user)
        if address is not None:
            return redirect(address)
    may_edit = may(request.user, Level.EDIT, path)
    address = reverse("pages:edit", args=[path]) if may_edit else None
    context = {
        "page": page,
        "path": path,
        "head": page.head,
        "html": page_html(page, request.user, edit_address=address),
        "contents": contents_html(page),
        "redirected_from": redirected_from(request.GET.get("from", ""), request.user),
        "may_edit": may_edit,
        "trail": trail(path),
    }
    return render(request, "pages/read.html", context)


def _follows_redirects(request: HttpRequest) -> bool:
    """Tell whether a reader wants to be taken on, and has not been so already."""
    return request.GET.get("redirect") != "no" and "from" not in request.GET


def _show_revision(request: HttpRequest, path: str, number: int) -> HttpResponse:
    page = page_with_history(request, path)
    if number >= _FIRST_TIMESTAMP:
        revision = _revision_of_second(page, number)
        return redirect(revision.get_absolute_url())
    revision = revision_of(page, number)
    html, contents = revision_html(revision, request.user)
    context = {
        "page": page,
        "path": path,
        "revision": revision,
        "html": html,
        "contents": contents,
        "may_edit": may(request.user, Level.EDIT, path),
        "trail": trail(path),
    }
    return render(request, "pages/read_revision.html", context)


def _revision_of_second(page: Page, timestamp: int) -> PageRevision:
    try:
        second = datetime.fromtimestamp(timestamp, tz=UTC)
        following = second + timedelta(seconds=1)
    except (ValueError, OverflowError, OSError) as error:
        raise RevisionMissing(page.path, str(timestamp)) from error
    rows = page.revisions.filter(created__gte=second, created__lt=following)
    revision = rows.defer("origins").first()
    if revision is None:
        raise RevisionMissing(page.path, str(timestamp))
    revision.page = page
    return revision


def _offer_to_create(request: HttpRequest, path: str) -> HttpResponse:
    pages = Page.including_deleted.visible_to(request.user).with_head()
    deleted = pages.filter(path=path, head__isnull=False).first()
    context = {
        "path": path,
        "deleted": deleted,
        "may_create": may(request.user, Level.CREATE, path),
        "trail": trail(path),
    }
    return render(request, "pages/missing.html", context, status=404)
