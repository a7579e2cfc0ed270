from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import create_history, create_page
from wiki.pages import editing, rendering
from wiki.pages.changes import Author

pytestmark = pytest.mark.django_db

READ_QUERIES = 2


def test_a_page_shows_its_text_and_who_changed_it_last(visitor, article):
    answer = visitor.get("/wiki/ai:transformer")

    body = answer.content.decode()
    assert answer.status_code == 200
    assert "The transformer is an architecture" in body
    assert 'class="footnotes"' in body
    assert "alice" in body
    assert "CC BY-SA 4.0" in body


def test_the_start_page_is_at_the_root(visitor, alice):
    create_page("start", "Welcome, reader.", author=alice)

    assert "Welcome, reader." in visitor.get("/").content.decode()


def test_a_missing_page_is_404_with_an_offer_to_create_it(as_alice):
    answer = as_alice.get("/wiki/ai:nothing_yet")

    assert answer.status_code == 404
    assert "/wiki/ai:nothing_yet/edit" in answer.content.decode()


def test_a_deleted_page_is_404_and_names_its_history(visitor, article, alice):
    editing.delete(article.path, author=Author(person=alice), base=1)

    answer = visitor.get("/wiki/ai:transformer")

    assert answer.status_code == 404
    assert "/wiki/ai:transformer/history" in answer.content.decode()
    assert "The transformer is an architecture" not in answer.content.decode()


def test_links_to_missing_pages_look_different(visitor, article, alice):
    create_page("ai:attention", "Here.", author=alice)
    create_page("ai:list", "[[attention]] [[nowhere]]", author=alice)

    body = visitor.get("/wiki/ai:list").content.decode()

    assert 'href="/wiki/ai:attention" class="wikilink1"' in body
    assert 'href="/wiki/ai:nowhere" class="wikilink2"' in body


def test_an_uncleaned_address_leads_to_the_clean_one(visitor, article):
    answer = visitor.get("/wiki/AI:Transformer?x=1")

    assert answer.status_code == 302
    assert answer["Location"] == "/wiki/ai:transformer?x=1"


def test_an_old_revision_has_a_stable_address(visitor, alice):
    create_history("a", ["first text", "second text"], author=alice)

    answer = visitor.get("/wiki/a?rev=1")

    assert answer.status_code == 200
    assert "first text" in answer.content.decode()
    assert "second text" not in answer.content.decode()


def test_a_dokuwiki_timestamp_finds_the_revision_of_that_second(visitor, alice):
    page = create_history("a", ["first", "second"], author=alice)
    first = page.revisions.get(number=1)

    answer = visitor.get(f"/wiki/a?rev={int(first.created.timestamp())}")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/wiki/a?rev=")


@pytest.mark.parametrize(
    "rev", ["99", "0", "-1", "abc", "1e3", "9" * 40, "150000000", "253402300799"]
)
def test_a_revision_that_does_not_exist_is_404(visitor, article, rev):
    answer = visitor.get(f"/wiki/ai:transformer?rev={rev}")

    assert answer.status_code == 404
    assert "has no revision" in answer.content.decode()


def test_an_address_that_names_no_page_is_explained(visitor, db):
    answer = visitor.get("/wiki/!!!")

    assert answer.status_code == 400
    assert "cannot be the name of a page" in answer.content.decode()


def test_bytes_that_are_no_utf_8_in_an_address_are_explained(visitor, db):
    assert visitor.get("/wiki/%ff%fe").status_code == 400


def test_other_methods_are_not_allowed(visitor, article):
    strict = Client(enforce_csrf_checks=True)
    for method in (visitor.post, visitor.put, visitor.delete, strict.put):
        answer = method("/wiki/ai:transformer")
        assert answer.status_code == 405
        assert answer["Allow"].startswith("GET, HEAD")
        assert "answers GET, HEAD" in answer.content.decode()


@pytest.mark.parametrize("size", [12_000, 120_000])
def test_reading_costs_two_queries_whatever_the_size(visitor, alice, size):
    sentence = "A line with [[link {n}]] and a note.((Note {n}.))\n\n"
    text = "".join(sentence.format(n=n) for n in range(size // len(sentence) + 1))
    create_page("a", f"====== A ======\n{text}", author=alice)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = visitor.get("/wiki/a")

    assert answer.status_code == 200
    assert len(queries) == READ_QUERIES, queries.captured_queries


def test_reading_never_parses(visitor, article, monkeypatch):
    def refuse(*_):
        message = "a stored article was parsed"
        raise AssertionError(message)

    monkeypatch.setattr(rendering, "parse", refuse)

    assert visitor.get("/wiki/ai:transformer").status_code == 200


def test_an_unchanged_page_is_not_sent_twice(visitor, article):
    tag = visitor.get("/wiki/ai:transformer")["ETag"]

    answer = visitor.get("/wiki/ai:transformer", headers={"if-none-match": tag})

    assert answer.status_code == 304


def test_readers_who_may_edit_have_a_link_at_each_section(as_alice, visitor, article):
    link = "/wiki/ai:transformer/edit?section=2"

    assert link in as_alice.get("/wiki/ai:transformer").content.decode()
    assert link not in visitor.get("/wiki/ai:transformer").content.decode()


def test_a_strict_policy_forbids_inline_code(visitor, article):
    policy = visitor.get("/wiki/ai:transformer")["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
