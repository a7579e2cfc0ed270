"""The one way in: whatever changes a page, changes it through these functions.

Browser, remote API, import and administration all come here. Each function is one
transaction: either the page, its revision and everything that follows from it are
written, or nothing is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from wiki.access.decisions import require
from wiki.access.levels import Level
from wiki.comparing.merge import merge
from wiki.pages.changes import Author, Edit, Saved
from wiki.pages.errors import Conflict, Refused, RevisionMissing
from wiki.pages.models import Kind, Page, PageRevision
from wiki.pages.paths import page_path
from wiki.pages.recording import record

THEIRS, OURS = "newest revision", "your edit"


def save(
    path: str,
    text: str,
    *,
    author: Author,
    base: int,
    summary: str = "",
    minor: bool = False,
    kind: Kind = Kind.EDIT,
    created: datetime | None = None,
) -> Saved:
    """Save ``text`` as the next revision of the page ``path``.

    ``base`` is the number of the revision the text was made from, 0 where there was
    none. If others saved meanwhile, the changes of both sides are merged; a text of
    nothing but white space deletes the page (as in DokuWiki); a text that is already
    there changes nothing. ``created`` is for texts with a past, now if None.

    Raise ``InvalidPath``, ``wiki.access.errors.Denied``, ``Conflict`` when both sides
    changed the same lines, ``Refused`` when a check in ``PAGE_CHECKS`` says no.
    """
    edit = Edit(
        path=page_path(path),
        text=text,
        author=author,
        base=base,
        summary=_one_line(summary),
        minor=minor and author.user is not None,
        kind=kind,
        created=created,
    )
    with transaction.atomic():
        page = _locked_page(edit)
        # Before the merge too: it must not work on what is refused anyway.
        _check(edit)
        merged = _merged(edit, page)
        return _write(page, merged, was_merged=merged is not edit)


def rehearse(path: str, text: str, *, author: Author, base: int) -> None:
    """Raise what ``save`` would raise for this text before it looks at the page."""
    edit = Edit(path=page_path(path), text=text, author=author, base=base)
    _require_level(edit)
    _check(edit)


def restore(
    path: str,
    number: int,
    *,
    author: Author,
    base: int,
    summary: str = "",
    created: datetime | None = None,
) -> Saved:
    """Make the text of revision ``number`` the newest again, as a revision of its own.

    It also brings back a deleted page. ``created`` is as for ``save``.

    Raise ``RevisionMissing``, ``Denied``, or ``Refused`` when the page is no longer at
    revision ``base``.
    """
    path = page_path(path)
    edit = Edit(
        path=path,
        text="",
        author=author,
        base=base,
        summary=_one_line(summary) or f"Restored revision {number}",
        kind=Kind.RESTORE,
        created=created,
        restores=number,
    )
    with transaction.atomic():
        page = _locked_page(edit)
        _refuse_if_moved(page, base)
        text = revision_of(page, number).text
        if not text.strip():
            message = f"Revision {number} is a deletion: it has no text to restore."
            raise Refused(message)
        return _write(page, replace(edit, text=text))


def delete(path: str, *, author: Author, base: int, summary: str = "") -> Saved:
    """Delete the page: it is no longer read, its history stays, it can be restored.

    Raise ``Denied``, or ``Refused`` when the page is no longer at revision ``base``.
    """
    edit = Edit(
        path=page_path(path),
        text="",
        author=author,
        base=base,
        summary=_one_line(summary) or "Deleted",
        kind=Kind.DELETE,
    )
    with transaction.atomic():
        page = _locked_page(edit)
        _refuse_if_moved(page, base)
        return _write(page, edit)


def revision_of(page: Page, number: int) -> PageRevision:
    """Return revision ``number`` of the page with its snapshot at hand.

    Raise ``RevisionMissing`` when there is none.
    """
    revisions = PageRevision.objects.select_related("version", "author", "page")
    revision = revisions.filter(page=page, number=number).first()
    if revision is None:
        raise RevisionMissing(page.path, str(number))
    return revision


def _locked_page(edit: Edit) -> Page:
    """Return the page's row, locked until the transaction ends; new if there is none.

    Two people who create one page at once meet at the unique path: the second waits,
    then finds the first one's page.
    """
    pages = Page.including_deleted
    _require_level(edit)
    namespace, _, _ = edit.path.rpartition(":")
    pages.get_or_create(
        path=edit.path, defaults={"namespace": namespace, "deleted": True}
    )
    # The head is read once the lock is held: joined to the locked row it would be the
    # one from before the wait, or none at all.
    return pages.select_for_update().get(path=edit.path)


def _require_level(edit: Edit) -> None:
    if not edit.author.trusted:
        exists = Page.objects.filter(path=edit.path).exists()
        require(edit.author.person, Level.EDIT if exists else Level.CREATE, edit.path)


def _check(edit: Edit) -> None:
    for check in settings.PAGE_CHECKS:
        import_string(check)(edit)


def _merged(edit: Edit, page: Page) -> Edit:
    """Return the edit with what others changed since its base merged in."""
    if edit.base == page.number:
        return edit
    base = revision_of(page, edit.base).text if edit.base else ""
    result = merge(base, page.text, edit.text, theirs_label=THEIRS, ours_label=OURS)
    if result.conflicts:
        raise Conflict(
            ours=edit.text, theirs=page.text, merged=result.text, number=page.number
        )
    return replace(edit, text=result.text)


def _write(page: Page, edit: Edit, *, was_merged: bool = False) -> Saved:
    _check(edit)
    if page.head is None and not edit.text.strip():
        message = "There is no text yet, so there is nothing to save."
        raise Refused(message)
    if edit.text == page.text and (page.deleted == (not edit.text.strip())):
        return Saved(page=page, revision=None, merged=was_merged)
    return Saved(page=page, revision=record(page, edit), merged=was_merged)


def _refuse_if_moved(page: Page, base: int) -> None:
    if page.number != base:
        message = (
            f"Somebody saved “{page.path}” since you looked at it (it is now at "
            f"revision {page.number}). Look at the new revision, then decide again."
        )
        raise Refused(message)


def _one_line(summary: str) -> str:
    return " ".join(summary.split())[:255]
