"""What became of citations between two revisions of a page (``DIFF_PANELS``).

Read from both texts, so that any two can be compared; which sources they cite is what
is known today.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from wiki.citations.finding import known_sources
from wiki.citations.identities import host_of
from wiki.citations.models import DeclinedReminder, DomainPolicy, Source
from wiki.citations.policies import policy_of, strictest
from wiki.citations.reading import Use, uses_in
from wiki.markup import parse
from wiki.pages.models import PageRevision
from wiki.pages.panels import Panel
from wiki.pages.rendering import config_for

_SHOWN_DECLINED = 20

Cited = Mapping[Source, Sequence[Use]]
"""The sources that a text cites, in its order, each with all its uses."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What is said otherwise about the uses of a source; "" for nothing."""

    label: str | Promise
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ChangedSource:
    """A source that a page cites anew, no longer, or otherwise; ``kind`` is of
    ``CitationEvent``. The policy is the strictest of all hosts it is cited on.
    """

    source: Source
    kind: str
    differences: Sequence[Difference]
    policy: DomainPolicy | None


def source_changes(old: PageRevision, new: PageRevision) -> Panel | None:
    """Return which sources ``new`` cites and ``old`` does not, the reverse, and those
    that both cite in other ways. None where there are none.
    """
    before, after = _cited_in(old, new)
    came = [one for one in after if one not in before]
    went = [one for one in before if one not in after]
    differing = {
        one: found
        for one in after
        if one in before and (found := _differences(before[one], after[one]))
    }
    changed = [*came, *went, *differing]
    if not changed:
        return None
    prefetch_related_objects(changed, "links")  # their names may be addresses
    cited = {one: after.get(one) or before[one] for one in changed}
    policies = _policies(cited, new.day)
    kinds = (("added", came), ("removed", went), ("changed", differing))
    content = [
        ChangedSource(one, kind, differing.get(one, ()), policies[one])
        for kind, sources in kinds
        for one in sources
    ]
    return Panel("citations/_changes.html", {"changes": content})


def declined_reminders(old: PageRevision, new: PageRevision) -> Panel | None:
    """Return what authors behind ``old``, up to ``new``, were reminded of in vain."""
    rows = DeclinedReminder.objects.between(old, new)
    declined = list(rows.order_by("pk")[:_SHOWN_DECLINED])
    return (
        Panel("citations/_declined.html", {"declined": declined}) if declined else None
    )


def _cited_in(old: PageRevision, new: PageRevision) -> tuple[Cited, Cited]:
    """Return what each of two revisions cites: two queries."""
    texts = [_uses_in(old), _uses_in(new)]
    known = known_sources([use.work for uses in texts for use in uses])
    both: list[dict[Source, list[Use]]] = [{}, {}]
    for cited, uses in zip(both, texts, strict=True):
        for use in uses:
            named = (known[one] for one in use.work.identities if one in known)
            if source := next(named, None):
                cited.setdefault(source, []).append(use)
    return both[0], both[1]


def _uses_in(revision: PageRevision) -> list[Use]:
    """Return the works a revision cites, in its order; a note that is referred to
    again cites again.
    """
    document = parse(revision.text, config_for(revision.page.path))
    notes = document.facts.footnotes
    uses = {note.number: uses_in(note) for note in notes if not note.repeats}
    return [use for note in notes for use in uses.get(note.repeats or note.number, ())]


def _differences(old: Sequence[Use], new: Sequence[Use]) -> list[Difference]:
    """Return what the uses of one source say that the others do not."""
    differences = [
        difference
        for label, before, after in (
            (_PLACE, [use.locator for use in old], [use.locator for use in new]),
            (_QUOTE, [use.quote for use in old], [use.quote for use in new]),
            (_TITLE, [use.work.title for use in old], [use.work.title for use in new]),
            (_ADDRESS, _addresses(old), _addresses(new)),
        )
        if (difference := _difference(label, before, after))
    ]
    if len(old) != len(new):
        differences.insert(0, Difference(_NUMBER, str(len(old)), str(len(new))))
    return differences


_NUMBER = gettext_lazy("citations")
_PLACE = gettext_lazy("place")
_QUOTE = gettext_lazy("quoted words")
_TITLE = gettext_lazy("title in the note")
_ADDRESS = gettext_lazy("address")


def _difference(
    label: str | Promise, old: Iterable[str], new: Iterable[str]
) -> Difference | None:
    """Return what only one side says, None where both say the same."""
    # Like a set, but in the order of the text.
    before, after = dict.fromkeys(old), dict.fromkeys(new)
    gone = ", ".join(one for one in before if one and one not in after)
    come = ", ".join(one for one in after if one and one not in before)
    return Difference(label, gone, come) if gone or come else None


def _addresses(uses: Iterable[Use]) -> list[str]:
    return [address for use in uses for address in use.work.addresses]


def _policies(cited: Cited, day: date) -> dict[Source, DomainPolicy | None]:
    """Return the strictest policy of each source that is valid on a day: one query."""
    hosts = {
        source: {source.host, *map(host_of, _addresses(uses))}
        for source, uses in cited.items()
    }
    valid = policy_of({host for found in hosts.values() for host in found}, day)
    return {
        source: strictest(valid[host] for host in found if host in valid)
        for source, found in hosts.items()
    }
