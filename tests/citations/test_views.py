from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.citations.test_recording import note
from tests.factories import create_history, create_page
from wiki.citations.models import Source

pytestmark = pytest.mark.django_db

EVIL = "</script><img src=x onerror=alert(1)>\"'&{{7*7}}"


def test_a_source_shows_who_cites_it_where_and_since_when(visitor, alice):
    text = f"====== A page ======\nIt works.{note('x')}"
    create_history("a", [text, f"{text} More.{note('y')}", "Nothing."], author=alice)
    create_page("b", f"===== Part =====\nSo it is.{note('x', 7)}", author=alice)

    body = visitor.get("/source/lovelace2024").content.decode()

    assert "Title x" in body
    assert "Ada Lovelace" in body
    assert "So it is." in body
    assert 'href="/wiki/b#part"' in body
    assert "p. 7" in body
    assert "It works." not in body
    assert 'href="/wiki/a?rev=3"' in body


def test_a_source_that_does_not_exist_is_said_not_to(visitor):
    answer = visitor.get("/source/nobody2024")

    assert answer.status_code == 404
    assert "nobody2024" in answer.content.decode()


def test_the_key_of_a_merged_source_leads_to_the_other(visitor, alice):
    create_page("a", f"A.{note('x')} B.{note('y')}", author=alice)
    one, other = Source.objects.order_by("pk")
    one.merged_into = other
    one.save()

    answer = visitor.get(f"/source/{one.key}")

    assert answer.status_code == 301
    assert answer["Location"] == other.get_absolute_url()


def test_all_sources_are_listed_the_most_cited_first(visitor, alice):
    create_page("a", f"A.{note('x')} B.{note('y')} C.{note('y')}", author=alice)
    Source.objects.recount()

    shown = visitor.get("/sources/").context["sources"]

    assert [(s.title, s.citation_count) for s in shown] == [
        ("Title y", 2),
        ("Title x", 1),
    ]


@pytest.mark.parametrize(
    "question", ["uber GROSSE", "МИР", "ecole", "ABC.1", "12345", "2024-05"]
)
def test_case_and_accents_make_no_difference_to_a_search(visitor, question):
    source = Source.objects.create(
        key="k",
        title="Über Größe",
        authors=[{"family": "Мир"}],
        publisher="École",
        date="2024-05",
    )
    source.identifiers.create(scheme="doi", value="10.1000/abc.1")
    source.identifiers.create(scheme="pmid", value="12345")
    Source.objects.create(key="other", title="Something else")

    assert list(visitor.get("/sources/", {"q": question}).context["sources"]) == [
        source
    ]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("title xenon", ["Title xenon"]),
        ("lovelace 2024", ["Title xenon", "Title yarrow"]),
        ("https://www.example.org/yarrow#part", ["Title yarrow"]),
        ("example.org/xenon", ["Title xenon"]),
        ("TITLE Xénon", ["Title xenon"]),
        ("given family", []),
        ("nothing like it", []),
        ("%", []),
    ],
)
def test_sources_are_found_by_what_is_known_of_them(visitor, alice, question, found):
    create_page("a", f"A.{note('xenon')} B.{note('yarrow')}", author=alice)

    shown = visitor.get("/sources/", {"q": question}).context["sources"]

    assert sorted(source.title for source in shown) == found


@pytest.mark.parametrize("sort", ["", "newest"])
def test_all_sources_are_reached_a_screen_at_a_time(visitor, alice, sort):
    text = " ".join(f"S.{note(f'n{number}')}" for number in range(120))
    create_page("a", text, author=alice)
    Source.objects.filter(title__endswith="5").update(uses=2)
    titles, asked = [], {"sort": sort, "after": ""}

    for _ in range(3):
        context = visitor.get("/sources/", asked).context
        titles += [source.title for source in context["sources"]]
        asked["after"] = context["more"]

    assert asked["after"] is None
    assert len(titles) == len(set(titles)) == 120


def test_a_list_behind_a_source_that_does_not_exist_is_the_whole_list(visitor, alice):
    create_page("a", f"A.{note('x')}", author=alice)

    assert len(visitor.get("/sources/?after=nobody").context["sources"]) == 1


def test_a_list_costs_the_same_however_many_there_are(visitor, alice):
    counts = []
    for number in (2, 40):
        text = " ".join(f"S.((https://e.example/{n}))" for n in range(number))
        create_page(f"p{number}", text, author=alice)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            visitor.get("/sources/")
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_hostile_titles_and_authors_are_harmless(visitor, alice):
    create_page("a", f"A.{note('x')}", author=alice)
    Source.objects.update(
        title=EVIL, authors=[{"literal": EVIL}], notes=EVIL, date=EVIL[:30]
    )

    for address in ("/source/lovelace2024", "/sources/"):
        body = visitor.get(address).content.decode()
        assert "<img" not in body
        assert "&lt;img src=x" in body


def test_a_source_costs_the_same_however_many_cite_it(visitor, alice):
    create_page("near", f"S.{note('near')}", author=alice)
    counts = []
    for number in (3, 30):
        for page in range(number):
            create_page(f"p{number}:{page}", f"S.{note(str(number))}", author=alice)
        key = Source.objects.get(title=f"Title {number}").key
        with CaptureQueriesContext(connection) as queries:
            visitor.get(f"/source/{key}")
        counts.append(len(queries))

    assert counts[0] == counts[1]
