"""The person behind an account."""

from __future__ import annotations

from zoneinfo import available_timezones

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models


class DiffLayout(models.TextChoices):
    """How two revisions are laid out when compared."""

    SIDE_BY_SIDE = "side", "Side by side"
    INLINE = "inline", "Inline"


def check_time_zone(name: str) -> None:
    """Raise ``ValidationError`` unless ``name`` is in the IANA time zone database."""
    if name not in available_timezones():
        message = "“%(name)s” is not a time zone."
        raise ValidationError(message, params={"name": name})


class User(AbstractUser):
    """A person who signs in. ``username`` is the login, ``display_name`` what others
    see beside an edit.
    """

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    display_name = models.CharField(
        max_length=100,
        blank=True,
        help_text="Shown beside your edits instead of your user name.",
    )
    time_zone = models.CharField(
        max_length=64,
        blank=True,
        validators=[check_time_zone],
        help_text="For example Europe/Berlin. Empty: the site's.",
    )
    diff_layout = models.CharField(
        "comparing revisions",
        max_length=10,
        choices=DiffLayout.choices,
        default=DiffLayout.SIDE_BY_SIDE,
    )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What others see: the display name, or the user name while there is none."""
        return self.display_name or self.username

    def get_full_name(self) -> str:
        """Return the name others see."""
        return self.name

    def get_short_name(self) -> str:
        """Return the name others see."""
        return self.name
