from __future__ import annotations

import pytest

from wiki.pages.models import Page, PageRevision

pytestmark = pytest.mark.django_db

DELETE = "/wiki/ai:transformer/delete"


def test_looking_deletes_nothing(as_alice, article):
    assert as_alice.get(DELETE).status_code == 200
    assert Page.objects.filter(path="ai:transformer").exists()


def test_deleting_keeps_the_history_and_says_why(as_alice, article):
    answer = as_alice.post(DELETE, {"base": 1, "summary": "out of scope"})

    assert answer["Location"] == "/wiki/ai:transformer/history"
    assert not Page.objects.filter(path="ai:transformer").exists()
    last = PageRevision.objects.get(page=article, number=2)
    assert (last.kind, last.summary, last.size) == ("delete", "out of scope", 0)


def test_a_page_that_moved_on_is_not_deleted(as_alice, article):
    answer = as_alice.post(DELETE, {"base": 0, "summary": "why"})

    assert answer.status_code == 422
    assert "why" in answer.content.decode()
    assert Page.objects.filter(path="ai:transformer").exists()


def test_visitors_may_not_delete(visitor, article):
    assert visitor.post(DELETE, {"base": 1}).status_code == 403


def test_what_is_deleted_cannot_be_deleted_again(as_alice, article):
    as_alice.post(DELETE, {"base": 1})

    assert as_alice.get(DELETE).status_code == 404
