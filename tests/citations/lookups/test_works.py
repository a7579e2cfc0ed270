"""What strangers say of a work is plain, short and of known types, or left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.citations.lookups.test_crossref import ANY_JSON
from wiki.citations.lookups.works import LONGEST_TEXT, author, edtf, plain, work


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("  A\n<sub>2</sub>\x00B\x1b[1m ", "A 2 B [1m"),
        ("1 &lt; 2 &amp;amp; 3", "1 < 2 &amp; 3"),
        ("a < b and c > d", "a < b and c > d"),
        (["One", "Two"], "One"),
        (2024, "2024"),
        (True, ""),
        (None, ""),
        ({}, ""),
        ([], ""),
        ("\ud800", ""),
    ],
)
def test_texts_are_plain(said, text):
    assert plain(said) == text


@given(ANY_JSON)
def test_texts_are_short(said):
    assert len(plain(said)) <= LONGEST_TEXT
    assert len(plain("é" * 10**6)) == LONGEST_TEXT


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("2024", "2024"),
        (2024, "2024"),
        ("2024-05", "2024-05"),
        ("2024/5/1", "2024-05-01"),
        ("2024-05-01T10:00:00+02:00", "2024-05-01"),
        ("2024-13-01", "2024"),
        ("2024-02-31", "2024-02"),
        ("1 May 2024", "2024-05-01"),
        ("yesterday", ""),
        ("20240501123", ""),
        (None, ""),
    ],
)
def test_dates_are_as_exact_as_they_are_right(said, date):
    assert edtf(said) == date


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Lovelace, Ada", {"family": "Lovelace", "given": "Ada"}),
        ("Ada Lovelace", {"family": "Lovelace", "given": "Ada"}),
        ("World Health Organization", {"literal": "World Health Organization"}),
        ("https://a.example/ada", {}),
        (None, {}),
    ],
)
def test_names_are_read_as_people_write_them(said, name):
    assert author(said) == name


def test_a_work_that_nothing_is_said_of_is_none():
    assert work(publisher="A", date="2024") is None


def test_what_csl_does_not_know_is_left_out():
    item = work(type="nonsense", title="A", date="soon", details={"volume": 3, "x": 1})

    assert item == {"title": "A", "volume": "3"}


@given(ANY_JSON, st.lists(st.dictionaries(st.text(), st.text()), max_size=3), st.text())
def test_whatever_is_said_makes_a_work_or_none(said, authors, date):
    work(title=said, container=said, authors=authors, date=date, details={"page": said})
