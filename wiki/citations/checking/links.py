"""Checks addresses of sources, each host in its turn, and keeps what came of it.

The one way in for ``check_sources``, the tasks and the button. The rules by which an
answer is judged are ``judging``'s.
"""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush

from django.utils import timezone

from wiki.citations.checking import turns
from wiki.citations.checking.asking import Asked, ask
from wiki.citations.checking.judging import (
    Answer,
    Outcome,
    Standing,
    judge,
    next_check,
)
from wiki.citations.identities import LONGEST_HOST, host_of
from wiki.citations.lookups.tasks import have_copied
from wiki.citations.models import LONGEST_REASON, Health, SourceLink
from wiki.citations.refreshing import references_changed
from wiki.site.fetching import site_policy

# Between two questions to one host.
PAUSE = timedelta(seconds=2)
# Seconds; a host that wants to be left alone for longer is left for another run.
LONGEST_WAIT = 60
# A link whose check came to nothing, since the process ended, is due again by then.
_LEASE = timedelta(days=1)
_AGAIN = timedelta(hours=1)
_LONGEST_ADDRESS = 2000


def check_links(
    links: Iterable[SourceLink],
    *,
    pause: timedelta = PAUSE,
    seconds: float = float("inf"),
) -> Iterator[SourceLink]:
    """Check links, and yield each that was checked, with what is known now.

    One after another, and of those whose host is free the first. Those of a host that
    wants to be left alone are put off; after so many ``seconds`` no more are begun, and
    what is left stays due.
    """
    queues: defaultdict[str, deque[SourceLink]] = defaultdict(deque)
    for link in links:
        queues[_host_of(link)].append(link)
    end = time.monotonic() + seconds
    now = timezone.now()
    waiting = [(now, number, host) for number, host in enumerate(queues)]
    heapify(waiting)
    while waiting:
        free_at, number, host = heappop(waiting)
        wait = (free_at - timezone.now()).total_seconds()
        if wait > LONGEST_WAIT:
            _put_off(queues[host], free_at)
            continue
        if time.monotonic() + max(0, wait) >= end:
            return
        time.sleep(max(0, wait))
        busy_until = turns.take(host)
        if busy_until is None:
            link = queues[host].popleft()
            before = link.checked
            busy_until = _in_turn(link, host, pause)
            if link.checked != before:
                yield link
        if queues[host]:
            heappush(waiting, (busy_until, number, host))


def _in_turn(link: SourceLink, host: str, pause: timedelta) -> datetime:
    """Check a link whose host's turn is ours; return when the next turn begins."""
    now = timezone.now()
    same = SourceLink.objects.filter(pk=link.pk, checked=link.checked)
    if not same.update(next_check=now + _LEASE):
        return turns.give_back(host, timedelta(), has_answered=False)
    asked = ask(link.address, site_policy(), now)
    # Before the turn ends, so that whoever has the next one knows.
    _keep(link, asked, host)
    wait = max(pause, asked.wait)
    return turns.give_back(host, wait, has_answered=asked.has_answered)


def _keep(link: SourceLink, asked: Asked, host: str) -> None:
    """Note what came of a check; nothing if it may have been our own network."""
    answer, now = asked.answer, timezone.now()
    is_silence = answer.outcome is Outcome.FAILED and not asked.has_answered
    if is_silence and not turns.anybody_answered_but(host):
        SourceLink.objects.filter(pk=link.pk).update(next_check=now + _AGAIN)
        return
    state, led_to = link.state, link.final_address
    _judge(link, answer, now)
    # Not `save`, which would fail for a row that was deleted meanwhile.
    kept = {name: getattr(link, name) for name in _KEPT}
    SourceLink.objects.filter(pk=link.pk).update(**kept)
    # Not for a newer date alone, or every page would be rendered after every check.
    if (link.state, link.final_address) != (state, led_to):
        references_changed([link.source_id])
    if link.state in _LOST and link.state != state:
        have_copied([link.source_id])


def _judge(link: SourceLink, answer: Answer, now: datetime) -> None:
    """Say of a link, which is not saved, what is thought of it after an answer."""
    before = Standing(Health(link.state), link.failures, link.failed)
    after = judge(before, answer, now)
    link.since = now if after.state != before.state else link.since
    link.state, link.failures, link.failed = after.state, after.failures, after.failed
    link.code = answer.code
    link.reason = answer.reason[:LONGEST_REASON]
    if after.failures == 0:
        is_kept = len(answer.moved_to) <= _LONGEST_ADDRESS
        link.final_address = answer.moved_to if is_kept else ""
    link.checked = now
    link.next_check = next_check(after, now)


# Whoever reads these needs a copy.
_LOST = (Health.SUSPECT, Health.FAILING, Health.DEAD)
_KEPT = (
    "state",
    "since",
    "code",
    "reason",
    "final_address",
    "failures",
    "failed",
    "checked",
    "next_check",
)


def _put_off(links: Iterable[SourceLink], until: datetime) -> None:
    # Not those that somebody else checked meanwhile, which are due much later.
    rows = SourceLink.objects.filter(pk__in=[link.pk for link in links])
    rows.filter(next_check__lt=until).update(next_check=until)


def _host_of(link: SourceLink) -> str:
    return host_of(link.address)[:LONGEST_HOST]
