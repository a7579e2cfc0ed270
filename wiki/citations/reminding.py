"""What an author is asked about citations before a save (``EDIT_REMINDERS``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from django.utils import timezone

from wiki.citations.identities import Identity, host_of
from wiki.citations.models import DeclinedReminder, DomainPolicy, Source
from wiki.citations.paragraphs import additions_without_citation
from wiki.citations.policies import policy_of
from wiki.citations.querysets import values_of
from wiki.citations.reading import Work, uses_in
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
    words = " ".join(answers.get("uncited_words", "").split())[:_LONGEST_WORDS]
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
    works = _works(document)
    if not _poor(works):
        return None
    old = parse(before, config_for(edit.path))
    known = {identity for work in _works(old) for identity in work.identities}
    poor = _poor(work for work in works if known.isdisjoint(work.identities))
    if not poor:
        return None
    waiting = [(host, one) for host, one in poor if one.level != _Level.CAUTION]
    return Reminder(
        key="policy " + " ".join(host for host, _ in waiting),
        template="citations/_policies.html",
        content={"policies": poor},
        note=partial(_note_policies, waiting),
        waits=bool(waiting),
    )


def _poor(works: Iterable[Work]) -> list[tuple[str, DomainPolicy]]:
    """Return the hosts of works that are warned of today, the worst first."""
    policies = policy_of(_hosts(works), timezone.localdate())
    poor = [pair for pair in policies.items() if pair[1].level in _WARNED_OF]
    return sorted(
        poor, key=lambda pair: (_WARNED_OF.index(_Level(pair[1].level)), pair[0])
    )


def _works(document: Document) -> list[Work]:
    notes = document.facts.footnotes
    return [use.work for note in notes for use in uses_in(note)]


def _hosts(works: Iterable[Work]) -> set[str]:
    """Return the hosts that works are on, also of those named by a source's key."""
    works = list(works)
    hosts = {host_of(address) for work in works for address in work.addresses}
    identities: set[Identity] = {one for work in works for one in work.identities}
    if keys := values_of(identities, "key"):
        hosts |= set(Source.objects.filter(key__in=keys).values_list("host", flat=True))
    return hosts - {""}


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
                host=host,
                level=policy.level,
            )
            for host, policy in policies
        ]
    )
