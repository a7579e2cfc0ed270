"""Pages in the administration: their history, reverting, recovering what was deleted.

It is django-reversion's VersionAdmin with our one way in behind it: nothing here writes
a page except through ``wiki.pages.editing``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from reversion.admin import VersionAdmin

from wiki.comparing.diff import diff
from wiki.errors import WikiError
from wiki.pages import editing
from wiki.pages.models import Page, PageRevision, PageTemplate
from wiki.pages.paths import LONGEST
from wiki.pages.views.requests import author_of

# Digits of a primary key.
_LONGEST_KEY = 18

admin.site.register(PageTemplate)


@admin.register(Page)
class PageAdmin(VersionAdmin):  # type: ignore[misc]
    """Pages are listed and searched here, and written where everybody writes them."""

    list_display = ("path", "title", "namespace")
    search_fields = ("path", "title")
    list_filter = ("namespace",)
    history_latest_first = True
    fields = ("path", "title", "text")
    readonly_fields = ("path", "title", "text")

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        """Lead to where new pages are written."""
        return redirect("pages:new")

    def has_delete_permission(
        self, request: HttpRequest, obj: Page | None = None
    ) -> bool:
        """Rows are never removed; deleting in the wiki keeps the history."""
        return False

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Page], search_term: str
    ) -> tuple[QuerySet[Page], bool]:
        """Look for no more than a path can hold: databases limit their patterns."""
        found: tuple[QuerySet[Page], bool] = super().get_search_results(
            request, queryset, search_term[:LONGEST]
        )
        return found

    @contextmanager
    def create_revision(self, request: HttpRequest) -> Iterator[None]:
        """Open no revision around the views: ``editing`` opens its own."""
        yield

    def revision_view(
        self,
        request: HttpRequest,
        object_id: str,
        version_id: str,
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        """Show what reverting to a version would change; POST reverts."""
        wanted = get_object_or_404(
            PageRevision, version_id=_key(version_id), page_id=_key(object_id)
        )
        return self._bring_back(request, wanted)

    def recover_view(
        self,
        request: HttpRequest,
        version_id: str,
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        """Show the last text of a deleted page; POST brings it back."""
        deletion = get_object_or_404(PageRevision, version_id=_key(version_id))
        wanted = get_object_or_404(
            PageRevision, page=deletion.page, number=deletion.number - 1
        )
        return self._bring_back(request, wanted)

    def _bring_back(self, request: HttpRequest, wanted: PageRevision) -> HttpResponse:
        if not self.has_change_permission(request, wanted.page):
            raise PermissionDenied
        page = wanted.page
        if request.method == "POST":
            try:
                editing.restore(
                    page.path,
                    wanted.number,
                    author=author_of(request),
                    base=_key(request.POST.get("base", "0")),
                )
            except WikiError as error:
                messages.error(request, error.message)
            else:
                messages.success(request, f"“{page}” is at this text again.")
                return redirect("admin:pages_page_change", page.pk)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.model._meta,
            "title": f"{page}: revision {wanted.number}",
            "page": page,
            "wanted": wanted,
            "diff": diff(page.text, wanted.text),
        }
        return render(request, "admin/pages/bring_back.html", context)


def _key(raw: str) -> int:
    """Return the number of a row; raise ``Http404`` for what cannot be one."""
    if raw.isascii() and raw.isdigit() and len(raw) <= _LONGEST_KEY:
        return int(raw)
    message = "There is no such row."
    raise Http404(message)
