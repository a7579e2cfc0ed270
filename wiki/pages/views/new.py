"""Creating a page by its name."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from wiki.pages.errors import InvalidPath
from wiki.pages.forms import NewPageForm
from wiki.pages.paths import page_path
from wiki.site.names import written_name


@require_safe
def new(request: HttpRequest) -> HttpResponse:
    """Ask for a name (``?name=``), then lead to the editor of the page so called."""
    form = NewPageForm(request.GET if "name" in request.GET else None)
    if form.is_bound and form.is_valid():
        try:
            # Where a link of that name would lead.
            name = written_name(form.cleaned_data["name"])
            return redirect("pages:edit", path=page_path(name))
        except InvalidPath as error:
            form.add_error("name", error.message)
    status = 400 if form.is_bound else 200
    return render(request, "pages/new.html", {"form": form}, status=status)
