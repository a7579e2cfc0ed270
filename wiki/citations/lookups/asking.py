"""Asks a service, politely, and remembers what it said: that it knows nothing, too.

The only place where services meet the network. They are asked as any address that a
page names is: public ones only, with bounds on time and size.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, TypeVar, cast

from django.utils import timezone

from wiki.citations.checking import turns
from wiki.citations.checking.asking import wait_of
from wiki.citations.identities import LONGEST_HOST, host_of
from wiki.citations.lookups.services import AnswerUnreadable, Service
from wiki.citations.lookups.works import plain
from wiki.citations.models import LONGEST_REASON, Lookup
from wiki.fetching import Fetched, FetchFailed, fetch
from wiki.site.fetching import site_policy

Known = TypeVar("Known", bound=Mapping[str, Any])
Reader = Callable[[str, Fetched], Known | None]

KEPT = timedelta(days=90)
KEPT_IF_NOTHING = timedelta(days=14)
FIRST_WAIT = timedelta(hours=1)
LONGEST_WAIT = timedelta(days=7)
# So long somebody waits for a turn, before others of the worker's tasks come first.
PATIENCE = timedelta(seconds=5)

_MOST_DOUBLINGS = 10
_CLIENT_ERRORS = range(400, 500)
_NOT_NOW = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.REQUEST_TIMEOUT,
        HTTPStatus.TOO_MANY_REQUESTS,
    }
)


class NotNow(Exception):
    """Raised when a service could not be asked or did not answer; may be by ``until``.

    Says why in a sentence.
    """

    def __init__(self, until: datetime, reason: str) -> None:
        super().__init__(reason)
        self.until = until


class NotOurTurn(NotNow):
    """Raised when a service was not asked, since others are asking it already."""


class _Failed(Exception):
    """An attempt came to nothing, and no other should be made for a while."""

    def __init__(self, reason: str, wait: timedelta = timedelta()) -> None:
        super().__init__(reason)
        self.wait = wait


def look_up(
    service: Service, subject: str, address: str, read: Reader[Known]
) -> Known | None:
    """Return what ``service`` knows of ``subject``, None for nothing.

    ``address`` is asked unless the answer is remembered; ``read`` is the service's way
    to read one. Waits ``PATIENCE`` at most. Raise ``NotNow``.
    """
    name = f"{type(service).__module__}.{type(service).__qualname__}"
    row, _ = Lookup.objects.get_or_create(service=name, subject=subject)
    if row.expires <= timezone.now():
        _ask_anew(row, service, address, read)
    if row.failure:
        raise NotNow(row.expires, row.failure)
    return cast("Known | None", row.answer)


def _ask_anew(row: Lookup, service: Service, address: str, read: Reader[Known]) -> None:
    """Ask in our turn, unless somebody else did while we waited for it."""
    host = host_of(address)[:LONGEST_HOST]
    _take_turn(host)
    pause = service.pause
    try:
        row.refresh_from_db()
        if row.expires <= timezone.now():
            pause = max(pause, _ask(row, service, address, read))
    finally:
        turns.give_back(host, pause, has_answered=not row.failure)


def _ask(row: Lookup, service: Service, address: str, read: Reader[Known]) -> timedelta:
    """Ask, and keep what came of it in ``row``; return how long to leave them alone."""
    wait = timedelta()
    try:
        row.answer = _asked(service, row.subject, address, read)
    except _Failed as error:
        wait = error.wait
        doubled: timedelta = FIRST_WAIT * 2 ** min(row.failures, _MOST_DOUBLINGS)
        row.failure, row.failures = str(error)[:LONGEST_REASON], row.failures + 1
        row.expires = timezone.now() + max(min(doubled, LONGEST_WAIT), wait)
    else:
        row.failure, row.failures = "", 0
        row.expires = timezone.now() + (KEPT if row.answer else KEPT_IF_NOTHING)
    row.save()
    return wait


def _take_turn(host: str) -> None:
    """Take the turn of a host; raise ``NotOurTurn`` where that takes too long."""
    start = timezone.now()
    while (free_at := turns.take(host)) is not None:
        if free_at - start > PATIENCE:
            raise NotOurTurn(free_at, f"{host} is to be left alone.")
        time.sleep(max(0, (free_at - timezone.now()).total_seconds()))


def _asked(
    service: Service, subject: str, address: str, read: Reader[Known]
) -> Known | None:
    """Return what a service answers now."""
    try:
        fetched = fetch(address, site_policy(), accept=service.accept)
        if fetched.status in _CLIENT_ERRORS and fetched.status not in _NOT_NOW:
            return None
        _require_answer(service, fetched)
        return read(subject, fetched)
    except (FetchFailed, AnswerUnreadable) as error:
        raise _Failed(str(error)) from error


def _require_answer(service: Service, fetched: Fetched) -> None:
    """Raise ``_Failed`` unless this is an answer of the kind that was asked for."""
    if fetched.status != HTTPStatus.OK:
        message = f"{service.name} answers {fetched.status}."
        raise _Failed(message, wait_of(fetched, timezone.now()))
    kind = fetched.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in service.accept.split(", "):
        message = f"{service.name} answers with {plain(kind) or 'no type'}."
        raise _Failed(message)
