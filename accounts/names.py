"""Names under which people appear: nobody may pass for somebody else."""

from __future__ import annotations

import unicodedata
from ipaddress import ip_network

from django.core.exceptions import ValidationError
from django.db.models import Q

from accounts.models import User


def check_display_name(name: str, owner: User) -> None:
    """Raise ``ValidationError`` for a name that others would take for somebody else.

    That is: another person's user name or display name, a network address (as which
    people without an account appear), or anything with invisible characters.
    """
    if any(unicodedata.category(character).startswith("C") for character in name):
        message = "A name may not hold invisible characters."
        raise ValidationError(message)
    if _is_network(name):
        message = "A name may not be a network address."
        raise ValidationError(message)
    others = User.objects.exclude(pk=owner.pk)
    if others.filter(Q(username__iexact=name) | Q(display_name__iexact=name)).exists():
        message = "Somebody else goes by this name."
        raise ValidationError(message)


def _is_network(name: str) -> bool:
    try:
        ip_network(name, strict=False)
    except ValueError:
        return False
    return True
