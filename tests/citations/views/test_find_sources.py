from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.citations.test_recording import note
from tests.factories import create_page
from wiki.citations.models import DomainPolicy, Source
from wiki.citations.suggesting import MOST_SUGGESTIONS

pytestmark = pytest.mark.django_db


def find(client, question):
    return client.get("/sources/find", {"q": question}).json()["sources"]


@pytest.mark.parametrize(
    "question",
    [
        "title xen",
        "lovelace xenon",
        "https://www.example.org/xenon?utm_source=x",
        "example.org/xen",
        "cite>lovelace2024",
    ],
)
def test_a_source_is_found_with_the_footnote_that_cites_it(visitor, alice, question):
    create_page("a", f"A.{note('xenon')}", author=alice)

    (found,) = find(visitor, question)

    assert found == {
        "footnote": "((Ada Lovelace, [[https://example.org/xenon|Title xenon]], 2024))",
        "name": "Title xenon",
        "key": "lovelace2024",
        "address": "/source/lovelace2024",
        "authors": "Ada Lovelace",
        "year": 2024,
        "pages": 1,
        "cited": "cited on one page",
        "policy": None,
    }


def test_it_says_on_how_many_pages_a_source_is_cited_already(visitor, alice):
    for name in ("a", "b", "c"):
        create_page(name, f"A.{note('x')} B.{note('x', 2)}", author=alice)
    Source.objects.create(key="unused", title="Title unused")

    assert [one["cited"] for one in find(visitor, "Title")] == [
        "cited on 3 pages",
        "not cited yet",
    ]


@pytest.mark.parametrize(
    ("question", "footnote"),
    [
        ("https://new.example/a b", None),
        ("https://new.example/a", "(([[https://new.example/a]]))"),
        ("doi:10.1000/NEW", "(([[doi>10.1000/new]]))"),
        ("978-0-306-40615-7", "(([[isbn>9780306406157]]))"),
        ("cite>nobody", None),
        ("nothing like it", None),
    ],
)
def test_a_work_that_is_no_source_yet_has_a_footnote_too(visitor, question, footnote):
    found = find(visitor, question)

    assert [one["footnote"] for one in found] == ([footnote] if footnote else [])
    assert [one["key"] for one in found] == ([None] if footnote else [])


@pytest.mark.parametrize("question", ["", "x", " x "])
def test_a_single_letter_finds_nothing(visitor, alice, question):
    create_page("a", f"A.{note('x')}", author=alice)

    assert find(visitor, question) == []


def test_it_says_what_is_thought_of_a_host_today(visitor, alice):
    create_page("a", f"A.{note('x')}", author=alice)
    DomainPolicy.objects.create(host="example.org", level="blocked", reason="Invents.")
    yesterday = timezone.localdate().replace(year=2000)
    DomainPolicy.objects.create(
        host="old.example", level="blocked", reason="Was.", valid_to=yesterday
    )
    policy = {
        "level": "blocked",
        "label": "blocked",
        "host": "example.org",
        "reason": "Invents.",
    }

    assert find(visitor, "Title x")[0]["policy"] == policy
    assert find(visitor, "https://sub.example.org/y")[0]["policy"] == policy
    assert find(visitor, "https://old.example/y")[0]["policy"] is None


def test_the_queries_do_not_grow_with_what_is_found(visitor, alice):
    text = "".join(f"A.{note(f'x{number}')}" for number in range(2))
    create_page("a", text, author=alice)
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert len(find(visitor, "Title")) == 2
    text = "".join(f"B.{note(f'y{number}')}" for number in range(20))
    create_page("b", text, author=alice)

    with CaptureQueriesContext(connection) as many:
        answer = visitor.get("/sources/find", {"q": "Title"}).json()

    assert len(answer["sources"]) == MOST_SUGGESTIONS
    assert answer["said"].startswith("The most cited of what fits.")

    assert len(many) == len(few) <= 6


def test_any_question_is_answered(visitor, alice):
    create_page("a", f"A.{note('x')}", author=alice)

    for question in ("\0", "a\0b", "%_\\"):
        assert find(visitor, question) == []


def test_only_reading_is_answered(visitor):
    assert visitor.post("/sources/find", {"q": "Title"}).status_code == 405


def test_before_there_is_a_question_the_page_s_own_sources_are_given(visitor, alice):
    create_page("ai:a", f"A.{note('x')} B.{note('x')} C.{note('y')}", author=alice)
    create_page("ai:b", f"A.{note('z')}", author=alice)
    Source.objects.recount()

    answer = visitor.get("/sources/find", {"page": "ai:a"}).json()

    assert [one["name"] for one in answer["sources"]] == ["Title x", "Title y"]
    assert answer["said"] == "Cited on this page already."
    for page in ("ai:nothing", "", "\0"):
        answer = visitor.get("/sources/find", {"page": page}).json()
        assert (answer["sources"], answer["said"]) == ([], "")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Title xen", "One work found."),
        ("Title", "2 works found."),
        ("https://new.example/", "One work found."),
        ("nothing like it", "No source fits."),
    ],
)
def test_what_was_found_is_said_in_words(visitor, alice, question, said):
    create_page("a", f"A.{note('xenon')} B.{note('yarrow')}", author=alice)

    answer = visitor.get("/sources/find", {"q": question}).json()

    assert answer["said"].startswith(said)
