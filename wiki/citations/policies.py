"""What this wiki thinks of the hosts that sources are on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from wiki.citations.models import DomainPolicy


def policy_of(hosts: Iterable[str], day: date) -> dict[str, DomainPolicy]:
    """Return the policy valid on ``day`` for each of the hosts that has one.

    That of the host itself comes before that of the domains it is in; of several, the
    one that began last counts. One query; ``hosts`` are as ``identities`` has them.
    """
    domains = {host: _domains(host) for host in hosts}
    named = {domain for found in domains.values() for domain in found}
    if not named:
        return {}
    begun = Q(valid_from=None) | Q(valid_from__lte=day)
    lasting = Q(valid_to=None) | Q(valid_to__gte=day)
    rows = DomainPolicy.objects.filter(begun & lasting, host__in=named)
    by_domain = {row.host: row for row in sorted(rows, key=_began)}
    return {
        host: by_domain[domain]
        for host, found in domains.items()
        if (domain := next((one for one in found if one in by_domain), None))
    }


def _domains(host: str) -> list[str]:
    """Return a host and the domains it is in, the nearest first."""
    labels = host.split(".") if host else []
    return [".".join(labels[start:]) for start in range(len(labels))]


def _began(policy: DomainPolicy) -> tuple[date, int]:
    return policy.valid_from or date.min, policy.pk


def strictest(policies: Iterable[DomainPolicy]) -> DomainPolicy | None:
    """Return the policy of the worst level, None of none."""
    levels = DomainPolicy.Level.values
    return max(policies, key=lambda policy: levels.index(policy.level), default=None)
