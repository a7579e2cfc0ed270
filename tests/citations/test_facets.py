"""The list of sources, narrowed down."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tests.citations.test_policies import policy
from tests.citations.test_views import EVIL
from tests.factories import create_page
from wiki.citations.models import Source, SourceLink
from wiki.citations.selecting import Choice, Selection

pytestmark = pytest.mark.django_db

CITED = (
    "A.((Ada, [[https://news.example/a|Apple]], 2023)) "
    "B.((Bob, [[https://news.example/b|Banana]], 2024)) "
    "C.((Cem, [[https://paper.example/c|Cherry]], 2024)) "
    "D.((Dov, [[doi>10.1000/1]], 2024)) "
)


@pytest.fixture
def library(alice):
    create_page("a", CITED, author=alice)
    Source.objects.filter(title="Cherry").update(type="report")
    SourceLink.objects.filter(address__endswith="/a").update(state="dead")
    SourceLink.objects.filter(address__endswith="/b").update(state="alive")
    policy("news.example", "caution")
    policy("example", "preferred")


def titles(client, query: str) -> list[str]:
    shown = client.get(f"/sources/?{query}").context["sources"]
    return sorted(source.title for source in shown)


def numbers(client, query: str = "") -> dict[str, dict[str, int]]:
    found = client.get(f"/sources/?{query}").context["found"]
    return {
        str(group.label): {value.label: value.number for value in group.values}
        for group in found.groups()
    }


def test_each_facet_says_how_many_sources_it_would_leave(visitor, library):
    assert numbers(visitor) == {
        "Kind": {"web page": 2, "journal article": 1, "report": 1},
        "Host": {"news.example": 2, "paper.example": 1},
        "Year": {"2024": 3, "2023": 1},
        "Links": {"dead": 1},
        "Policy": {"preferred": 1, "use with care": 2},
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("type=report", ["Cherry"]),
        ("type=report&type=webpage", ["Apple", "Banana", "Cherry"]),
        ("host=news.example", ["Apple", "Banana"]),
        ("host=news.example&year=2024", ["Banana"]),
        ("health=dead", ["Apple"]),
        ("health=dead&health=alive&q=news", ["Apple", "Banana"]),
        ("policy=caution", ["Apple", "Banana"]),
        ("policy=preferred&year=2024", ["Cherry"]),
        ("policy=blocked", []),
        ("type=nothing&year=x&health=&policy=%00", ["", "Apple", "Banana", "Cherry"]),
    ],
)
def test_facets_are_combined_freely(visitor, library, query, found):
    assert titles(visitor, query) == found


def test_numbers_are_of_what_the_other_facets_leave(visitor, library):
    found = numbers(visitor, "host=news.example&year=2024")

    assert found["Kind"] == {"web page": 1}
    assert found["Host"] == {"news.example": 1, "paper.example": 1}
    assert found["Year"] == {"2024": 1, "2023": 1}


def test_a_number_is_how_many_its_link_leads_to(visitor, library):
    found = visitor.get("/sources/?year=2024").context["found"]

    for value in [value for group in found.groups() for value in group.values]:
        if not value.is_chosen and value.label not in {"2023"}:
            assert len(titles(visitor, value.query)) == value.number


def test_what_was_chosen_can_be_taken_back(visitor, library):
    found = visitor.get("/sources/?year=2024&type=report").context["found"]

    assert [(one.label, one.query) for one in found.chosen()] == [
        ("report", "year=2024"),
        ("2024", "type=report"),
    ]


def test_the_rest_of_the_list_and_its_files_are_of_the_same_sources(visitor, alice):
    text = " ".join(f"S.((https://e.example/{number}))" for number in range(60))
    create_page("a", f"{text} {CITED}", author=alice)

    body = visitor.get("/sources/?host=e.example&sort=newest").content.decode()

    assert 'rel="next" href="?host=e.example&amp;sort=newest&amp;after=' in body
    assert "?format=bib&amp;host=e.example&amp;sort=newest" in body
    answer = visitor.get("/sources/export?format=ris&host=paper.example")
    assert answer.getvalue().decode().count("TY  - ") == 1


def test_numbers_are_found_again_for_a_while(visitor, library):
    numbers(visitor)
    with CaptureQueriesContext(connection) as queries:
        numbers(visitor)

    assert not [one for one in queries if "COUNT(" in one["sql"]]


def test_a_narrowed_list_costs_the_same_however_many_there_are(visitor, alice):
    policy("e.example")
    counts = []
    for number in (2, 40):
        text = " ".join(f"S.((https://e.example/{n}))" for n in range(number))
        create_page(f"p{number}", text, author=alice)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            visitor.get("/sources/?policy=caution&type=webpage&q=e.example")
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_of_very_many_that_fit_only_the_most_cited_are_counted(visitor, alice):
    Source.objects.bulk_create(
        Source(key=f"k{number}", words="same", type="book" if number else "report")
        for number in range(1_001)
    )
    Source.objects.filter(key="k0").update(uses=1)

    body = visitor.get("/sources/?q=same").content.decode()

    assert "More than 1,000 sources" in body
    assert numbers(visitor, "q=same")["Kind"] == {"book": 999, "report": 1}
    body = visitor.get("/sources/?q=same&type=report").content.decode()
    assert "1 source among the 1,000 most cited that fit the question" in body


def test_hostile_choices_are_harmless(visitor, alice):
    Source.objects.create(key="evil", host=EVIL[:50], title="x", date=EVIL[:30])

    for query in ("", urlencode({"host": EVIL, "q": EVIL}), "year=" + "9" * 5000):
        body = visitor.get(f"/sources/?{query}").content.decode()
        assert "<img" not in body


@given(
    st.text(max_size=20),
    st.booleans(),
    st.lists(
        st.sampled_from(
            [
                Choice("type", "book"),
                Choice("type", "report"),
                Choice("host", "a&b=c"),
                Choice("year", "1999"),
                Choice("health", "dead"),
            ]
        ),
        unique=True,
    ),
)
def test_a_selection_has_an_address(question, newest, choices):
    asked = QueryDict(mutable=True)
    asked["q"] = question
    asked["sort"] = "newest" if newest else ""
    for choice in choices:
        asked.appendlist(*choice)
    selection = Selection.of(asked)

    assert Selection.of(QueryDict(selection.query)) == selection
    for choice in choices:
        assert choice not in selection.toggled(choice).choices
        again = selection.toggled(choice).toggled(choice)
        assert set(again.choices) == set(selection.choices)
