"""Addresses of the lists that help to find one's way."""

from __future__ import annotations

from django.urls import path

from wiki.navigation.views import backlinks, index, recent

app_name = "navigation"
urlpatterns = [
    path("recent", recent, name="recent"),
    path("index", index, name="index"),
    path("wiki/<str:path>/backlinks", backlinks, name="backlinks"),
]
