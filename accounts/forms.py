"""What people may change about themselves."""

from __future__ import annotations

from zoneinfo import available_timezones

from django import forms

from accounts.models import User


class ProfileForm(forms.ModelForm[User]):
    """Display name, time zone and how revisions are compared."""

    class Meta:
        model = User
        fields = ["display_name", "time_zone", "diff_layout"]
        widgets = {"time_zone": forms.TextInput(attrs={"list": "time-zones"})}

    @property
    def time_zones(self) -> list[str]:
        """Names to choose a time zone from."""
        return sorted(available_timezones())
