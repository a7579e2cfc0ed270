"""Sources as files for other programs."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from wiki.citations.bibliography import Bibliography
from wiki.citations.errors import FormatUnknown
from wiki.citations.exporting import FORMATS, Format, cited_in, cited_on, exported
from wiki.citations.finding import source_for
from wiki.citations.models import Source
from wiki.citations.querysets import SourceQuerySet
from wiki.citations.selecting import Selection
from wiki.pages.models import Page
from wiki.pages.paths import page_path
from wiki.pages.views.requests import page_with_history


class ExtensionConverter:
    """The ending of an exported file's name, in an address."""

    regex = "|".join(FORMATS)

    def to_python(self, value: str) -> Format:
        """Return the form that the ending names."""
        return FORMATS[value]

    def to_url(self, value: Format) -> str:
        """Return the ending of a form."""
        return value.name


@require_safe
def export_source(request: HttpRequest, key: str, form: Format) -> HttpResponseBase:
    """Answer with one source; the key of one that was merged leads to the other."""
    found = source_for(request.user, key)
    if found.key != key:
        return redirect(
            "citations:export_source", key=found.key, form=form, permanent=True
        )
    sources = Source.objects.filter(pk=found.pk)
    return as_file(exported(sources, form), form, found.key)


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """Answer with the sources of a selection, or of ``?page=`` or ``?namespace=``.

    All of them if nothing is asked for. They are sent as they are read.
    """
    form = format_of(request)
    sources, name = _asked_for(request)
    return as_file(exported(sources, form), form, name)


def format_of(request: HttpRequest) -> Format:
    """Return the form that ``?format=`` asks for, BibTeX if it is absent."""
    wanted = request.GET.get("format", "bib")
    if wanted not in FORMATS:
        raise FormatUnknown(wanted, FORMATS)
    return FORMATS[wanted]


def _asked_for(request: HttpRequest) -> tuple[SourceQuerySet, str]:
    """Return the sources that a request asks for, and a name for them."""
    if "page" in request.GET:
        page = page_with_history(request, page_path(request.GET["page"]))
        return cited_on(Page.objects.filter(pk=page.pk)), page.path
    if "namespace" in request.GET:
        namespace = page_path(request.GET["namespace"])
        return cited_in(namespace, request.user), namespace
    return Bibliography(Selection.of(request.GET), request.user).rows, "sources"


def as_file(pieces: Iterator[str], form: Format, name: str) -> HttpResponseBase:
    """Answer with a file to keep; ``name`` is without its ending."""
    answer = StreamingHttpResponse(
        pieces, content_type=f"{form.content_type}; charset=utf-8"
    )
    filename = f"{name.replace(':', '-')}.{form.name}"
    answer["Content-Disposition"] = str(
        content_disposition_header(as_attachment=True, filename=filename)
    )
    return answer
