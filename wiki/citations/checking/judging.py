"""What a set of answers says about an address. Pure: the same for the same answers.

The rules. An address is dead after three failures in a row, each at least three days
after the one before; what comes sooner is noted but counts for nothing. Somebody who
refuses to answer us (401, 403, 429 …) is there, so that ends a row of failures, as an
answer does. Nothing is said of a failure that may be our own network's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from wiki.citations.models import Health

FAILURES_OF_THE_DEAD = 3
APART = timedelta(days=3)
# The failing are asked when their next failure counts; others when a month is over.
_SOON = APART + timedelta(hours=1)
_LATER = timedelta(days=30)


class Outcome(Enum):
    """What came of asking once."""

    REACHED = auto()
    SUSPECT = auto()
    REFUSED = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking once.

    ``code`` is the HTTP status, None where nobody answered; ``moved_to`` is empty where
    the address leads nowhere else for good; ``reason`` is a sentence for people, empty
    where all is well.
    """

    outcome: Outcome
    code: int | None = None
    moved_to: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What is thought of an address.

    ``failures`` are those in a row that count, ``failed`` is when the last of them was.
    """

    state: Health = Health.UNCHECKED
    failures: int = 0
    failed: datetime | None = None


def judge(before: Standing, answer: Answer, now: datetime) -> Standing:
    """Return what is thought of an address once it gave an answer."""
    if answer.outcome is Outcome.FAILED:
        return _after_failure(before, now)
    return Standing(_state_of(answer))


def next_check(standing: Standing, now: datetime) -> datetime:
    """Return when to ask again."""
    return now + (_SOON if standing.state == Health.FAILING else _LATER)


def _state_of(answer: Answer) -> Health:
    """Return the state that an answer which is no failure leaves."""
    if answer.outcome is Outcome.REFUSED:
        return Health.REFUSING
    if answer.outcome is Outcome.SUSPECT:
        return Health.SUSPECT
    return Health.MOVED if answer.moved_to else Health.ALIVE


def _after_failure(before: Standing, now: datetime) -> Standing:
    is_dead = before.state == Health.DEAD
    if is_dead or (before.failed and now - before.failed < APART):
        state = Health.DEAD if is_dead else Health.FAILING
        return Standing(state, before.failures, before.failed)
    failures = before.failures + 1
    is_dead = failures >= FAILURES_OF_THE_DEAD
    return Standing(Health.DEAD if is_dead else Health.FAILING, failures, now)
