"""Works from the files of other programs, as sources.

What is known of a source already stands; an import adds what is missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from wiki.citations.csl import Item, edtf_of, names_of, others_of
from wiki.citations.editing import SourceFacts, add_source, facts_of, save_source
from wiki.citations.finding import sources_of
from wiki.citations.formats.words import one_line
from wiki.citations.identities import Identity, identity_of, isbn
from wiki.citations.keys import free_key, stem_of
from wiki.citations.models import Source, SourceIdentifier, SourceType
from wiki.citations.reading import Work
from wiki.citations.versions import number_of

_READ_AT = {
    "DOI": "https://doi.org/",
    "PMID": "https://pubmed.ncbi.nlm.nih.gov/",
    "URL": "",
}
_OWN = ("author", "container-title", "issued", "note", "publisher", "title")
_TYPES = {
    "entry-encyclopedia": SourceType.CHAPTER,
    "entry-dictionary": SourceType.CHAPTER,
    "entry": SourceType.CHAPTER,
    "post-weblog": SourceType.WEBPAGE,
    "post": SourceType.WEBPAGE,
    "bill": SourceType.LEGISLATION,
    "broadcast": SourceType.FILM,
}
_LONGEST_NAME = 60


class Outcome(StrEnum):
    """What became of a work."""

    NEW = "new"
    MERGED = "merged"
    KNOWN = "known"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a work that goes by ``name`` in its file."""

    name: str
    outcome: Outcome
    key: str = ""
    reason: str = ""


def import_works(
    works: Iterable[object], *, editor: User, summary: str
) -> Iterable[Result]:
    """Take works of CSL-JSON in one by one, and tell of each what became of it.

    Raise ``Denied`` where ``editor`` may not edit sources.
    """
    for number, work in enumerate(works, start=1):
        if not isinstance(work, dict):
            yield Result(f"number {number}", Outcome.WRONG, reason="not a work")
            continue
        item = _cleaned(work)
        name = item.get("id") or item.get("title") or f"number {number}"
        yield _import(item, name[:_LONGEST_NAME], editor, summary)


@transaction.atomic
def _import(item: Item, name: str, editor: User, summary: str) -> Result:
    work = _work(item)
    if not (work.title or work.identities):
        reason = "neither a title nor an identifier"
        return Result(name, Outcome.WRONG, reason=reason)
    source = _known(work)
    is_new = source is None
    if work.identities:
        (found,) = sources_of([work])
        source = found or source
    if source is None:
        source = _without_identity(work)
    known = facts_of(source)
    facts = _facts(item, known, is_new=is_new)
    if is_new:
        add_source(source, facts, editor=editor, summary=summary)
        return Result(name, Outcome.NEW, source.key)
    if facts == known:
        return Result(name, Outcome.KNOWN, source.key)
    base = number_of(source)
    save_source(source.key, facts, editor=editor, base=base, summary=summary)
    return Result(name, Outcome.MERGED, source.key)


def _cleaned(work: dict[Any, Any]) -> Item:
    """Return what is valid of a work, no value with signs that a database refuses."""
    item = others_of(work)
    for field, value in item.items():
        if isinstance(value, str):
            lines = (one_line(line) for line in value.split("\n"))
            item[field] = "\n".join(filter(None, lines))
        elif isinstance(value, list):
            item[field] = [
                {part: one_line(text) for part, text in name.items()} for name in value
            ]
    said = {name: one_line(str(work.get(name, ""))) for name in ("id", "type")}
    return {name: value for name, value in (item | said).items() if value}


def _work(item: Item) -> Work:
    identities = [
        identity_of(address + item[field])
        for field, address in _READ_AT.items()
        if field in item
    ]
    if item.get("archive", "").casefold() == "arxiv" and "archive_location" in item:
        address = f"https://arxiv.org/abs/{item['archive_location']}"
        identities.append(identity_of(address))
    if digits := isbn(item.get("ISBN", "")):
        identities.append(Identity("isbn", digits))
    named = [one for one in identities if one is not None and one.scheme != "key"]
    return Work(
        identities=tuple(dict.fromkeys(named)),
        addresses=(item["URL"],) if "URL" in item else (),
        title=one_line(item.get("title", "")),
        authors=tuple(names_of(item.get("author"))),  # type: ignore[arg-type]
        date=edtf_of(item.get("issued")),
    )


def _known(work: Work) -> Source | None:
    """Return the source that goes by one of the identities, or by title and date."""
    named = Q()
    for scheme, value in work.identities:
        named |= Q(scheme=scheme, value=value)
    if named:
        row = SourceIdentifier.objects.filter(named).select_related("source").first()
        return row.source if row else None
    same = Source.objects.current().filter(title__iexact=work.title, date=work.date)
    return same.first()


def _without_identity(work: Work) -> Source:
    stem = stem_of(Identity("source", ""), work.authors, work.title, work.date)
    rows = Source.objects.filter(key__startswith=stem).values_list("key", flat=True)
    return Source.objects.create(key=free_key(stem, set(rows)))


def _facts(item: Item, known: SourceFacts, *, is_new: bool) -> SourceFacts:
    """Return what is known, and from the item what is not."""
    work = _work(item)
    others = {
        name: value
        for name, value in item.items()
        if name not in {*_OWN, *_READ_AT, "id", "type", "ISBN"}
    }
    facts = replace(
        known,
        title=known.title or work.title,
        authors=known.authors or list(work.authors),
        container=known.container or one_line(item.get("container-title", "")),
        publisher=known.publisher or one_line(item.get("publisher", "")),
        date=known.date or work.date,
        notes=known.notes or item.get("note", ""),
        csl=others | known.csl,
    )
    return replace(facts, type=_type(item)) if is_new else facts


def _type(item: Item) -> str:
    wanted = item.get("type", "")
    known = {kind.value: kind for kind in SourceType} | _TYPES
    return known.get(wanted, SourceType.DOCUMENT)
