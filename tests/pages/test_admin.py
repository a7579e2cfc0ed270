from __future__ import annotations

import pytest

from tests.factories import create_history, create_page
from wiki.pages import editing
from wiki.pages.changes import Author
from wiki.pages.models import Page, PageRevision

pytestmark = pytest.mark.django_db


def test_pages_are_listed(as_administrator, article):
    body = as_administrator.get("/admin/pages/page/").content.decode()

    assert "ai:transformer" in body


def test_a_page_is_shown_and_not_written_past_the_wiki(as_administrator, article):
    address = f"/admin/pages/page/{article.pk}/change/"

    assert as_administrator.get(address).status_code == 200
    as_administrator.post(address, {"text": "behind the back", "path": "x"})

    article.refresh_from_db()
    assert article.path == "ai:transformer"
    assert "behind the back" not in article.text


def test_rows_cannot_be_added_or_removed(as_administrator, article):
    assert as_administrator.get("/admin/pages/page/add/")["Location"] == "/new"
    address = f"/admin/pages/page/{article.pk}/delete/"
    assert as_administrator.post(address, {"post": "yes"}).status_code == 403


def test_the_history_leads_to_reverting(as_administrator, administrator, alice):
    page = create_history("a", ["first", "second"], author=alice)
    first = PageRevision.objects.get(page=page, number=1)
    body = as_administrator.get(f"/admin/pages/page/{page.pk}/history/").content
    address = f"/admin/pages/page/{page.pk}/history/{first.version_id}/"
    assert address in body.decode()
    assert as_administrator.get(address).status_code == 200

    as_administrator.post(address, {"base": 2})

    reverted = Page.objects.select_related("head__author").get(path="a")
    assert reverted.text == "first"
    assert reverted.head is not None
    assert (reverted.number, reverted.head.author) == (3, administrator)


def test_deleted_pages_are_recovered(as_administrator, alice):
    page = create_page("a", "precious", author=alice)
    editing.delete("a", author=Author(person=alice), base=1)
    deletion = PageRevision.objects.get(page=page, number=2)
    body = as_administrator.get("/admin/pages/page/recover/").content.decode()
    address = f"/admin/pages/page/recover/{deletion.version_id}/"
    assert address in body
    assert "precious" in as_administrator.get(address).content.decode()

    as_administrator.post(address, {"base": 2})

    assert Page.objects.get(path="a").text == "precious"


def test_a_page_that_moved_on_is_not_reverted(as_administrator, alice):
    page = create_history("a", ["first", "second"], author=alice)
    first = PageRevision.objects.get(page=page, number=1)
    address = f"/admin/pages/page/{page.pk}/history/{first.version_id}/"

    answer = as_administrator.post(address, {"base": 1})

    assert "since you looked" in answer.content.decode()
    assert Page.objects.get(path="a").text == "second"


@pytest.mark.parametrize(
    "address", ["recover/99999999999999999999/", "abc/history/1/", "7/history/99999/"]
)
def test_odd_keys_are_404(as_administrator, address):
    assert as_administrator.get(f"/admin/pages/page/{address}").status_code == 404


def test_a_search_may_be_of_any_length(as_administrator, article):
    answer = as_administrator.get("/admin/pages/page/", {"q": "x" * 60_000})

    assert answer.status_code == 200


def test_only_administrators_come_in(as_alice, article):
    assert as_alice.get("/admin/pages/page/").status_code == 302
