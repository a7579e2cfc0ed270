"""Saves what people say about a source, and what it is known by.

Pages that cited the source by what is no longer its own are read anew afterwards: what
their notes lead to is another work then, as reading all texts anew would find, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.db import transaction

from accounts.models import User
from wiki.citations.editing import SourceFacts, restore_source, save_source
from wiki.citations.lookups.tasks import have_copied
from wiki.citations.models import Source
from wiki.citations.naming import Names, names_of
from wiki.citations.tasks import reread_pages


def save_renamed(
    key: str,
    facts: SourceFacts,
    known_by: Sequence[str],
    *,
    editor: User,
    base: int,
    summary: str = "",
    reviewed: bool = False,
) -> Source:
    """Save a source as ``save_source`` does, and raise what it does."""
    with transaction.atomic():
        before = _names(key)
        source = save_source(
            key,
            facts,
            known_by=known_by,
            editor=editor,
            base=base,
            summary=summary,
            reviewed=reviewed,
        )
        _follow(source, before)
    return source


def restore_renamed(key: str, number: int, *, editor: User, base: int) -> Source:
    """Restore a version as ``restore_source`` does; raise what it does."""
    with transaction.atomic():
        before = _names(key)
        source = restore_source(key, number, editor=editor, base=base)
        _follow(source, before)
    return source


def _names(key: str) -> Names:
    source = Source.objects.filter(key=key).first()
    return names_of(source) if source else Names(frozenset(), frozenset())


def _follow(source: Source, before: Names) -> None:
    """See to new addresses, and to pages whose notes may lead elsewhere now."""
    after = names_of(source)
    if after.addresses - before.addresses:
        have_copied({source.pk})
    if before.identities <= after.identities:
        return
    pages = source.citations.filter(occurrence=1).order_by("page")
    keys = list(pages.values_list("page_id", flat=True))
    if keys:
        transaction.on_commit(partial(reread_pages.enqueue, keys))
