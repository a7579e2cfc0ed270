"""A source as CSL-JSON."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from wiki.citations.csl import date_of, item_of, others_of
from wiki.citations.models import Health, Source

pytestmark = pytest.mark.django_db


def make(**facts) -> Source:
    return Source.objects.create(key="x2024", **facts)


def test_all_that_is_known_of_a_source_is_said():
    source = make(
        type="article-journal",
        title="Attention",
        authors=[{"family": "Vaswani", "given": "Ashish"}, {"literal": "others"}],
        container="A Journal",
        publisher="A Press",
        date="2024-05-06",
        notes="Read twice.",
        csl={"volume": 3, "page": "1-9"},
    )
    source.identifiers.create(scheme="doi", value="10.1000/x")
    source.identifiers.create(scheme="isbn", value="9780306406157")
    source.identifiers.create(scheme="pmid", value="123")
    source.links.create(
        address="https://example.org/a b",
        checked=datetime(2025, 1, 2, 23, 0, tzinfo=UTC),
        state=Health.ALIVE,
    )

    assert item_of(source) == {
        "id": "x2024",
        "type": "article-journal",
        "title": "Attention",
        "author": [{"family": "Vaswani", "given": "Ashish"}, {"literal": "others"}],
        "container-title": "A Journal",
        "publisher": "A Press",
        "issued": {"date-parts": [[2024, 5, 6]]},
        "note": "Read twice.",
        "volume": "3",
        "page": "1-9",
        "DOI": "10.1000/x",
        "ISBN": "9780306406157",
        "PMID": "123",
        "URL": "https://example.org/a%20b",
        "accessed": {"date-parts": [[2025, 1, 2]]},
    }


def test_a_source_without_a_title_is_called_by_its_address_else_by_its_key():
    source = make()
    assert item_of(source)["title"] == "x2024"

    source.identifiers.create(scheme="arxiv", value="1706.03762")
    item = item_of(source)
    assert item["title"] == item["URL"] == "https://arxiv.org/abs/1706.03762"
    assert item["archive_location"] == "1706.03762"


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("", None),
        ("2024", {"date-parts": [[2024]]}),
        ("2024-02-29", {"date-parts": [[2024, 2, 29]]}),
        ("1920~", {"date-parts": [[1920]], "circa": True}),
        ("2024-05/2024-06", {"date-parts": [[2024, 5], [2024, 6]]}),
        ("2024-22", {"date-parts": [[2024]], "season": 2}),
        ("2023-02-29", {"literal": "2023-02-29"}),
        ("202X", {"literal": "202X"}),
        ("2024/..", {"literal": "2024/.."}),
    ],
)
def test_dates_are_said_as_exactly_as_they_are_known(edtf, said):
    assert date_of(edtf) == said


@pytest.mark.parametrize(
    "stored",
    [
        ["volume"],
        {"volume": ["3"], "invented": "x", "id": "other", "type": "book"},
        {"editor": "Ada", "translator": [{"family": 3}, "x", {}]},
        {"accessed": {"date-parts": "2024"}, "event-date": {"date-parts": [[[]]]}},
        {"submitted": 5, "original-date": {}},
    ],
)
def test_what_is_stored_beside_it_counts_only_as_far_as_it_is_valid(stored):
    assert others_of(stored) == {}


def test_what_was_entered_stands_before_what_is_stored_beside_it():
    source = make(title="Right", csl={"title": "Wrong", "author": [{"family": "Roe"}]})

    item = item_of(source)
    assert item["title"] == "Right"
    assert item["author"] == [{"family": "Roe"}]
