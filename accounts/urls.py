"""Addresses of people's own pages; django-allauth brings signing in and up."""

from __future__ import annotations

from django.urls import include, path

from accounts.views import profile

_own = ([path("profile/", profile, name="profile")], "accounts")

urlpatterns = [
    path("", include(_own)),
    path("", include("allauth.account.urls")),
]
