"""The one way in for what people say about a source.

Each function is one transaction. The first edit also keeps what stood there before, so
that the history is whole. Merging two sources is ``wiki.citations.merging``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields

import reversion
from django.db import transaction

from accounts.models import User
from wiki.citations.errors import SourceConflict, SourceMissing
from wiki.citations.locking import rearrange_sources
from wiki.citations.models import Source, Status
from wiki.citations.naming import known_by as lines_of
from wiki.citations.naming import names_in, names_of, rename
from wiki.citations.people import Name
from wiki.citations.refreshing import references_changed
from wiki.citations.rights import editor_of, may_review_sources
from wiki.citations.versions import number_of, version_of

FIRST_SUMMARY = "As read from pages"
_LONGEST_SUMMARY = 255


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """Everything that people may say about a source.

    ``authors`` are CSL names, ``date`` is EDTF, ``csl`` holds what else CSL-JSON knows.
    """

    type: str
    title: str = ""
    authors: list[Name] = field(default_factory=list)
    container: str = ""
    publisher: str = ""
    date: str = ""
    csl: dict[str, object] = field(default_factory=dict)
    notes: str = ""


def facts_of(source: Source) -> SourceFacts:
    """Return what is known about a source now."""
    return SourceFacts(**{name: getattr(source, name) for name in _names()})


def save_source(
    key: str,
    facts: SourceFacts,
    *,
    editor: User,
    base: int,
    known_by: Sequence[str] | None = None,
    summary: str = "",
    reviewed: bool = False,
) -> Source:
    """Save ``facts`` as the next version of the source ``key``.

    ``base`` is the number of the version they were made from, 0 where nobody had edited
    it. Facts that are there already change nothing. ``known_by`` are lines as
    ``wiki.citations.naming`` has them, None to leave them as they are; where some may
    go, save through ``wiki.citations.renaming``. ``reviewed`` vouches for the facts; it
    counts for nothing from people who may not.

    Raise ``SourceMissing``, ``wiki.access.errors.Denied``, ``SourceConflict`` when the
    source is no longer at ``base``, or what ``naming.names_in`` raises.
    """
    editor_of(editor, key)
    with transaction.atomic():
        if known_by is not None:
            rearrange_sources()  # before the row, as merges do
        source = _locked(key)
        number = number_of(source)
        if number != base:
            raise SourceConflict(key, number)
        before = names_of(source)
        names = before if known_by is None else names_in(source, known_by)
        changed = facts != facts_of(source) or names != before
        status = _status(source, editor, changed=changed, reviewed=reviewed)
        if not changed and status == source.status:
            return source
        if not number:
            _keep_what_was_read(source)
        if names != before:
            rename(source, names)
        _write(source, facts, status)
        _keep(source, editor, " ".join(summary.split())[:_LONGEST_SUMMARY])
        references_changed([source.pk])
    return source


def add_source(
    source: Source, facts: SourceFacts, *, editor: User, summary: str = ""
) -> None:
    """Save ``facts`` as the first version of a source that was made just now.

    Raise ``wiki.access.errors.Denied``.
    """
    editor_of(editor, source.key)
    with transaction.atomic():
        _write(source, facts, Status.EDITED)
        _keep(source, editor, " ".join(summary.split())[:_LONGEST_SUMMARY])


def complete_source(
    key: str, change: Callable[[SourceFacts], SourceFacts], *, summary: str
) -> bool:
    """Save what ``change`` makes of the facts, as a version of nobody's.

    Tell whether that was done: what people edited or vouched for is left alone, and so
    is what stays the same. Raise ``SourceMissing``.
    """
    with transaction.atomic():
        source = _locked(key)
        known = facts_of(source)
        facts = change(known) if source.status == Status.AUTO else known
        if facts == known:
            return False
        if not number_of(source):
            _keep_what_was_read(source)
        _write(source, facts, Status.AUTO)
        _keep(source, None, summary)
        references_changed([source.pk])
    return True


def restore_source(key: str, number: int, *, editor: User, base: int) -> Source:
    """Make version ``number`` the newest again, as a version of its own.

    Raise ``SourceVersionMissing``, and what ``save_source`` raises.
    """
    editor_of(editor, key)
    source = Source.objects.filter(key=key).first()
    if source is None:
        raise SourceMissing(key)
    kept = version_of(source, number).field_dict
    facts = SourceFacts(**{name: kept[name] for name in _names()})
    return save_source(
        key,
        facts,
        editor=editor,
        base=base,
        known_by=kept["known_by"],
        summary=f"Restored version {number}",
    )


def _names() -> Iterable[str]:
    return (one.name for one in fields(SourceFacts))


def _locked(key: str) -> Source:
    sources = Source.objects.current().select_for_update()
    source = sources.filter(key=key).first()
    if source is None:
        raise SourceMissing(key)
    return source


def _status(source: Source, editor: User, *, changed: bool, reviewed: bool) -> str:
    """Return who vouches for the facts once they are saved."""
    if may_review_sources(editor):
        if reviewed:
            return Status.REVIEWED
        changed = changed or source.status == Status.REVIEWED
    return Status.EDITED if changed else source.status


def _keep_what_was_read(source: Source) -> None:
    source.known_by = lines_of(source)
    with reversion.create_revision(atomic=False):
        reversion.add_to_revision(source)
        reversion.set_comment(FIRST_SUMMARY)
        reversion.set_date_created(source.created)


def _write(source: Source, facts: SourceFacts, status: str) -> None:
    for name in _names():
        setattr(source, name, getattr(facts, name))
    source.status = status


def _keep(source: Source, editor: User | None, summary: str) -> None:
    source.known_by = lines_of(source)
    with reversion.create_revision(atomic=False):
        source.save()
        if editor is not None:
            reversion.set_user(editor)
        reversion.set_comment(summary)
