"""Making an old version of a source the newest again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wiki.citations.errors import SourceConflict
from wiki.citations.forms import BaseForm
from wiki.citations.models import Source
from wiki.citations.renaming import restore_renamed
from wiki.citations.rights import editor_of
from wiki.citations.versions import compare, number_of
from wiki.citations.views.requests import about, on_source


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@on_source
def restore(request: HttpRequest, source: Source, number: int) -> HttpResponse:
    """Show what restoring version ``number`` would change; POST does it."""
    editor = editor_of(request.user, source.key)
    form = BaseForm(request.POST or None)
    error: SourceConflict | None = None
    if request.method == "POST" and form.is_valid():
        base = form.cleaned_data["base"]
        try:
            restore_renamed(source.key, number, editor=editor, base=base)
        except SourceConflict as conflict:
            error = conflict
        else:
            messages.success(request, f"Version {number} is the newest again.")
            return redirect(source)
    newest = number_of(source)
    context = {
        **about(request, source),
        "number": number,
        "changes": compare(source, newest, number),
        "form": BaseForm(initial={"base": newest}),
        "error": error,
    }
    status = error.status if error else 200
    return render(request, "citations/restore.html", context, status=status)
