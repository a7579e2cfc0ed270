"""What a service is, that knows something of works; and which the site asks.

Services are classes, named by dotted paths in the settings and made without arguments.
They are pure: they name an address and read what it answered.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Protocol, TypedDict

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.module_loading import import_string

from wiki.citations.csl import Item
from wiki.citations.models import Source
from wiki.fetching import Fetched


class AnswerUnreadable(Exception):
    """Raised when an answer is not what a service answers; says why in a sentence."""


class Service(Protocol):
    """What all services have in common.

    ``name`` is what people call it, ``accept`` the types of content it answers with
    (the header Accept), ``pause`` what it wants between two questions.
    """

    name: str
    accept: str
    pause: timedelta


class MetadataService(Service, Protocol):
    """A service that knows titles, authors and dates of works.

    The word of a registry stands above what was read from pages; that of any other
    only fills gaps.
    """

    is_registry: bool

    def subject_of(self, source: Source) -> str:
        """Return what to ask about a source: an identifier or address, "" if none."""

    def address_of(self, subject: str) -> str:
        """Return the address that knows about a subject."""

    def read(self, subject: str, fetched: Fetched) -> Item | None:
        """Return what an answer says of the subject, as ``works.work`` makes it.

        None if it says nothing, or speaks of another work. Raise ``AnswerUnreadable``.
        """


class Copy(TypedDict):
    """A copy of a page: where it is read, and of which day (ISO 8601) it is."""

    address: str
    day: str


class ArchiveService(Service, Protocol):
    """A service that keeps copies of pages."""

    def address_of(self, address: str, day: date) -> str:
        """Return the address that knows about copies of ``address`` near a day."""

    def read(self, address: str, fetched: Fetched) -> Copy | None:
        """Return the copy that an answer names, None for none.

        Raise ``AnswerUnreadable``.
        """


def metadata_services() -> list[MetadataService]:
    """Return the services the site asks about works, in the order it asks them."""
    return [import_string(path)() for path in settings.SOURCE_METADATA]


def archive_services() -> list[ArchiveService]:
    """Return the services the site asks for copies, in the order it asks them."""
    return [import_string(path)() for path in settings.SOURCE_ARCHIVES]


def check_services(
    app_configs: Sequence[Any] | None,  # noqa: ARG001 - what Django hands to a check
    **_options: object,
) -> list[CheckMessage]:
    """Refuse to start when a service is named that does not exist."""
    errors: list[CheckMessage] = []
    for setting in ("SOURCE_METADATA", "SOURCE_ARCHIVES"):
        for path in getattr(settings, setting):
            try:
                import_string(path)
            except ImportError as error:
                message = f"{setting} names {path!r}, which is none: {error}"
                errors.append(Error(message, id="wiki.E002"))
    return errors


def base_of(name: str, usual: str) -> str:
    """Return the address of a service without a slash at its end: the site's mirror if
    it has one.
    """
    return str(settings.SOURCE_SERVICES.get(name, usual)).rstrip("/")


def json_of(fetched: Fetched) -> dict[str, Any]:
    """Return the JSON object that was answered; raise ``AnswerUnreadable``."""
    try:
        answer = json.loads(fetched.body)
    except (ValueError, RecursionError):
        raise AnswerUnreadable("It answers no JSON.") from None
    if not isinstance(answer, dict):
        raise AnswerUnreadable("It answers no JSON object.")
    return answer
