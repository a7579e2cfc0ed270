"""Pages that only lead on: where readers are taken, and where they are not."""

from __future__ import annotations

import pytest
from django.db.models import Q

from accounts.models import User
from tests.factories import create_page
from wiki.markup import Config, parse
from wiki.navigation.models import Link
from wiki.pages import editing, querysets
from wiki.pages.changes import Author
from wiki.pages.models import Page

pytestmark = pytest.mark.django_db


def lead(author, **pages: str) -> None:
    """Create pages of which each leads on to another."""
    for path, target in pages.items():
        create_page(path, f"~~REDIRECT>{target}~~", author=author)


@pytest.fixture
def only_members_read_secrets(monkeypatch):
    """A rule as sites will have them: visitors do not read what is below `secret`."""

    def readable(person):
        is_member = isinstance(person, User)
        return Q() if is_member else ~Q(path__startswith="secret:")

    monkeypatch.setattr(querysets, "readable", readable)


@pytest.mark.parametrize(
    "text", ["~~REDIRECT>b#Some Section~~", "#REDIRECT b#some_section"]
)
def test_a_reader_is_taken_to_the_page(visitor, alice, text):
    create_page("a", text, author=alice)

    answer = visitor.get("/wiki/a")

    assert answer.status_code == 302
    assert answer["Location"] == "/wiki/b?from=a#some_section"


def test_the_page_tells_where_its_reader_comes_from(visitor, alice):
    lead(alice, a="b")
    create_page("b", "Here.", author=alice)

    body = visitor.get("/wiki/a", follow=True).content.decode()

    assert "Here." in body
    assert 'href="/wiki/a?redirect=no"' in body


def test_the_page_that_leads_on_can_be_seen(visitor, alice):
    lead(alice, a="b")

    answer = visitor.get("/wiki/a?redirect=no")

    assert answer.status_code == 200
    assert 'href="/wiki/b"' in answer.content.decode()


def test_what_an_address_says_is_not_believed(visitor, alice):
    create_page("b", "Here.", author=alice)
    create_page("c", "No redirect.", author=alice)

    for origin in ("c", "missing", "<script>", "%00", "!!!", ""):
        answer = visitor.get(f"/wiki/b?from={origin}")
        assert answer.status_code == 200
        assert "redirect=no" not in answer.content.decode()


def test_redirects_are_followed_to_their_end_at_once(visitor, alice):
    lead(alice, a="b", b="c", c="d")
    create_page("d", "Here.", author=alice)

    assert visitor.get("/wiki/a")["Location"] == "/wiki/d?from=a"


@pytest.mark.parametrize(
    "pages",
    [{"a": "a"}, {"a": "b", "b": "a"}, {"a": "b", "b": "c", "c": "b"}],
    ids=["to itself", "to each other", "into a circle"],
)
def test_circles_lead_nowhere(visitor, alice, pages):
    lead(alice, **pages)

    answer = visitor.get("/wiki/a")

    assert answer.status_code == 200
    assert f'href="/wiki/{pages["a"]}"' in answer.content.decode()


def test_very_long_ways_are_not_followed(visitor, alice):
    lead(alice, **{f"p{n}": f"p{n + 1}" for n in range(8)})

    assert visitor.get("/wiki/p0").status_code == 200
    assert visitor.get("/wiki/p4")["Location"] == "/wiki/p8?from=p4"


def test_whoever_has_been_taken_on_is_not_taken_further(visitor, alice):
    lead(alice, a="b")

    assert visitor.get("/wiki/a?from=x").status_code == 200


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example",
        r"\\evil.example\x",
        "/\\evil.example",
        "javascript:alert(1)",
        "wp>Page",
        "doku>x",
        "b\r\nSet-Cookie: a=b",
        "b#\r\nSet-Cookie: a=b",
        "..:..:@evil.example",
    ],
)
def test_no_redirect_leaves_the_wiki(visitor, alice, target):
    create_page("a", f"~~REDIRECT>{target}~~\n\n#REDIRECT {target}", author=alice)

    answer = visitor.get("/wiki/a")

    assert answer.get("Location", "/wiki/").startswith("/wiki/")
    assert "Set-Cookie" not in answer


def test_where_a_way_leads_is_not_told_to_those_who_may_not_read_it(
    visitor, as_alice, alice, only_members_read_secrets
):
    lead(alice, a="secret:door")
    create_page("secret:door", "~~REDIRECT>:treasure~~", author=alice)

    assert as_alice.get("/wiki/a")["Location"] == "/wiki/treasure?from=a"
    assert visitor.get("/wiki/a")["Location"] == "/wiki/secret:door?from=a"


def test_old_revisions_sources_and_histories_are_where_they_were(as_alice, alice):
    create_page("a", "text", author=alice)
    lead(alice, a="b")

    for address in ("?rev=2", "/history", "/source", "/edit"):
        assert as_alice.get(f"/wiki/a{address}").status_code == 200


def test_a_redirect_ends_with_the_text_that_said_so(visitor, alice):
    lead(alice, a="b")
    create_page("a", "Text again.", author=alice)
    assert visitor.get("/wiki/a").status_code == 200

    lead(alice, c="b")
    editing.delete("c", author=Author(person=alice), base=1)
    assert visitor.get("/wiki/c").status_code == 404
    assert Page.including_deleted.get(path="c").redirect == ""


def test_the_start_page_may_lead_on(visitor, alice):
    lead(alice, start="home")

    assert visitor.get("/")["Location"] == "/wiki/home?from=start"


def test_a_redirect_is_a_link(alice):
    lead(alice, a="b")

    assert set(Link.objects.values_list("target", flat=True)) == {"b"}


def test_the_first_counts_and_an_included_page_does_not(visitor, alice):
    lead(alice, b="d")
    create_page("a", "~~REDIRECT>x~~ ~~REDIRECT>y~~", author=alice)
    create_page("c", "{{page>b}}", author=alice)

    assert visitor.get("/wiki/a")["Location"] == "/wiki/x?from=a"
    assert visitor.get("/wiki/c").status_code == 200


def test_a_namespace_leads_to_its_start_page_that_exists(visitor, alice):
    create_page("ns:ns", "Here.", author=alice)
    create_page("a", "~~REDIRECT>ns:~~", author=alice)

    assert visitor.get("/wiki/a")["Location"] == "/wiki/ns:ns?from=a"


def test_a_redirect_costs_one_query_for_each_page_behind(
    visitor, alice, django_assert_num_queries
):
    lead(alice, a="b", b="c")

    with django_assert_num_queries(2 + 2):
        visitor.get("/wiki/a")


def test_the_stock_language_knows_no_redirects():
    text = "~~REDIRECT>a~~"

    assert parse(text).redirect is not None
    assert parse(text, Config(profile="stock")).redirect is None
