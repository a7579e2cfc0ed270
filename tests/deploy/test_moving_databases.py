"""The move that docs/running.md describes: everything out as JSON, and in again."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command

from accounts.models import User
from tests.factories import create_history, create_page
from wiki.pages import editing
from wiki.pages.changes import Author
from wiki.pages.models import Page, PageRevision

pytestmark = pytest.mark.django_db(transaction=True)


def contents() -> list[tuple]:
    rows = PageRevision.objects.order_by("page__path", "number")
    return [
        (
            row.page.path,
            row.number,
            row.kind,
            row.text,
            row.author_name,
            # JSON keeps milliseconds.
            int(row.created.timestamp() * 1000),
        )
        for row in rows.select_related("page", "author", "version")
    ]


def test_every_page_revision_and_author_arrives(alice, tmp_path: Path):
    create_history("a", ["one", "two", "three"], author=alice)
    create_page("gone", "precious", author=alice)
    editing.delete("gone", author=Author(person=alice), base=1)
    before = contents()
    file = str(tmp_path / "wiki.json")

    call_command(
        "dumpdata",
        all=True,
        natural_foreign=True,
        natural_primary=True,
        exclude=["contenttypes", "auth.permission", "sessions"],
        output=file,
        verbosity=0,
    )
    call_command("flush", interactive=False, verbosity=0)
    call_command("loaddata", file, verbosity=0)

    assert contents() == before
    assert not Page.objects.filter(path="gone").exists()
    # The counters go on where they stood.
    alice = User.objects.get(username="alice")
    assert create_page("a", "four", author=alice).number == 4
