"""Tells django-allauth what the site decided about registration."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from wiki.site.current import current_site


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Registration is open while the site settings say so."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Say whether a visitor may create an account."""
        return current_site().registration
