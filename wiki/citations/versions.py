"""The versions of a source: what people made of it, one after another.

django-reversion keeps them; the first is what was read from pages. They are numbered
1, 2, 3 … within a source, 0 is one that nobody has edited.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from reversion.models import Version

from wiki.citations.errors import SourceVersionMissing
from wiki.citations.models import Source, SourceType, Status
from wiki.citations.naming import known_by
from wiki.citations.people import as_line
from wiki.comparing.marking import Span, marked

_LABELS = {
    "type": "Kind",
    "title": "Title",
    "authors": "Authors",
    "container": "Published in",
    "publisher": "Publisher",
    "date": "Date",
    "csl": "Other facts",
    "notes": "Notes",
    "known_by": "Known by",
    "status": "These facts",
}


@dataclass(frozen=True, slots=True)
class SourceVersion:
    """One version, as a history shows it; ``author`` is empty for what no person
    said: what was read from pages or looked up.
    """

    number: int
    created: datetime
    author: str
    summary: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What became of one field; joined, the spans of a side are its text."""

    label: str
    old: tuple[Span, ...]
    new: tuple[Span, ...]


def number_of(source: Source) -> int:
    """Return the number of the newest version."""
    return _versions(source).count()


def versions_of(source: Source) -> list[SourceVersion]:
    """Return all versions, newest first: two queries however many there are."""
    rows = _versions(source).select_related("revision__user")
    rows = rows.defer("serialized_data")
    versions = [
        SourceVersion(
            number=number,
            created=row.revision.date_created,
            author=row.revision.user.name if row.revision.user else "",
            summary=row.revision.comment,
        )
        for number, row in enumerate(rows, 1)
    ]
    return versions[::-1]


def version_of(source: Source, number: int) -> Version:
    """Return reversion's row of version ``number``; raise ``SourceVersionMissing``."""
    rows = _versions(source)[max(0, number - 1) : number]
    if number < 1 or not rows:
        raise SourceVersionMissing(source.key, number)
    return rows[0]


def compare(source: Source, old: int, new: int) -> list[FieldChange]:
    """Return the fields that differ between two versions, words marked that do."""
    before = _texts(version_of(source, old).field_dict)
    after = _texts(version_of(source, new).field_dict)
    return changes_between(before, after)


def changes_between(before: dict[str, str], after: dict[str, str]) -> list[FieldChange]:
    """Return what differs between two sets of texts by label."""
    changes = []
    for label, old in before.items():
        if old != after[label]:
            marking = marked(old, after[label])
            changes.append(FieldChange(label, marking.old, marking.new))
    return changes


def texts_of(source: Source) -> dict[str, str]:
    """Return what is known of a source now as people read it, by label."""
    fields = {name: getattr(source, name) for name in _LABELS}
    return _texts({**fields, "known_by": known_by(source)})


def _versions(source: Source) -> QuerySet[Any]:
    rows: QuerySet[Any] = Version.objects.get_for_object(source)
    return rows.order_by("pk")


def _texts(fields: dict[str, Any]) -> dict[str, str]:
    """Return all fields as people read them, by label."""
    texts = {
        **fields,
        "type": SourceType(fields["type"]).label,
        "status": Status(fields["status"]).label,
        "authors": "\n".join(map(as_line, fields["authors"])),
        "known_by": "\n".join(fields["known_by"]),
        "csl": json.dumps(fields["csl"], ensure_ascii=False, indent=1, sort_keys=True)
        if fields["csl"]
        else "",
    }
    return {label: str(texts[name]) for name, label in _LABELS.items()}
