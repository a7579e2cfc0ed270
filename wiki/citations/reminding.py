"""What an author is asked about citations before a save (``EDIT_REMINDERS``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from django.utils import timezone

from wiki.citations.identities import LONGEST_HOST, Identity, host_of, identity_of
from wiki.citations.models import DeclinedReminder, DomainPolicy, Source
from wiki.citations.paragraphs import additions_without_citation
from wiki.citations.policies import policy_of
from wiki.citations.querysets import values_of
from wiki.markup import Document, parse
from wiki.pages.changes import Edit
from wiki.pages.models import PageRevision
from wiki.pages.reminders import Reminder
from wiki.pages.rendering import config_for
from wiki.site.current import current_site

_SHOWN_PARAGRAPHS = 5
_LONGEST_WORDS = 200
_Level = DomainPolicy.Level
_WARNED_OF = (_Level.BLOCKED, _Level.DEPRECATED, _Level.CAUTION)
_Kind, _Reason = DeclinedReminder.Kind, DeclinedReminder.Reason


def reminders(edit: Edit, before: str) -> Iterable[Reminder]:
    """Return what is to be asked: what is cited nowhere, and what should not be."""
    document = parse(edit.text, config_for(edit.path))
    made = (_of_uncited(edit, before, document), _of_hosts(edit, before, document))
    return [reminder for reminder in made if reminder is not None]


def _of_uncited(edit: Edit, before: str, document: Document) -> Reminder | None:
    """Return a question about paragraphs without a citation.

    None for a minor edit, since that is what its author says it is.
    """
    if edit.minor or not current_site().asks_for_citations(edit.path):
        return None
    found = additions_without_citation(before, document)
    if not found:
        return None
    characters = sum(one.characters for one in found)
    content = {
        "characters": characters,
        "paragraphs": found[:_SHOWN_PARAGRAPHS],
        "reasons": [one for one in _Reason.choices if one[0] != _Reason.NONE],
    }
    note = partial(_note_uncited, characters)
    return Reminder("uncited", "citations/_uncited.html", content, note)


def _note_uncited(
    characters: int, revision: PageRevision, answers: Mapping[str, str]
) -> None:
    words = answers.get("uncited_words", "").replace("\0", "")
    words = " ".join(words.split())[:_LONGEST_WORDS]
    reason = answers.get("uncited_reason", "")
    if reason not in _Reason.values:
        reason = _Reason.OTHER if words else _Reason.NONE
    DeclinedReminder.objects.create(
        page=revision.page,
        revision=revision,
        kind=_Kind.UNCITED,
        reason=reason,
        words=words,
        characters=characters,
    )


def _of_hosts(edit: Edit, before: str, document: Document) -> Reminder | None:
    """Return a question about works on hosts of which this wiki thinks little.

    It waits unless all that is asked for is care.
    """
    hosts = _hosts_by_address(document)
    policies = policy_of(set(hosts.values()), timezone.localdate())
    poor = {host: one for host, one in policies.items() if one.level in _WARNED_OF}
    if not poor:
        return None
    known = _identities(_cited_addresses(parse(before, config_for(edit.path))))
    found = {
        host: poor[host]
        for address, host in hosts.items()
        if host in poor and identity_of(address) not in known
    }
    worst_first = sorted(found.items(), key=_badness)
    waiting = [pair for pair in worst_first if pair[1].level != _Level.CAUTION]
    if not found:
        return None
    return Reminder(
        key="policy " + " ".join(host for host, _ in waiting),
        template="citations/_policies.html",
        content={"policies": worst_first},
        note=partial(_note_policies, waiting),
        waits=bool(waiting),
    )


def _badness(pair: tuple[str, DomainPolicy]) -> tuple[int, str]:
    host, policy = pair
    return _WARNED_OF.index(_Level(policy.level)), host


def _cited_addresses(document: Document) -> set[str]:
    """Return what the notes of a document lead to."""
    notes = document.facts.footnotes
    return {link.target for note in notes for link in note.links}


def _identities(addresses: Iterable[str]) -> set[Identity | None]:
    return {identity_of(address) for address in addresses}


def _hosts_by_address(document: Document) -> dict[str, str]:
    """Return the host that each cited address is on, also of a source's key."""
    addresses = _cited_addresses(document)
    hosts = {address: host_of(address) for address in addresses}
    ours = [address for address in addresses if address.startswith("/source/")]
    if keys := values_of(filter(None, _identities(ours)), "key"):
        rows = Source.objects.filter(key__in=keys)
        hosts |= {
            f"/source/{key}": host for key, host in rows.values_list("key", "host")
        }
    return {address: host for address, host in hosts.items() if host}


def _note_policies(
    policies: Iterable[tuple[str, DomainPolicy]],
    revision: PageRevision,
    answers: Mapping[str, str],  # noqa: ARG001 - it is no choice
) -> None:
    DeclinedReminder.objects.bulk_create(
        [
            DeclinedReminder(
                page=revision.page,
                revision=revision,
                kind=_Kind.POLICY,
                host=host[:LONGEST_HOST],
                level=policy.level,
            )
            for host, policy in policies
        ]
    )
