"""What a page shows of others: to whom, at what cost, and what is stored of it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from accounts.models import User
from tests.factories import create_history, create_page
from wiki.markup import Names
from wiki.navigation.models import Link
from wiki.pages import lookups, querysets
from wiki.pages.lookups import find_names
from wiki.pages.models import Page
from wiki.site.models import Editing, SiteSettings

pytestmark = pytest.mark.django_db


@pytest.fixture
def only_members_read_secrets(monkeypatch):
    """A rule as sites will have them: visitors do not read what is below `secret`."""

    def readable(person):
        is_member = isinstance(person, User)
        return Q() if is_member else ~Q(path__startswith="secret:")

    monkeypatch.setattr(querysets, "readable", readable)


@pytest.fixture
def secret(alice, only_members_read_secrets):
    return create_page("secret:plan", "====== The Plan ======\nTunnel.", author=alice)


def body(client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_page_shows_another_as_it_is_now(visitor, alice):
    create_page("a", "Included: {{page>b}}", author=alice)
    assert 'href="/wiki/b"' in body(visitor, "/wiki/a")

    create_page("b", "The first text.", author=alice)
    assert "The first text." in body(visitor, "/wiki/a")

    create_page("b", "The second text.", author=alice)
    assert "The second text." in body(visitor, "/wiki/a")


def test_each_reader_sees_what_that_reader_may_read(visitor, as_alice, alice, secret):
    create_page("a", "{{page>secret:plan}}", author=alice)

    assert "Tunnel" in body(as_alice, "/wiki/a")
    assert "Tunnel" not in body(visitor, "/wiki/a")


def test_an_old_revision_is_shown_to_each_reader_anew(visitor, as_alice, alice, secret):
    create_history("a", ["old {{page>secret:plan}}", "new"], author=alice)

    assert "Tunnel" in body(as_alice, "/wiki/a?rev=1")
    assert "Tunnel" not in body(visitor, "/wiki/a?rev=1")


def test_a_preview_shows_what_its_author_may_read(visitor, as_alice, secret):
    SiteSettings.objects.create(pk=1, editing=Editing.OPEN)
    sent = {"text": "{{page>secret:plan}}", "base": 0, "preview": "1", "complete": "1"}

    for client, is_shown in ((as_alice, True), (visitor, False)):
        answer = client.post("/wiki/a/edit", sent).content.decode()
        assert ("Tunnel" in answer) == is_shown


def test_nothing_of_another_page_is_stored(alice, secret):
    create_page("a", "A.\n\n{{page>secret:plan}}", author=alice)

    page = Page.objects.get(path="a")

    assert not page.cacheable
    stored = (page.html, page.title, page.abstract, page.contents)
    assert not any("Tunnel" in text or "The Plan" in text for text in stored)


def test_a_page_leads_to_what_it_includes_and_not_to_what_that_leads_to(alice):
    create_page("b", "[[c]]", author=alice)
    create_page("a", "{{page>b}}", author=alice)

    assert set(Link.objects.filter(page__path="a").values_list("target")) == {("b",)}


def test_downloads_of_an_old_revision_are_not_of_included_texts(visitor, alice):
    create_page("b", "<file c x.c>b</file>", author=alice)
    create_history("a", ["{{page>b}} <file c x.c>a</file>", "new"], author=alice)

    old = body(visitor, "/wiki/a?rev=1")

    assert 'href="/wiki/a?rev=1&amp;do=export_code' in old
    assert 'href="/wiki/b?do=export_code' in old


def test_sections_of_an_included_text_are_not_edited_here(as_alice, alice):
    create_page("b", "===== B =====\ntext", author=alice)
    create_page("a", "===== A =====\n{{page>b}}\n===== C =====", author=alice)

    shown = body(as_alice, "/wiki/a")

    assert shown.count("/wiki/a/edit?section=") == 2
    assert "/wiki/b/edit?section=" not in shown


def test_a_page_that_includes_many_costs_one_query_more_for_each_level(
    visitor, alice, django_assert_num_queries
):
    for number in range(10):
        create_page(f"p{number}", "Text. {{page>deeper}} [[p1]]", author=alice)
    create_page("deeper", "Deep. [[p2]]", author=alice)
    includes = " ".join(f"{{{{page>p{number}}}}}" for number in range(10))
    create_page("a", includes, author=alice)

    # Two to read the page, one for how texts are read; which exist, and their texts, on
    # two levels.
    with django_assert_num_queries(2 + 1 + 2 + 2):
        assert body(visitor, "/wiki/a").count("Deep.") == 10


def test_texts_are_for_somebody(alice):
    create_page("a", "text", author=alice)
    names = Names(texts=frozenset({"a", "b"}))

    assert find_names(names).texts == {}
    assert find_names(names, AnonymousUser()).texts == {"a": "text"}


def test_no_more_text_is_fetched_than_a_page_may_show(alice, monkeypatch):
    monkeypatch.setattr(lookups, "MAXIMUM_CHARACTERS", 25)
    for path in "abc":
        create_page(path, path * 10, author=alice)

    found = find_names(Names(texts=frozenset("abc")), AnonymousUser())

    assert set(found.texts) == {"a", "b"}
