from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import create_history, create_page
from tests.pages.histories import pile_up_revisions
from wiki.pages import editing
from wiki.pages.changes import Author

pytestmark = pytest.mark.django_db


def test_every_revision_is_listed_newest_first(visitor, alice, bob):
    create_page("a", "one", author=alice, summary="first words")
    editing.save(
        "a", "one two", author=Author(person=bob), base=1, summary="more", minor=True
    )

    answer = visitor.get("/wiki/a/history")

    rows = answer.context["revisions"]
    assert [row.number for row in rows] == [2, 1]
    body = answer.content.decode()
    for expected in ("first words", "more", "alice", "bob", "+4"):
        assert expected in body


def test_the_history_of_a_deleted_page_can_be_read(visitor, article, alice):
    editing.delete(article.path, author=Author(person=alice), base=1)

    assert visitor.get("/wiki/ai:transformer/history").status_code == 200


def test_a_page_without_revisions_has_no_history(visitor, db):
    assert visitor.get("/wiki/nothing/history").status_code == 404


def test_five_thousand_revisions_are_paged_by_number(visitor, alice):
    page = pile_up_revisions("long", 5_000, author=alice)
    numbers = []
    address = "/wiki/long/history"
    counts = set()
    for _ in range(3):
        with CaptureQueriesContext(connection) as queries:
            answer = visitor.get(address)
        counts.add(len(queries))
        assert "OFFSET" not in " ".join(q["sql"] for q in queries.captured_queries)
        numbers += [row.number for row in answer.context["revisions"]]
        address = f"/wiki/long/history?before={answer.context['older']}"

    assert numbers == list(range(page.number, page.number - 150, -1))
    assert counts == {3}


def test_the_oldest_screen_leads_back_to_newer_ones(visitor, alice):
    create_history("a", [str(n) for n in range(60)], author=alice)

    oldest = visitor.get("/wiki/a/history?before=11")
    assert oldest.context["older"] is None
    newer = visitor.get(f"/wiki/a/history?before={oldest.context['newer']}")

    assert [row.number for row in newer.context["revisions"]][-1] == 11


def test_the_list_never_opens_a_snapshot(visitor, alice):
    create_history("a", ["1", "2"], author=alice)

    with CaptureQueriesContext(connection) as queries:
        visitor.get("/wiki/a/history")

    assert "serialized_data" not in " ".join(q["sql"] for q in queries.captured_queries)
