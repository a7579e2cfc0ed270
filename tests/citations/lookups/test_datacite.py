from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.citations.lookups.answers import DATACITE, DOI, fetched
from tests.citations.lookups.test_crossref import ANY_JSON
from wiki.citations.lookups.datacite import DataCite
from wiki.citations.lookups.services import AnswerUnreadable

ATTRIBUTES = DATACITE["data"]["attributes"]


def test_what_is_registered_is_read_as_plain_facts():
    assert DataCite().read(DOI, fetched(DATACITE)) == {
        "type": "dataset",
        "title": "Engine data",
        "author": [
            {"family": "Lovelace", "given": "Ada"},
            {"literal": "Engine, Group of"},
        ],
        "publisher": "Zenodo",
        "issued": {"date-parts": [[2024, 5]]},
    }


def test_older_answers_are_read_as_well():
    answer = deepcopy(DATACITE)
    answer["data"]["attributes"] |= {"publisher": "Dryad", "dates": []}

    item = DataCite().read(DOI, fetched(answer)) or {}

    assert item["publisher"] == "Dryad"
    assert item["issued"] == {"date-parts": [[2024]]}


def test_an_answer_about_another_doi_is_none():
    assert DataCite().read("10.1000/other", fetched(DATACITE)) is None


@pytest.mark.parametrize("body", ["<html>", "[]", "{}", '{"data": []}'])
def test_what_is_no_answer_is_said_to_be_none(body):
    with pytest.raises(AnswerUnreadable):
        DataCite().read(DOI, fetched(body))


@given(st.sampled_from(sorted(ATTRIBUTES)), ANY_JSON)
def test_whatever_a_field_holds_is_read(field, value):
    answer = deepcopy(DATACITE)
    answer["data"]["attributes"] |= {field: value}

    DataCite().read(DOI, fetched(answer))
