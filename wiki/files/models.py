"""An uploaded file under a path of its own."""

from __future__ import annotations

import mimetypes

from django.db import models
from django.urls import reverse


class File(models.Model):
    """The current bytes under one path. Width and height are known for images."""

    path = models.CharField(max_length=255, unique=True)
    content = models.FileField(upload_to="%Y/%m/")
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["path"]

    def __str__(self) -> str:
        return self.path

    def get_absolute_url(self) -> str:
        """Return the address of the page about the file."""
        return reverse("files:about", args=[self.path])

    @property
    def media_type(self) -> str:
        """The type that the name's ending stands for, such as ``image/svg+xml``."""
        guess, _ = mimetypes.guess_type(self.path)
        return guess or "application/octet-stream"
