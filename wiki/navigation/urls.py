"""Addresses of the lists that help to find one's way."""

from __future__ import annotations

from django.urls import path

from wiki.navigation.views import backlinks, index, recent, tag, tags

app_name = "navigation"
urlpatterns = [
    path("recent", recent, name="recent"),
    path("index", index, name="index"),
    path("tags/", tags, name="tags"),
    path("tags/<str:name>", tag, name="tag"),
    path("wiki/<str:path>/backlinks", backlinks, name="backlinks"),
]
