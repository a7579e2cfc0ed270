from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import create_page
from tests.pages.histories import pile_up_revisions
from wiki.pages import editing
from wiki.pages.changes import Author

pytestmark = pytest.mark.django_db


def test_each_line_is_shown_beside_its_writer_and_revision(visitor, alice, bob):
    create_page("a", "by alice\nalso alice\n", author=alice)
    editing.save(
        "a", "by alice\nby bob\nalso alice\n", author=Author(person=bob), base=1
    )

    passages = visitor.get("/wiki/a/blame").context["passages"]

    shown = [(p.revision.author.username, p.first, p.lines) for p in passages]
    assert shown == [
        ("alice", 1, ["by alice"]),
        ("bob", 2, ["by bob"]),
        ("alice", 3, ["also alice", ""]),
    ]


def test_empty_lines_split_no_passage(visitor, alice, bob):
    create_page("a", "one\n\n", author=alice)
    editing.save("a", "one\n\ntwo\n\nthree\n", author=Author(person=bob), base=1)

    passages = visitor.get("/wiki/a/blame").context["passages"]

    assert [p.revision.author.username for p in passages] == ["alice", "bob"]
    assert sum(len(p.lines) for p in passages) == 6


def test_an_old_revision_has_its_own_blame(visitor, alice, bob):
    create_page("a", "by alice", author=alice)
    editing.save("a", "by bob", author=Author(person=bob), base=1)

    passages = visitor.get("/wiki/a/blame?rev=1").context["passages"]

    assert [p.revision.author.username for p in passages] == ["alice"]


def test_the_number_of_queries_does_not_grow_with_the_history(visitor, alice):
    create_page("short", "x", author=alice)
    pile_up_revisions("long", 200, author=alice)
    counts = []
    for path in ("short", "long"):
        with CaptureQueriesContext(connection) as queries:
            assert visitor.get(f"/wiki/{path}/blame").status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]
