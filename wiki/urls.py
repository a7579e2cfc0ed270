"""All addresses of the site; each app lists its own below its prefix."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

admin.site.site_header = admin.site.site_title = "Stemma"
admin.site.index_title = "Administration"

urlpatterns = [
    path("accounts/", include("accounts.urls")),
    path("admin/", admin.site.urls),
    path("", include("wiki.files.urls")),
    path("", include("wiki.navigation.urls")),
    path("", include("wiki.pages.urls")),
]
