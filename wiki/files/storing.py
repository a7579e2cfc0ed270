"""The one way in for files: writes the bytes and the row together."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.db import transaction

from wiki.files.models import File
from wiki.site.names import clean_name


def store(path: str, content: bytes) -> File:
    """Keep ``content`` as the file ``path``, replacing what was there.

    Raise ``ValueError`` when the path cleans to nothing.
    """
    clean = clean_name(path)
    if not clean:
        message = f"“{path}” cannot be the name of a file."
        raise ValueError(message)
    with transaction.atomic():
        file = File.objects.select_for_update().filter(path=clean).first()
        file = file or File(path=clean)
        file.size = len(content)
        file.content.save(clean.replace(":", "_"), ContentFile(content), save=False)
        file.save()
    return file
