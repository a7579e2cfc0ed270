"""What the views of a source have in common: the source, and what its tabs need."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wiki.citations.finding import source_for
from wiki.citations.models import Source
from wiki.citations.rights import may_edit_sources

P = ParamSpec("P")


def on_source(
    view: Callable[Concatenate[HttpRequest, Source, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Give the view the source of a key; lead from one that was merged to the other.

    Raise ``SourceMissing`` when there is none that whoever asks may know of.
    """

    @wraps(view)
    def wrapper(
        request: HttpRequest, key: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        found = source_for(request.user, key)
        if found.key != key and request.method in {"GET", "HEAD"}:
            match = request.resolver_match
            assert match is not None  # noqa: S101 - a view was found
            address = reverse(match.view_name, kwargs=match.kwargs | {"key": found.key})
            return redirect(address)
        return view(request, found, *args, **kwargs)

    return wrapper


def about(request: HttpRequest, source: Source) -> dict[str, object]:
    """Return what the template of any screen of a source needs."""
    return {"source": source, "may_edit": may_edit_sources(request.user)}
