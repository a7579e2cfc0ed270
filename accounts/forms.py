"""Signing in and up in our words, and what people may change about themselves."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import SignupForm as AllauthSignupForm
from django import forms

from accounts.models import User
from accounts.names import check_display_name


class LoginForm(AllauthLoginForm):  # type: ignore[misc]
    """django-allauth's form, with labels that say what is asked for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _relabel(
            self,
            login="User name or e-mail address",
            password="Password",  # noqa: S106 - a label
            remember="Stay signed in on this device",
        )


class SignupForm(AllauthSignupForm):  # type: ignore[misc]
    """django-allauth's form, with labels that say what is asked for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        _relabel(
            self,
            username="User name",
            email="E-mail address",
            password1="Password",
            password2="Password, once more",
        )


def _relabel(form: forms.Form, **labels: str) -> None:
    """Set labels; placeholders would only say the same in pale grey."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].widget.attrs.pop("placeholder", None)


class ProfileForm(forms.ModelForm[User]):
    """Display name, time zone and how revisions are compared."""

    class Meta:
        model = User
        fields = ["display_name", "time_zone", "diff_layout"]
        widgets = {"time_zone": forms.TextInput(attrs={"list": "time-zones"})}

    def clean_display_name(self) -> str:
        """Refuse a name that passes for somebody else's."""
        name: str = " ".join(self.cleaned_data["display_name"].split())
        if name:
            check_display_name(name, self.instance)
        return name

    @property
    def time_zones(self) -> list[str]:
        """Names to choose a time zone from."""
        return sorted(available_timezones())
