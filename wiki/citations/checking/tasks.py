"""Checks that nobody waits for."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from wiki.citations.checking.links import check_links
from wiki.citations.models import SourceLink

# Strangers' servers may be slow; what people of this wiki wait for goes first.
_PRIORITY = -50
# One task has the worker for so many seconds, then others have their turn.
_SECONDS = 10
_SOME = 50
_INTERVAL = timedelta(hours=1)
# Whoever looks again so soon sees what was found a moment ago.
_FRESH = timedelta(minutes=10)


def keep_checking() -> None:
    """Have what is due checked every hour, unless the site does not want that.

    In an hour for the first time: whoever only looks at a new wiki asks nobody.
    """
    planned = DBTaskResult.objects.filter(
        task_path=check_hourly.module_path, status=TaskResultStatus.READY
    )
    if settings.CHECK_SOURCES and not planned.exists():
        _plan_next()


@task(priority=_PRIORITY)
def check_hourly() -> None:
    """Check what is due, now and again in an hour."""
    if not settings.CHECK_SOURCES:
        return
    # First, so that whatever happens now, there is a next time.
    _plan_next()
    if SourceLink.objects.due(timezone.now()).exists():
        check_some.enqueue()


def _plan_next() -> None:
    check_hourly.using(run_after=timezone.now() + _INTERVAL).enqueue()


@task(priority=_PRIORITY)
def check_some() -> None:
    """Check some links that are due; leave the rest to a task of its own."""
    links = SourceLink.objects.due(timezone.now())
    done = sum(1 for _ in check_links(links[:_SOME], seconds=_SECONDS))
    if done and links.exists():
        check_some.enqueue()


@task(priority=_PRIORITY)
def check_source(source_id: int) -> None:
    """Check the links of one source that were not checked a moment ago."""
    links = SourceLink.objects.filter(source=source_id)
    is_old = Q(checked=None) | Q(checked__lt=timezone.now() - _FRESH)
    for _ in check_links(links.filter(is_old)[:_SOME], seconds=_SECONDS):
        continue
