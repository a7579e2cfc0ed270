"""Has pages show what has changed about the sources they cite.

What readers are told of a source stands in the stored HTML of the pages that cite it.
When it changes, exactly those are read again, in the background.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from wiki.citations.models import Citation, DomainPolicy, Source
from wiki.citations.showing import shown_of
from wiki.pages.models import Page
from wiki.pages.rereading import outdate
from wiki.pages.tasks import reread_stale_pages

# Sources at a time, so that other work is not kept waiting.
_SOME = 200


def references_changed(sources: Iterable[int]) -> None:
    """Have what readers see of sources made anew, once their change is there for all.

    Whoever changes anything that a reader of a citing page is told calls this.
    """
    if keys := sorted(set(sources)):
        transaction.on_commit(partial(show_anew.enqueue, keys))


def policy_changed(policy: DomainPolicy) -> None:
    """Have what readers see of the sources of a domain made anew: now, and on the days
    on which the policy begins and ceases to count.
    """
    transaction.on_commit(partial(show_domain_anew.enqueue, policy.host))
    if not show_domain_anew.get_backend().supports_defer:
        return
    ends = policy.valid_to + timedelta(days=1) if policy.valid_to else None
    for day in (policy.valid_from, ends):
        if day and day > timezone.localdate():
            begin = timezone.make_aware(datetime.combine(day, time()))
            later = show_domain_anew.using(run_after=begin)
            transaction.on_commit(partial(later.enqueue, policy.host))


@task()
def show_anew(sources: list[int]) -> None:
    """Make what is shown of some sources anew; leave the rest to a task of its own."""
    refresh(sources[:_SOME])
    if len(sources) > _SOME:
        show_anew.enqueue(sources[_SOME:])
    else:
        # Not before, or a page that cites them all would be read once for each part.
        reread_stale_pages.enqueue()


@task()
def show_domain_anew(host: str, after: int = 0) -> None:
    """Make what is shown of some sources of a domain anew, those behind ``after``."""
    of_domain = Q(pk__in=Source.objects.in_domains([host]).values("pk"))
    linked = Q(links__address__icontains=host)
    rows = Source.objects.current().filter(of_domain | linked, pk__gt=after)
    keys = list(rows.order_by("pk").values_list("pk", flat=True).distinct()[:_SOME])
    refresh(keys)
    if len(keys) == _SOME:
        show_domain_anew.enqueue(host, keys[-1])
    else:
        reread_stale_pages.enqueue()


@transaction.atomic
def refresh(sources: Sequence[int]) -> None:
    """Make what is shown of sources anew, and mark the pages that cite them as stale.

    Pages are locked first, then sources, each in one order, as saves do: two that lock
    in other orders would wait for each other for ever.
    """
    citing = Citation.objects.filter(source__in=sources).values("page")
    pages = Page.including_deleted.filter(pk__in=citing).order_by("pk")
    keys = list(pages.select_for_update(no_key=True).values_list("pk", flat=True))
    rows = Source.objects.filter(pk__in=sources).order_by("pk")
    rows = rows.select_for_update(no_key=True)
    locked = list(rows.prefetch_related("identifiers", "links"))
    shown = shown_of(locked)
    for source in locked:
        source.shown = shown[source.pk]
    Source.objects.bulk_update(locked, ["shown"])
    outdate(keys)
