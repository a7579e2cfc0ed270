"""Policies, declined reminders, and what services said. Sources are edited where
everybody sees them.
"""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from wiki.citations.models import DeclinedReminder, DomainPolicy, Lookup
from wiki.citations.refreshing import policy_changed


@admin.register(DomainPolicy)
class DomainPolicyAdmin(admin.ModelAdmin[DomainPolicy]):
    list_display = ("host", "level", "valid_from", "valid_to", "reason")
    list_filter = ("level",)
    search_fields = ("host", "reason")
    date_hierarchy = "valid_from"

    def save_model(
        self,
        request: HttpRequest,
        obj: DomainPolicy,
        form: ModelForm[DomainPolicy],
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Save a policy, and have pages show it; no longer those of another host."""
        before = DomainPolicy.objects.filter(pk=obj.pk).first()
        super().save_model(request, obj, form, change)
        for policy in filter(None, (before, obj)):
            policy_changed(policy)

    def delete_model(self, request: HttpRequest, obj: DomainPolicy) -> None:
        """Delete a policy, and have pages show it no longer."""
        super().delete_model(request, obj)
        policy_changed(obj)

    def delete_queryset(
        self, request: HttpRequest, queryset: QuerySet[DomainPolicy]
    ) -> None:
        """Delete some policies, and have pages show them no longer."""
        policies = list(queryset)
        super().delete_queryset(request, queryset)
        for policy in policies:
            policy_changed(policy)


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
