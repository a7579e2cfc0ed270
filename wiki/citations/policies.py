"""What this wiki thinks of the hosts that sources are on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.core.cache import cache
from django.db.models import Q, QuerySet

from wiki.citations.models import DomainPolicy, Source

_AT_ONCE = 200  # domains in one query
_KEPT_SECONDS = 60


def policy_of(hosts: Iterable[str], day: date) -> dict[str, DomainPolicy]:
    """Return the policy valid on ``day`` for each of the hosts that has one.

    That of the host itself comes before that of the domains it is in; of several, the
    one that began last counts. One query; ``hosts`` are as ``identities`` has them.
    """
    domains = {host: _domains(host) for host in hosts}
    named = {domain for found in domains.values() for domain in found}
    if not named:
        return {}
    return _nearest(domains, _valid_on(day).filter(host__in=named))


def policed_hosts(day: date) -> dict[str, DomainPolicy]:
    """Return all hosts of sources that a policy valid on ``day`` is about, with it.

    They are kept for a minute: databases look through all sources for them.
    """
    key = f"citations:policed:{day}"
    hosts: dict[str, DomainPolicy] | None = cache.get(key)
    if hosts is None:
        hosts = _policed_hosts(day)
        cache.set(key, hosts, _KEPT_SECONDS)
    return hosts


def _policed_hosts(day: date) -> dict[str, DomainPolicy]:
    policies = list(_valid_on(day))
    domains = sorted({policy.host for policy in policies})
    hosts: set[str] = set()
    for start in range(0, len(domains), _AT_ONCE):
        rows = Source.objects.current().in_domains(domains[start : start + _AT_ONCE])
        hosts.update(rows.order_by().values_list("host", flat=True).distinct())
    return _nearest({host: _domains(host) for host in hosts}, policies)


def _valid_on(day: date) -> QuerySet[DomainPolicy]:
    begun = Q(valid_from=None) | Q(valid_from__lte=day)
    lasting = Q(valid_to=None) | Q(valid_to__gte=day)
    return DomainPolicy.objects.filter(begun & lasting)


def _nearest(
    domains: Mapping[str, list[str]], policies: Iterable[DomainPolicy]
) -> dict[str, DomainPolicy]:
    """Return for each host the policy of the first of its domains that has one."""
    by_domain = {policy.host: policy for policy in sorted(policies, key=_began)}
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
