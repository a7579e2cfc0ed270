from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import create_page
from wiki.citations.merging import merge_sources
from wiki.citations.models import Source
from wiki.citations.resembling import (
    are_alike,
    of_same_author,
    of_same_host,
    possible_duplicates,
)

pytestmark = pytest.mark.django_db


def cite(author: str, address: str, title: str, year: int | str = 2024) -> str:
    return f"A.(({author}, [[https://{address}|{title}]], {year})) "


def source_at(address: str) -> Source:
    return Source.objects.get(identifiers__value=address)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Attention Is All You Need", "Attention is all you need.", True),
        ("The Scaling Hypothesis", "Scaling hypothesis", True),
        ("Scaling laws for neural models", "Scaling laws of neural models", True),
        ("Café society", "Cafe Society", True),
        ("Import AI 454", "Import AI 453", False),
        ("Attention is all you need", "Attention is not all you need anyway", False),
    ],
)
def test_titles_are_alike_when_they_may_name_one_work(one, other, alike):
    assert are_alike(one, other) is alike


def test_duplicates_have_one_year_and_nearly_one_title(alice, nobody):
    text = (
        cite("Ada", "one.example/a", "The Scaling Hypothesis")
        + cite("Ada", "two.example/b", "Scaling hypothesis")
        + cite("Ada", "three.example/c", "Scaling hypothesis", 2020)
        + cite("Ada", "four.example/d", "Scaling everything up")
    )
    create_page("a", text, author=alice)

    one, two = source_at("one.example/a"), source_at("two.example/b")
    assert possible_duplicates(one, nobody) == [two]
    assert possible_duplicates(two, nobody) == [one]
    merge_sources(one.key, two.key, editor=alice)
    assert possible_duplicates(two, nobody) == []


def test_other_works_of_the_host_and_of_the_author_are_found(alice, nobody):
    text = (
        cite("Ada Lovelace", "www.news.example/a", "First")
        + cite("A. Lovelace", "other.example/b", "Second")
        + cite("Bob Roe", "news.example/c", "Third")
        + cite("Bob Lovelace", "last.example/d", "Fourth")
    )
    create_page("a", text, author=alice)

    first = source_at("news.example/a")
    assert [one.title for one in of_same_host(first, nobody)] == ["Third"]
    assert [one.title for one in of_same_author(first, nobody)] == ["Second"]


def test_a_source_that_is_known_by_an_identifier_has_no_host(alice, nobody):
    create_page("a", "A.(([[doi>10.1000/1]])) B.(([[doi>10.1000/2]]))", author=alice)

    assert [of_same_host(source, nobody) for source in Source.objects.all()] == [[], []]


def test_a_source_says_who_brought_it_in_and_what_is_near_it(
    visitor, as_bob, alice, bob
):
    create_page("b", "B.", author=bob)
    near = cite("Ada", "news.example/b", "scaling hypothesis")
    create_page("a", cite("Ada", "news.example/a", "Scaling Hypothesis"), author=alice)
    create_page(
        "b", cite("Ada", "news.example/a", "Scaling Hypothesis") + near, author=bob
    )
    source = source_at("news.example/a")
    twin = source_at("news.example/b")

    read = visitor.get(source.get_absolute_url()).content.decode()
    edited = as_bob.get(source.get_absolute_url()).content.decode()

    assert "Brought in by alice" in " ".join(read.split())
    assert read.count(f'href="/source/{twin.key}"') == 3
    merge = f"/source/{source.key}/merge?into={twin.key}"
    assert (merge in read, merge in edited) == (False, True)


def test_what_is_near_costs_the_same_however_much_there_is(visitor, alice):
    counts = []
    for number in (2, 12):
        text = "".join(
            cite("Ada", f"{number}.example/{one}", f"https://{number}.example/{one}")
            for one in range(number)
        )
        create_page("a", text, author=alice)
        source = Source.objects.filter(host=f"{number}.example").earliest("pk")
        with CaptureQueriesContext(connection) as queries:
            visitor.get(source.get_absolute_url())
        counts.append(len(queries))

    assert counts[0] == counts[1]
