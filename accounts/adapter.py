"""Tells django-allauth what the site decided about registration."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from accounts.models import User
from accounts.names import check_display_name
from wiki.site.current import current_site


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Registration is open while the site settings say so."""

    def clean_username(self, username: str, shallow: bool = False) -> str:  # noqa: FBT001, FBT002 - allauth's signature
        """Refuse a user name that somebody else shows as display name."""
        name: str = super().clean_username(username, shallow)
        if not shallow:
            check_display_name(name, User())
        return name

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Say whether a visitor may create an account."""
        return current_site().registration
