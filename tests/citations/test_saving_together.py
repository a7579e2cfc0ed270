"""Many who cite the same works at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.citations.test_recording import note
from tests.factories import create_page
from wiki.citations.models import Source, SourceIdentifier, SourceLink

pytestmark = pytest.mark.django_db(transaction=True)

WORKS = "abcdefgh"
WRITERS = 4


def test_works_that_many_bring_in_at_once_are_made_once_and_counted_for_all(alice):
    together = Barrier(WRITERS)

    def save(number: int) -> None:
        try:
            # Each in another order, which must not make two wait for each other.
            order = WORKS[number:] + WORKS[:number]
            order = order[::-1] if number % 2 else order
            text = " ".join(f"S.{note(name)}" for name in order)
            together.wait()
            create_page(f"page{number}", text, author=alice)
            create_page(f"page{number}", f"{text} S.{note('a', 2)}", author=alice)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as threads:
        list(threads.map(save, range(WRITERS)))

    counts = Source.objects.values_list("title", "uses", "page_count")
    assert {title: (uses, pages) for title, uses, pages in counts} == {
        f"Title {name}": (2 * WRITERS if name == "a" else WRITERS, WRITERS)
        for name in WORKS
    }
    assert len(counts) == len(WORKS)
    assert SourceIdentifier.objects.count() == len(WORKS)
    assert SourceLink.objects.count() == len(WORKS)
