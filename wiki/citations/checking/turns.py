"""Whose turn it is to be asked: each host by one of us at a time, with pauses between.

Kept in the database, so that it holds for all processes on all machines. What is asked
is the caller's business.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from wiki.citations.models import HostTurn

# Who has not given a turn back by then is taken for lost; no question takes as long.
LEASE = timedelta(minutes=2)
_RECENTLY = timedelta(hours=1)


def take(host: str) -> datetime | None:
    """Take the turn of a host; return None if it was free, else when it will be."""
    now = timezone.now()
    turn = HostTurn.objects.filter(host=host)
    free = turn.filter(free_at__lte=now)
    if free.update(free_at=now + LEASE):
        return None
    # Not there yet, perhaps; of many who make it at the same time one has it then.
    new = HostTurn(host=host, free_at=now)
    HostTurn.objects.bulk_create([new], ignore_conflicts=True)
    if free.update(free_at=now + LEASE):
        return None
    return turn.values_list("free_at", flat=True).get()


def give_back(host: str, pause: timedelta, *, has_answered: bool) -> datetime:
    """End a turn; return when the next begins, which is after a pause."""
    now = timezone.now()
    free_at = now + pause
    known = {"free_at": free_at} | ({"answered": now} if has_answered else {})
    HostTurn.objects.filter(host=host).update(**known)
    return free_at


def anybody_answered_but(host: str) -> bool:
    """Tell whether another host answered lately: then it is not our network."""
    others = HostTurn.objects.filter(answered__gte=timezone.now() - _RECENTLY)
    return others.exclude(host=host).exists()
