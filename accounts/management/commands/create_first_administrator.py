"""Gives a new wiki its first administrator."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.management.base import BaseCommand

from accounts.models import User


class Command(BaseCommand):
    help = "Create the administrator “admin” with a random password, shown once."

    def handle(self, *args: Any, **options: Any) -> None:
        if User.objects.filter(is_superuser=True).exists():
            return
        password = secrets.token_urlsafe(12)
        User.objects.create_superuser("admin", "", password)
        line = "-" * 60
        self.stdout.write(
            f"{line}\nThe administrator is “admin”, the password is\n\n"
            f"    {password}\n\nIt is shown only this once.\n{line}"
        )
