"""Writes one accepted edit: page, snapshot, revision, and what follows from it.

Only ``wiki.pages.editing`` calls it, inside its transaction.
"""

from __future__ import annotations

from functools import partial

import reversion
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from reversion.models import Version

from wiki.comparing.origins import Origins, carry
from wiki.pages.changes import Change, Edit
from wiki.pages.models import Kind, Page, PageRevision
from wiki.pages.rendering import Rendered, render
from wiki.pages.rereading import reread_if_stale, take_over


def record(page: Page, edit: Edit) -> PageRevision:
    """Write ``edit`` as the next revision of the locked ``page``; tell the followers.

    The page object carries the new state afterwards.
    """
    facts = _facts_of(page, edit)
    rendered = render(edit.path, edit.text)
    title, before = page.title, page.text
    _take_over(page, edit, rendered)
    with reversion.create_revision(atomic=False):
        page.save()
        reversion.set_user(edit.author.user)
        reversion.set_comment(edit.summary)
        reversion.set_date_created(facts["created"])
        reversion.add_meta(PageRevision, page=page, **facts)
    revision = _with_version(page, edit)
    page.head = revision
    Page.including_deleted.filter(pk=page.pk).update(head=revision)
    change = Change(
        page,
        rendered.document,
        revision,
        rendered.found,
        retitled=page.title != title,
        before=before,
    )
    transaction.on_commit(partial(reread_if_stale, page))
    for follower in settings.PAGE_FOLLOWERS:
        import_string(follower)(change)
    return revision


def _facts_of(page: Page, edit: Edit) -> dict[str, object]:
    size = len(edit.text.encode())
    number = page.number + 1
    return {
        "number": number,
        "created": edit.created or timezone.now(),
        "kind": _kind_of(page, edit),
        "size": size,
        "size_change": size - len(page.text.encode()),
        "minor": edit.minor,
        "summary": edit.summary,
        "author": edit.author.user,
        "address": "" if edit.author.user else edit.author.address,
        "origins": _origins_of(page, edit, number),
    }


def _kind_of(page: Page, edit: Edit) -> Kind:
    if not edit.text.strip():
        return Kind.DELETE
    if edit.kind is Kind.EDIT and page.deleted:
        return Kind.CREATE
    return edit.kind


def _origins_of(page: Page, edit: Edit, number: int) -> Origins:
    """Say who wrote each line; a restored text keeps its writers."""
    if edit.restores:
        restored = PageRevision.objects.get(page=page, number=edit.restores)
        return list(restored.origins)
    before = page.head.origins if page.head else []
    return carry(before, page.text if page.head else None, edit.text, number)


def _take_over(page: Page, edit: Edit, rendered: Rendered) -> None:
    page.text = edit.text
    page.deleted = not edit.text.strip()
    if page.deleted:
        page.html = page.contents = page.abstract = page.redirect = ""
        page.title = page.title or page.path
        return
    take_over(page, rendered)


def _with_version(page: Page, edit: Edit) -> PageRevision:
    revision = PageRevision.objects.get(page=page, number=page.number + 1)
    versions = Version.objects.get_for_object(page).filter(
        revision=revision.revision_id
    )
    revision.version = versions.defer("serialized_data").get()
    revision.save(update_fields=["version"])
    revision.page = page
    revision.author = edit.author.user
    return revision
