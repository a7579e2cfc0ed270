"""What the views of a page have in common: the path, the page, the author."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address, ip_network
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from wiki.access.decisions import require
from wiki.access.levels import Level
from wiki.pages.changes import Author
from wiki.pages.errors import InvalidPath, PageMissing, RevisionMissing
from wiki.pages.models import Page
from wiki.pages.paths import page_path

P = ParamSpec("P")

# How much of an address is kept: enough to tell networks apart, not people.
_PREFIX = {4: 24, 6: 48}

# Django leaves bytes that are no UTF-8 percent-encoded in a decoded path.
_BROKEN_BYTE = re.compile("%[89A-F][0-9A-F]")

# Digits: enough for any moment of Unix time.
_LONGEST_NUMBER = 12


def on_page(
    view: Callable[Concatenate[HttpRequest, str, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Give the view a cleaned path; lead readers to the page's one address.

    ``/wiki/Foo Bar`` is answered with a redirect to ``/wiki/foo_bar``.
    """

    @wraps(view)
    def wrapper(
        request: HttpRequest, path: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        _refuse_broken_text(request)
        clean = page_path(path)
        if clean != path and request.method in {"GET", "HEAD"}:
            match = request.resolver_match
            assert match is not None  # noqa: S101 - a view was found
            address = reverse(match.view_name, kwargs=match.kwargs | {"path": clean})
            query = request.META.get("QUERY_STRING", "")
            return redirect(f"{address}?{query}" if query else address)
        return view(request, clean, *args, **kwargs)

    return wrapper


def _refuse_broken_text(request: HttpRequest) -> None:
    """Raise ``InvalidPath`` for an address whose bytes are not UTF-8."""
    if _BROKEN_BYTE.search(request.path_info):
        message = "The address holds bytes that are not UTF-8."
        raise InvalidPath(message)


def page_with_history(request: HttpRequest, path: str) -> Page:
    """Return the page, deleted or not, if this person may read it.

    Raise ``Denied`` or ``PageMissing``.
    """
    require(request.user, Level.READ, path)
    pages = Page.including_deleted.visible_to(request.user).with_head()
    page = pages.filter(path=path, head__isnull=False).first()
    if page is None:
        raise PageMissing(path)
    return page


def author_of(request: HttpRequest) -> Author:
    """Return who is editing: the account, or the network of a visitor."""
    return Author(person=request.user, address=network_of(request))


def network_of(request: HttpRequest) -> str:
    """Return the network the request came from, such as ``192.0.2.0/24``; "" if none.

    Behind ``PROXY_COUNT`` proxies the address is the one the outermost of them saw.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.PROXY_COUNT:
        hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if len(hops) >= settings.PROXY_COUNT:
            address = hops[-settings.PROXY_COUNT].strip()
    try:
        version = ip_address(address).version
    except ValueError:
        return ""
    return str(ip_network(f"{address}/{_PREFIX[version]}", strict=False))


def wanted_number(request: HttpRequest, name: str, path: str) -> int | None:
    """Return the whole number in the query parameter ``name``, None if it is absent.

    Raise ``RevisionMissing`` for anything that is no number of a revision.
    """
    raw = request.GET.get(name)
    if raw is None:
        return None
    if not (raw.isascii() and raw.isdigit() and len(raw) <= _LONGEST_NUMBER):
        raise RevisionMissing(path, raw[:40])
    return int(raw)
