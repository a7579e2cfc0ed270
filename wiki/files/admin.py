"""Files in the administration: looked at, and uploaded by administrators."""

from __future__ import annotations

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from wiki.files.models import File
from wiki.site.names import clean_name


class FileForm(forms.ModelForm[File]):
    """A file and its path, cleaned before the database is asked whether it is free."""

    class Meta:
        model = File
        fields = ("path", "content")

    def clean_path(self) -> str:
        """Clean the path as DokuWiki cleans ids; refuse what cleans to nothing."""
        path = clean_name(self.cleaned_data["path"])
        if not path:
            message = "This cannot be the name of a file."
            raise forms.ValidationError(message)
        return path


@admin.register(File)
class FileAdmin(admin.ModelAdmin[File]):
    form = FileForm
    list_display = ("path", "size", "changed")
    search_fields = ("path",)

    def save_model(
        self,
        request: HttpRequest,
        obj: File,
        form: forms.ModelForm[File],
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Note the size."""
        obj.size = obj.content.size
        super().save_model(request, obj, form, change)
