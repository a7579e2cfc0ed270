"""The checks every site has; settings list them in ``PAGE_CHECKS``."""

from __future__ import annotations

from django.conf import settings

from wiki.pages.changes import Edit
from wiki.pages.errors import Refused, TextTooLarge


def refuse_unstorable_text(edit: Edit) -> None:
    """Raise ``Refused`` for characters that no database or file could keep."""
    if "\0" in edit.text:
        message = "The text contains a NUL character, which cannot be stored."
        raise Refused(message)
    try:
        edit.text.encode()
    except UnicodeEncodeError as error:
        message = f"The text contains half a character at position {error.start}."
        raise Refused(message) from error


def refuse_oversized_text(edit: Edit) -> None:
    """Raise ``TextTooLarge`` when the text has more than ``MAX_PAGE_BYTES`` bytes."""
    size = len(edit.text.encode())
    if size > settings.MAX_PAGE_BYTES:
        raise TextTooLarge(size, settings.MAX_PAGE_BYTES)
