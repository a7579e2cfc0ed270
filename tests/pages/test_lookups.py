from __future__ import annotations

import pytest

from tests.factories import create_page
from wiki.files.storing import store
from wiki.markup import Names
from wiki.pages.lookups import find_names

pytestmark = pytest.mark.django_db


def test_what_exists_is_found_with_its_title_and_size(alice):
    create_page("a", "====== The A ======", author=alice)
    store("b.png", b"bytes")

    found = find_names(Names(frozenset({"a", "x"}), frozenset({"b.png", "y.png"})))

    assert found.pages == {"a": "The A"}
    assert {path: file.size for path, file in found.files.items()} == {"b.png": 5}


def test_very_many_names_are_asked_for_in_parts(alice, django_assert_num_queries):
    store("f7", b"bytes")
    names = frozenset(f"f{number}" for number in range(25_000))

    with django_assert_num_queries(6):
        found = find_names(Names(names, names))

    assert set(found.files) == {"f7"}
