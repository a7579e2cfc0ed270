from __future__ import annotations

from copy import deepcopy
from datetime import date

import pytest
from hypothesis import given

from tests.citations.lookups.answers import COPY, fetched
from tests.citations.lookups.test_crossref import ANY_JSON
from wiki.citations.lookups.internet_archive import InternetArchive
from wiki.citations.lookups.services import AnswerUnreadable

ADDRESS = "https://a.example/work"


def read(**closest):
    answer = deepcopy(COPY)
    answer["archived_snapshots"]["closest"] |= closest
    return InternetArchive().read(ADDRESS, fetched(answer))


def test_the_copy_and_its_day_are_read():
    assert read() == {
        "address": "https://web.archive.org/web/20240503101112/http://a.example/work",
        "day": "2024-05-03",
    }


def test_no_copy_is_none():
    assert InternetArchive().read(ADDRESS, fetched({"archived_snapshots": {}})) is None
    assert read(available=False) is None


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)//web.archive.org/web/20240503101112/http://a.example/work",
        "https://evil.example/web/20240503101112/http://a.example/work",
        "https://web.archive.org.evil.example/web/20240503101112/http://a.example/work",
        "https://web.archive.org/web/20240503101112/http://other.example/work",
        "https://web.archive.org/web/20249903101112/http://a.example/work",
        "https://web.archive.org/web/2024/http://a.example/work",
        'https://web.archive.org/web/20240503101112/http://a.example/work"><img>',
        "https://web.archive.org/web/20240503101112/http://a.example/" + "x" * 5000,
    ],
)
def test_what_is_no_copy_of_the_page_is_none(address):
    assert read(url=address) is None


@pytest.mark.parametrize("body", ["<html>", "[]"])
def test_what_is_no_answer_is_said_to_be_none(body):
    with pytest.raises(AnswerUnreadable):
        InternetArchive().read(ADDRESS, fetched(body))


@given(ANY_JSON)
def test_whatever_is_answered_is_read(value):
    service = InternetArchive()

    assert service.read(ADDRESS, fetched({"archived_snapshots": value})) is None
    assert read(url=value) is None


def test_the_copy_of_a_day_is_asked_for(settings):
    address = InternetArchive().address_of("https://a.example/?a=1&b", date(2024, 5, 1))

    assert address == (
        "https://archive.org/wayback/available"
        "?url=https%3A%2F%2Fa.example%2F%3Fa%3D1%26b&timestamp=20240501"
    )
