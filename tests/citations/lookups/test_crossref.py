from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.citations.lookups.answers import CROSSREF, DOI, fetched
from wiki.citations.lookups.crossref import Crossref
from wiki.citations.lookups.services import AnswerUnreadable

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=5,
)


def test_what_is_registered_is_read_as_plain_facts():
    assert Crossref().read(DOI, fetched(CROSSREF)) == {
        "type": "article-journal",
        "title": "Attention & Memory",
        "author": [
            {"family": "Lovelace", "given": "Ada"},
            {"literal": "The Engine Group"},
        ],
        "container-title": "Journal of Engines",
        "publisher": "Analytical Press",
        "issued": {"date-parts": [[2024, 5, 1]]},
        "volume": "3",
        "page": "1-9",
        "ISSN": "1234-5678",
    }


def test_an_answer_about_another_doi_is_none():
    assert Crossref().read("10.1000/other", fetched(CROSSREF)) is None


@pytest.mark.parametrize(
    "body", ["<html>", "", "[]", "1", "[" * 100_000, '{"message": 1}', "{}"]
)
def test_what_is_no_answer_is_said_to_be_none(body):
    with pytest.raises(AnswerUnreadable):
        Crossref().read(DOI, fetched(body))


@given(st.sampled_from(sorted(CROSSREF["message"])), ANY_JSON)
def test_whatever_a_field_holds_is_read(field, value):
    answer = deepcopy(CROSSREF)
    answer["message"] |= {field: value}

    Crossref().read(DOI, fetched(answer))


def test_a_doi_is_asked_for_as_one_part_of_a_path(settings):
    settings.SOURCE_SERVICES = {"crossref": "https://mirror.example/"}

    address = Crossref().address_of("10.1000/a?b#c/../d")

    assert address == "https://mirror.example/works/10.1000%2Fa%3Fb%23c%2F..%2Fd"
