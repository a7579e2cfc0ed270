"""Asks whether an address answers: with HEAD, and with GET where HEAD tells too little.

One address, once, at once. When to ask whom is ``links`` and ``turns``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from wiki.citations.checking.judging import Answer, Outcome
from wiki.citations.checking.suspecting import suspicion_of
from wiki.citations.html import text_of
from wiki.citations.identities import identity_of
from wiki.fetching import Fetched, FetchFailed, NotAsked, Policy, Unreachable, glance

# Of a page only the headline is wanted.
_BEGINNING = 65_536
_LONGEST_WAIT = timedelta(days=1)
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
_ERRORS = range(400, 600)
_SERVER_ERRORS = range(500, 600)
_HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking: the answer, and how the host wants to be treated.

    ``has_answered`` says whether there was anybody, ``wait`` how long they want to be
    left alone.
    """

    answer: Answer
    has_answered: bool
    wait: timedelta = timedelta()


def ask(address: str, policy: Policy, now: datetime) -> Asked:
    """Ask an address. Never fails: that nobody answers is an answer too."""
    try:
        fetched = _fetched(address, replace(policy, size=_BEGINNING))
    except NotAsked as error:
        return Asked(Answer(Outcome.REFUSED, reason=str(error)), has_answered=False)
    except Unreachable as error:
        return Asked(Answer(Outcome.FAILED, reason=str(error)), has_answered=False)
    except FetchFailed as error:
        return Asked(Answer(Outcome.REFUSED, reason=str(error)), has_answered=True)
    answer = _answer(address, fetched)
    return Asked(answer, has_answered=True, wait=wait_of(fetched, now))


def wait_of(fetched: Fetched, now: datetime) -> timedelta:
    """Return how long somebody who is busy asks to be left alone, a day at most.

    Source: RFC 9110, section 10.2.3, Retry-After.
    """
    said = fetched.headers.get("retry-after", "").strip()
    if fetched.status not in _BUSY or not said:
        return timedelta()
    if said.isdecimal():
        return min(timedelta(seconds=int(said[:9])), _LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(said)
    except ValueError:
        return timedelta()
    if until.tzinfo is None:
        return timedelta()
    return min(max(until - now, timedelta()), _LONGEST_WAIT)


def _fetched(address: str, policy: Policy) -> Fetched:
    """Ask with HEAD, then with GET if HEAD was not understood or leaves doubts."""
    try:
        seen = glance(address, policy, "HEAD")
    except NotAsked:
        raise
    except FetchFailed:
        return glance(address, policy, "GET")
    is_enough = seen.status in _BUSY or (seen.status < min(_ERRORS) and not _html(seen))
    return seen if is_enough else glance(address, policy, "GET")


def _answer(address: str, fetched: Fetched) -> Answer:
    code = fetched.status
    if code in _GONE or code in _SERVER_ERRORS:
        return Answer(Outcome.FAILED, code, reason=_said(code))
    if not HTTPStatus.OK <= code < HTTPStatus.MULTIPLE_CHOICES:
        return Answer(Outcome.REFUSED, code, reason=_said(code))
    body = text_of(fetched) if _html(fetched) else ""
    moved_to = _moved_to(address, fetched)
    if doubt := suspicion_of(address, fetched.address, body):
        return Answer(Outcome.SUSPECT, code, moved_to, doubt)
    return Answer(Outcome.REACHED, code, moved_to)


def _moved_to(address: str, fetched: Fetched) -> str:
    """Return where an address moved, "" if what it names is still the same."""
    if identity_of(fetched.moved_to) in {None, identity_of(address)}:
        return ""
    return fetched.moved_to


def _html(fetched: Fetched) -> bool:
    return fetched.headers.get("content-type", "").lower().startswith(_HTML)


def _said(code: int) -> str:
    try:
        phrase = f" {HTTPStatus(code).phrase}"
    except ValueError:
        phrase = ""
    return f"The server answers {code}{phrase}."
