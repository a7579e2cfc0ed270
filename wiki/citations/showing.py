"""What readers of a page are told about the sources it cites, ready to be shown.

It is kept with each source (``Source.shown``), so that a save that cites forty of them
has nothing to make. ``refreshing`` has it made anew when a source changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wiki.citations.csl import item_of
from wiki.citations.formats.context_objects import context_object
from wiki.citations.formats.linked_data import linked_data
from wiki.citations.identities import host_of
from wiki.citations.models import DomainPolicy, Health, Source, SourceLink
from wiki.citations.policies import policy_of
from wiki.markup.citing import Remark, WorkFound

# Addresses of one source that are told about.
_MOST_LINKS = 20
_DAY = "j M Y"

Shown = dict[str, Any]
"""`about` and, by address, `links` hold remarks as rows; `context` and `data` are as
`WorkFound` has them.
"""


def shown_of(sources: Iterable[Source]) -> dict[int, Shown]:
    """Return what is to be shown of sources, by primary key: one query for policies,
    and those for links and identifiers unless they were fetched before.
    """
    links = {source: list(source.links.all()[:_MOST_LINKS]) for source in sources}
    hosts = {source.host for source in links}
    hosts |= {host_of(link.address) for some in links.values() for link in some}
    policies = policy_of(hosts, timezone.localdate())
    return {source.pk: _shown(source, links[source], policies) for source in links}


def work_found(key: str, shown: Shown, addresses: Iterable[str]) -> WorkFound:
    """Return a work for a note that writes these addresses of it.

    A note without any, which names the source by its key, is told of the first.
    """
    if not shown:
        return WorkFound(key)
    links: dict[str, list[list[str]]] = shown["links"]
    written = [links[address] for address in addresses if address in links]
    if not written:
        written = list(links.values())[:1]
    rows = [row for some in written for row in some] + shown["about"]
    remarks = tuple(dict.fromkeys(Remark(*row) for row in rows))
    return WorkFound(key, remarks, shown["context"], shown["data"])


def _shown(
    source: Source, links: Iterable[SourceLink], policies: Mapping[str, DomainPolicy]
) -> Shown:
    item = item_of(source)
    rows = {
        link.address: [*_of_policy(policies.get(host_of(link.address))), *_of(link)]
        for link in links
    }
    about = [] if rows else _of_policy(policies.get(source.host))
    about.append(["source", _("details"), source.get_absolute_url(), ""])
    return {
        "about": about,
        "links": rows,
        "context": context_object(item),
        "data": json.dumps(linked_data(item), ensure_ascii=False),
    }


def _of_policy(policy: DomainPolicy | None) -> list[list[str]]:
    if policy is None or policy.level == DomainPolicy.Level.NEUTRAL:
        return []
    kind = f"policy {policy.level}"
    return [[kind, policy.get_level_display(), "", policy.reason]]


def _of(link: SourceLink) -> list[list[str]]:
    """Return what is known of an address: a copy of it, and whether it answers."""
    rows = []
    if link.archive_address:
        rows.append(["copy", _copied(link.archived), link.archive_address, ""])
    if link.state == Health.MOVED and link.final_address:
        rows.append(["moved", _("moved"), link.final_address, link.final_address])
    if said := _STATES.get(Health(link.state)):
        day = timezone.localtime(link.checked).date() if link.checked else None
        checked = f", {_checked(day)}" if day else ""
        rows.append([f"health {link.state}", f"{_(said)}{checked}", "", link.reason])
    return rows


# What is unchecked or cannot be checked says nothing.
_STATES = {
    Health.ALIVE: "reachable",
    Health.MOVED: "reachable",
    Health.SUSPECT: "probably something else now",
    Health.FAILING: "did not answer",
    Health.DEAD: "no longer reachable",
}


def _copied(day: date | None) -> str:
    if day is None:
        return _("archived copy")
    return _("archived copy of %(day)s") % {"day": date_format(day, _DAY)}


def _checked(day: date) -> str:
    return _("checked on %(day)s") % {"day": date_format(day, _DAY)}
