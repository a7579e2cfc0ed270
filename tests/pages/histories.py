"""Long histories, written as bulk rows because five thousand saves take a minute."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.utils import timezone
from reversion.models import Revision, Version

from accounts.models import User
from tests.factories import create_page
from wiki.pages.models import Page, PageRevision


def pile_up_revisions(path: str, count: int, *, author: User) -> Page:
    """Return a page whose rows look as ``count`` saves would have left them."""
    page = create_page(path, "line\n" * 20, author=author)
    now = timezone.now()
    revisions = Revision.objects.bulk_create(
        Revision(date_created=now, user=author) for _ in range(count - 1)
    )
    data = serializers.serialize("json", [page], fields=["path", "title", "text"])
    versions = Version.objects.bulk_create(
        Version(
            revision=revision,
            object_id=str(page.pk),
            content_type=ContentType.objects.get_for_model(Page),
            db="default",
            format="json",
            serialized_data=data,
            object_repr=path,
        )
        for revision in revisions
    )
    rows = PageRevision.objects.bulk_create(
        PageRevision(
            page=page,
            number=number,
            revision=version.revision,
            version=version,
            created=now,
            kind="edit",
            size=100,
            size_change=0,
            author=author,
            origins=[[number, 21]],
        )
        for number, version in enumerate(versions, 2)
    )
    Page.objects.filter(pk=page.pk).update(head=rows[-1])
    return Page.objects.select_related("head").get(pk=page.pk)
