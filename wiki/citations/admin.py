"""Policies, declined reminders, and what services said. Sources are edited where
everybody sees them.
"""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from wiki.citations.models import DeclinedReminder, DomainPolicy, Lookup


@admin.register(DomainPolicy)
class DomainPolicyAdmin(admin.ModelAdmin[DomainPolicy]):
    list_display = ("host", "level", "valid_from", "valid_to", "reason")
    list_filter = ("level",)
    search_fields = ("host", "reason")
    date_hierarchy = "valid_from"


@admin.register(DeclinedReminder)
class DeclinedReminderAdmin(admin.ModelAdmin[DeclinedReminder]):
    """A log: read, searched, and changed by nobody."""

    list_display = (
        "created",
        "change",
        "author",
        "kind",
        "reason",
        "words",
        "characters",
        "host",
        "level",
    )
    list_display_links = None
    list_filter = ("kind", "reason", "level")
    list_select_related = ("page", "revision__author")
    search_fields = ("page__path", "revision__author__username", "words", "host")
    date_hierarchy = "created"

    @admin.display(description="page", ordering="page__path")
    def change(self, row: DeclinedReminder) -> str:
        number = row.revision.number
        address = reverse("pages:diff", args=[row.page.path, number - 1, number])
        if number == 1:
            address = row.page.get_absolute_url()
        return format_html('<a href="{}">{} #{}</a>', address, row.page.path, number)

    @admin.display
    def author(self, row: DeclinedReminder) -> str:
        return row.revision.author_name

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: DeclinedReminder | None = None
    ) -> bool:
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: DeclinedReminder | None = None
    ) -> bool:
        return False


@admin.register(Lookup)
class LookupAdmin(admin.ModelAdmin[Lookup]):
    """What services said is read; what is deleted is asked again when it is wanted."""

    list_display = ("subject", "service", "failure", "failures", "expires")
    list_filter = ("service",)
    search_fields = ("subject", "failure")
    date_hierarchy = "expires"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(
        self, request: HttpRequest, obj: Lookup | None = None
    ) -> bool:
        return False
