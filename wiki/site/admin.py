"""Settings in the administration: one row each, changed and never added or deleted."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from wiki.site.models import MarkupSettings, SiteSettings


class OneRowAdmin(admin.ModelAdmin[models.Model]):
    """The administration of a model of which there is one row, with primary key 1."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Lead straight to the one row there is."""
        row, _ = self.get_queryset(request).get_or_create(pk=1)
        meta = self.model._meta
        return redirect(f"admin:{meta.app_label}_{meta.model_name}_change", row.pk)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> bool:
        return False


@admin.register(SiteSettings)
class SiteSettingsAdmin(OneRowAdmin):
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fieldsets = [
        (None, {"fields": ["title", "tagline", "start_page"]}),
        ("Licence", {"fields": ["licence_name", "licence_url"]}),
        ("Who may take part", {"fields": ["editing", "registration"]}),
        ("Citations", {"fields": ["reminds_of_citations", "uncited_namespaces"]}),
    ]


@admin.register(MarkupSettings)
class MarkupSettingsAdmin(OneRowAdmin):
    fieldsets = [
        (
            None,
            {
                "fields": ["dialect", "camelcase", "embed_html"],
                "description": "After a change, all pages are rendered again in the "
                "background; until its turn comes, a page looks as before.",
            },
        ),
        ("Typography", {"fields": ["typography", "quotes_language"]}),
        ("Links", {"fields": ["use_heading", "autoplural", "nofollow", "mailguard"]}),
        ("Names of pages", {"fields": ["separator", "deaccent", "use_slash"]}),
        (
            "Sections and table of contents",
            {"fields": ["max_section_level", "toc_top", "toc_depth", "toc_minimum"]},
        ),
        (
            "Words and signs of your own",
            {
                "fields": ["interwiki", "acronyms", "smileys", "entities"],
                "description": "A # begins a comment. An entry with nothing behind it "
                "takes DokuWiki's own entry away.",
            },
        ),
    ]
