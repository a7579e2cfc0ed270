"""Making two sources one, and parting them again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from wiki.citations.errors import MergeRefused, SourceMissing
from wiki.citations.finding import source_for
from wiki.citations.forms import MergeForm
from wiki.citations.merging import merge_sources, merges_of, part_sources
from wiki.citations.models import Source
from wiki.citations.rights import editor_of
from wiki.citations.versions import changes_between, texts_of
from wiki.citations.views.requests import about, on_source
from wiki.errors import WikiError


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@on_source
def merge(request: HttpRequest, source: Source) -> HttpResponse:
    """Ask for the other source, show both; POST makes ``source`` a part of it."""
    editor = editor_of(request.user, source.key)
    data = request.POST if request.method == "POST" else request.GET
    form = MergeForm(data if "into" in data else None)
    if not form.is_valid():
        return _ask(request, source, form)
    into = form.cleaned_data["into"].strip()
    if request.method != "POST":
        return _show_both(request, source, form, into)
    try:
        other = source_for(editor, into)
        done = merge_sources(source.key, other.key, editor=editor)
    except (MergeRefused, SourceMissing) as error:
        return _ask(request, source, form, error)
    messages.success(
        request, f"“{source.key}” is a part of this source now; its key leads here."
    )
    return redirect(done.into)


@require_POST
@on_source
def part(request: HttpRequest, source: Source, number: int) -> HttpResponse:
    """Undo the merge ``number`` into ``source``."""
    editor = editor_of(request.user, source.key)
    found = merges_of(source).select_related("into").filter(pk=number).first()
    if found is None:
        raise MergeRefused("There is no such merge; perhaps it was undone already.")
    part_sources(found, editor=editor)
    messages.success(request, f"“{found.merged.key}” is a source of its own again.")
    return redirect(found.merged)


def _show_both(
    request: HttpRequest, source: Source, form: MergeForm, into: str
) -> HttpResponse:
    """Show what differs, and what would happen."""
    try:
        other = source_for(request.user, into)
    except SourceMissing as error:
        return _ask(request, source, form, error)
    if other == source:
        message = f"“{into}” is this source itself."
        return _ask(request, source, form, MergeRefused(message))
    changes = changes_between(texts_of(source), texts_of(other))
    return _ask(request, source, form, other=other, changes=changes)


def _ask(
    request: HttpRequest,
    source: Source,
    form: MergeForm,
    error: WikiError | None = None,
    **more: object,
) -> HttpResponse:
    context = {**about(request, source), "form": form, "error": error, **more}
    status = error.status if error else 200
    return render(request, "citations/merge.html", context, status=status)
