"""Follows every save: how many paragraphs a revision added without a citation."""

from __future__ import annotations

from wiki.citations.models import UncitedAddition
from wiki.citations.paragraphs import added_without_citation
from wiki.markup import Document
from wiki.pages.changes import Change
from wiki.pages.models import Kind, Page, PageRevision


def record_additions(change: Change) -> None:
    """Note what the revision added without a citation (PAGE_FOLLOWERS)."""
    document = None if change.page.deleted else change.document
    write_additions(change.page, change.revision, change.before, document)


def write_additions(
    page: Page, revision: PageRevision, before: str, document: Document | None
) -> None:
    """Note what a revision added to the text ``before``; nothing for None.

    Who brings a text back has added nothing to what was there.
    """
    if document is None or revision.kind == Kind.RESTORE:
        return
    if added := added_without_citation(before, document):
        UncitedAddition.objects.create(
            page=page,
            revision=revision,
            paragraphs=len(added),
            created=revision.created,
        )
