"""Policies in the administration. Sources are edited where everybody sees them."""

from __future__ import annotations

from django.contrib import admin

from wiki.citations.models import DomainPolicy


@admin.register(DomainPolicy)
class DomainPolicyAdmin(admin.ModelAdmin[DomainPolicy]):
    list_display = ("host", "level", "valid_from", "valid_to", "reason")
    list_filter = ("level",)
    search_fields = ("host", "reason")
    date_hierarchy = "valid_from"
