"""Files in the administration: looked at, and uploaded by administrators."""

from __future__ import annotations

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from wiki.files.models import File
from wiki.markup import ids


@admin.register(File)
class FileAdmin(admin.ModelAdmin[File]):
    list_display = ("path", "size", "changed")
    search_fields = ("path",)
    fields = ("path", "content")

    def save_model(
        self,
        request: HttpRequest,
        obj: File,
        form: ModelForm[File],
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Clean the path and note the size."""
        obj.path = ids.clean(obj.path)
        obj.size = obj.content.size
        super().save_model(request, obj, form, change)
