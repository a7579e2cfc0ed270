"""Site settings in the administration: one row, changed and never added or deleted."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from wiki.site.models import SiteSettings


@admin.register(SiteSettings)
class SiteSettingsAdmin(admin.ModelAdmin[SiteSettings]):
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fieldsets = [
        (None, {"fields": ["title", "tagline", "start_page"]}),
        ("Licence", {"fields": ["licence_name", "licence_url"]}),
        ("Who may take part", {"fields": ["editing", "registration"]}),
    ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Lead straight to the one row there is."""
        row, _ = SiteSettings.objects.get_or_create(pk=1)
        return redirect("admin:site_settings_sitesettings_change", row.pk)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: SiteSettings | None = None
    ) -> bool:
        return False
