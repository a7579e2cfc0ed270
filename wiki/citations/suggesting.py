"""Finds sources while an author types, and says how well each is thought of.

A few at a time, in a fixed number of queries; whoever may read the list of sources may
be given them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from wiki.access.decisions import Person
from wiki.citations.dates import year_of
from wiki.citations.footnotes import footnote_for, footnote_of
from wiki.citations.identities import host_in, host_of
from wiki.citations.models import Citation, DomainPolicy, Source
from wiki.citations.pasting import Pasted, pasted
from wiki.citations.policies import policy_of, strictest
from wiki.pages.models import Page

MOST_SUGGESTIONS = 8
SHORTEST_QUESTION = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A work to cite, and the wikitext that does.

    ``source`` is None for one that nobody has cited yet; ``pages`` counts those that
    cite it and that the person may read.
    """

    footnote: str
    name: str
    source: Source | None = None
    pages: int = 0
    policy: DomainPolicy | None = None

    def as_json(self) -> dict[str, object]:
        """Return it in words, as an editor shows it."""
        source, policy = self.source, self.policy
        return {
            "footnote": self.footnote,
            "name": self.name,
            "key": source.key if source else None,
            "address": source.get_absolute_url() if source else None,
            "authors": source.author_names if source else "",
            "year": year_of(source.date) if source else None,
            "pages": self.pages,
            "cited": _cited(self.pages) if source else gettext("new to this wiki"),
            "policy": policy
            and {
                "level": policy.level,
                "label": policy.get_level_display(),
                "host": policy.host,
                "reason": policy.reason,
            },
        }


def suggestions(question: str, person: Person, path: str = "") -> list[Suggestion]:
    """Return works that fit a question, the most cited first.

    For an address or identifier that is of no source yet, the one work it names. Before
    there is a question, those that the page ``path`` cites already.
    """
    sources = Source.objects.visible_to(person).current()
    if len(question) >= SHORTEST_QUESTION:
        rows = sources.matching(question)
    else:
        page = Page.objects.visible_to(person).filter(path=path)
        rows = sources.filter(citations__page__in=page, citations__occurrence=1)
    found = rows.prefetch_related("identifiers", "links").most_used(MOST_SUGGESTIONS)
    if not found:
        work = pasted(question)
        return [_fresh(work)] if work and work.identity.scheme != "key" else []
    return _described(found, person)


def said(question: str, found: Sequence[Suggestion]) -> str:
    """Return in words what came of a question, for those who do not see the list."""
    if len(question) < SHORTEST_QUESTION:
        return gettext("Cited on this page already.") if found else ""
    if not found:
        return gettext(
            "No source fits. An address, DOI, arXiv id or ISBN is cited even if it is "
            "new here."
        )
    if len(found) == MOST_SUGGESTIONS:
        return gettext("The most cited of what fits. Type on to narrow it down.")
    text = ngettext("One work found.", "%(count)s works found.", len(found))
    return text % {"count": len(found)} if len(found) > 1 else text


def _described(sources: Sequence[Source], person: Person) -> list[Suggestion]:
    pages = _pages_citing(sources, person)
    policies = _policies(sources)
    return [
        Suggestion(
            footnote_of(source),
            source.name,
            source,
            pages.get(source.pk, 0),
            policies.get(source.pk),
        )
        for source in sources
    ]


def _fresh(work: Pasted) -> Suggestion:
    scheme, value = work.identity
    host = host_in(value) if scheme == "url" else ""
    policy = policy_of([host], timezone.localdate()).get(host)
    return Suggestion(footnote_for(work), work.target, policy=policy)


def _pages_citing(sources: Iterable[Source], person: Person) -> dict[int, int]:
    """Return how many pages cite each; a page that does has a first citation."""
    rows = Citation.objects.visible_to(person).filter(source__in=sources, occurrence=1)
    counted = rows.order_by().values_list("source").annotate(Count("pk"))
    return dict(counted)


def _policies(sources: Sequence[Source]) -> dict[int, DomainPolicy]:
    """Return the strictest policy of all hosts each source is on."""
    hosts = {source.pk: _hosts(source) for source in sources}
    named = {host for found in hosts.values() for host in found}
    policies = policy_of(named, timezone.localdate())
    return {
        pk: worst
        for pk, found in hosts.items()
        if (worst := strictest(policies[one] for one in found if one in policies))
    }


def _hosts(source: Source) -> set[str]:
    return {source.host, *(host_of(link.address) for link in source.links.all())}


def _cited(pages: int) -> str:
    if not pages:
        return gettext("not cited yet")
    text = ngettext("cited on one page", "cited on %(pages)s pages", pages)
    return text % {"pages": f"{pages:,}"} if pages > 1 else text
