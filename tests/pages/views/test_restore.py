from __future__ import annotations

import pytest

from tests.factories import create_history, create_page
from wiki.pages import editing
from wiki.pages.changes import Author
from wiki.pages.models import Page

pytestmark = pytest.mark.django_db


def test_looking_shows_what_would_change_and_changes_nothing(as_alice, alice):
    create_history("a", ["first", "second"], author=alice)

    answer = as_alice.get("/wiki/a/restore/1")

    assert answer.status_code == 200
    assert Page.objects.get(path="a").text == "second"


def test_restoring_makes_a_revision_that_says_so(as_alice, alice):
    create_history("a", ["first", "second"], author=alice)

    answer = as_alice.post("/wiki/a/restore/1", {"base": 2, "summary": "better"})

    assert answer.status_code == 302
    page = Page.objects.get(path="a")
    assert page.head is not None
    assert (page.text, page.head.kind, page.head.summary) == (
        "first",
        "restore",
        "better",
    )


def test_a_page_that_moved_on_is_shown_again_before_restoring(as_alice, alice):
    create_history("a", ["first", "second", "third"], author=alice)

    answer = as_alice.post("/wiki/a/restore/1", {"base": 2, "summary": "better"})

    assert answer.status_code == 422
    assert "better" in answer.content.decode()
    assert Page.objects.get(path="a").text == "third"


def test_a_deleted_page_is_brought_back(as_alice, alice):
    create_page("a", "text", author=alice)
    editing.delete("a", author=Author(person=alice), base=1)

    as_alice.post("/wiki/a/restore/1", {"base": 2, "summary": ""})

    assert as_alice.get("/wiki/a").status_code == 200


def test_visitors_may_not_restore(visitor, article):
    assert visitor.get("/wiki/ai:transformer/restore/1").status_code == 403
    answer = visitor.post("/wiki/ai:transformer/restore/1", {"base": 1})
    assert answer.status_code == 403


def test_an_unknown_revision_is_404(as_alice, article):
    assert as_alice.get("/wiki/ai:transformer/restore/9").status_code == 404
