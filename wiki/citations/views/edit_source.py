"""Editing what is known about a source. Whatever goes wrong, the text comes back."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wiki.citations.errors import IdentifierTaken, SourceConflict
from wiki.citations.forms import SourceForm
from wiki.citations.models import Source
from wiki.citations.renaming import save_renamed
from wiki.citations.rights import editor_of, may_review_sources
from wiki.citations.versions import compare, number_of
from wiki.citations.views.requests import about, on_source


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@on_source
def edit_source(request: HttpRequest, source: Source) -> HttpResponse:
    """Show the form, or save what it holds."""
    editor = editor_of(request.user, source.key)
    form = SourceForm(
        source,
        number_of(source),
        request.POST if request.method == "POST" else None,
        may_review=may_review_sources(request.user),
    )
    if not form.is_bound:
        return _show(request, source, form)
    if not form.is_valid():
        return _show(request, source, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        save_renamed(
            source.key,
            form.facts(),
            form.cleaned_data["known_by"],
            editor=editor,
            base=form.cleaned_data["base"],
            summary=form.cleaned_data["summary"],
            reviewed=form.cleaned_data.get("reviewed", False),
        )
    except SourceConflict as conflict:
        return _show_conflict(request, source, form, conflict)
    except IdentifierTaken as taken:
        form.add_error("known_by", taken.message)
        return _show(request, source, form, taken=taken, status=taken.status)
    messages.success(request, "Saved. Thank you.")
    return redirect(source)


def _show_conflict(
    request: HttpRequest, source: Source, form: SourceForm, conflict: SourceConflict
) -> HttpResponse:
    """Show what others changed; saving again is then an edit of their version."""
    base = form.cleaned_data["base"]
    changes = (
        compare(source, max(1, base), conflict.number)
        if base < conflict.number
        else None
    )
    data = request.POST.copy()
    data["base"] = str(conflict.number)
    again = SourceForm(
        source,
        conflict.number,
        data,
        may_review=may_review_sources(request.user),
    )
    return _show(
        request, source, again, error=conflict, changes=changes, status=conflict.status
    )


def _show(
    request: HttpRequest,
    source: Source,
    form: SourceForm,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    **more: object,
) -> HttpResponse:
    context = {**about(request, source), "form": form, **more}
    return render(request, "citations/edit.html", context, status=status)
