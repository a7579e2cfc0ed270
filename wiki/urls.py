"""All addresses of the site; each app lists its own below its prefix."""

from __future__ import annotations

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

# The same door as everybody's, with its limits on guessing.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.site_header = admin.site.site_title = "Stemma"
admin.site.index_title = "Administration"

urlpatterns = [
    path("accounts/", include("accounts.urls")),
    path("admin/", admin.site.urls),
    path("", include("wiki.citations.urls")),
    path("", include("wiki.files.urls")),
    path("", include("wiki.navigation.urls")),
    path("", include("wiki.pages.urls")),
]
