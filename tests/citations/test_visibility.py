"""Who may know of a source: whoever may read a page that cites it."""

from __future__ import annotations

import pytest

from tests.citations.test_recording import note
from tests.factories import create_page
from wiki.citations.models import Source
from wiki.pages.models import Page

pytestmark = pytest.mark.django_db


def test_a_source_is_as_public_as_the_pages_that_cite_it(alice):
    create_page("open", f"A.{note('x')} B.{note('y')}", author=alice)
    create_page("closed", f"B.{note('y')} C.{note('z')}", author=alice)
    Source.objects.create(key="imported", title="Cited nowhere")

    readable = Page.objects.filter(path="open")

    found = Source.objects.known_from(readable).values_list("title", flat=True)
    assert sorted(found) == ["Cited nowhere", "Title x", "Title y"]


def test_whoever_reads_everything_is_asked_nothing(alice):
    create_page("a", f"A.{note('x')}", author=alice)

    rows = Source.objects.visible_to(alice)

    assert "EXISTS" not in str(rows.query)
    assert rows.get().title == "Title x"
