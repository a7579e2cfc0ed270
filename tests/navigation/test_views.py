from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import create_page
from wiki.pages import editing
from wiki.pages.changes import Author

pytestmark = pytest.mark.django_db


def test_recent_changes_show_what_was_saved_last_first(visitor, alice):
    create_page("a", "one", author=alice, summary="a begins")
    create_page("b", "two", author=alice, summary="b begins")

    body = visitor.get("/recent").content.decode()

    assert body.index("b begins") < body.index("a begins")


def test_recent_changes_are_paged_by_key(visitor, alice):
    for number in range(60):
        create_page(f"p{number}", "x", author=alice)

    first = visitor.get("/recent")
    second = visitor.get(f"/recent?before={first.context['more']}")

    shown = [
        row.page.path
        for answer in (first, second)
        for _, rows in answer.context["days"]
        for row in rows
    ]
    assert shown == [f"p{n}" for n in range(59, -1, -1)]


def test_recent_changes_cost_the_same_however_many(visitor, alice):
    counts = []
    for number in range(2):
        create_page(f"q{number}", "x", author=alice)
        with CaptureQueriesContext(connection) as queries:
            visitor.get("/recent")
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_the_index_opens_by_namespace(visitor, alice):
    for path in ("start", "ai:bert", "ai:labs:x", "ai:labs:y"):
        create_page(path, "x", author=alice)

    root = visitor.get("/index").context["branch"]
    below = visitor.get("/index?namespace=ai").context["branch"]

    assert [page.path for page in root.pages] == ["start"]
    assert [(twig.name, twig.pages) for twig in root.namespaces] == [("ai", 3)]
    assert [page.path for page in below.pages] == ["ai:bert"]
    assert [(twig.namespace, twig.pages) for twig in below.namespaces] == [
        ("ai:labs", 2)
    ]


@pytest.mark.parametrize("namespace", ["a:" * 20_000, "x" * 60_000, "!!!"])
def test_a_namespace_that_cannot_be_is_explained(visitor, db, namespace):
    assert visitor.get("/index", {"namespace": namespace}).status_code == 400


def test_backlinks_name_the_pages_that_lead_here(visitor, alice):
    create_page("a", "[[wanted]]", author=alice)
    create_page("b", "nothing", author=alice)

    answer = visitor.get("/wiki/wanted/backlinks")

    assert [page.path for page in answer.context["pages"]] == ["a"]


def test_a_tag_leads_to_the_pages_that_have_it(visitor, alice):
    create_page("a", '====== A ======\n{{tag>"Large models"}}', author=alice)
    create_page("b", "{{tag>other}}", author=alice)

    tagged = visitor.get("/wiki/a").content.decode()
    answer = visitor.get("/tags/large_models")

    assert 'href="/tags/large_models"' in tagged
    assert [page.path for page in answer.context["pages"]] == ["a"]
    assert visitor.get("/tags/Large%20models").context["tag"] == "large_models"


def test_a_tag_that_no_page_has_is_told(visitor, db):
    assert "No page has this tag" in visitor.get("/tags/none").content.decode()


def test_all_tags_stand_on_one_screen(visitor, alice):
    create_page("a", "{{tag>x y}}", author=alice)
    create_page("b", "{{tag>y}}", author=alice)

    tags = visitor.get("/tags/").context["tags"]

    assert [(tag.path, tag.pages) for tag in tags] == [("x", 1), ("y", 2)]


def test_that_there_are_more_tags_or_pages_is_told(visitor, alice, monkeypatch):
    create_page("a", "{{tag>x}}", author=alice)
    assert "There are more" not in visitor.get("/tags/x").content.decode()

    monkeypatch.setattr("wiki.markup.page_lists.MAXIMUM_LISTED", 1)

    assert "There are more" in visitor.get("/tags/").content.decode()
    assert "There are more" in visitor.get("/tags/x").content.decode()


def test_deleted_pages_are_in_no_list(visitor, alice):
    create_page("gone", "[[target]] {{tag>x}}", author=alice)
    editing.delete("gone", author=Author(person=alice), base=1)

    assert not visitor.get("/tags/").context["tags"]
    assert not visitor.get("/index").context["branch"].pages
    assert not visitor.get("/wiki/target/backlinks").context["pages"]
