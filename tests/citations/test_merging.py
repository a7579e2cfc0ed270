from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection

from tests.citations.test_recording import note
from tests.factories import create_history, create_page
from wiki.access.errors import Denied
from wiki.citations.errors import MergeRefused, SourceMissing
from wiki.citations.merging import merge_sources, part_sources
from wiki.citations.models import (
    Citation,
    CitationEvent,
    Source,
    SourceIdentifier,
    SourceLink,
    SourceMerge,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def works(alice) -> dict[str, str]:
    """Three works on pages that cite one, the other, or both; keys by title."""
    x, y, z = note("x"), note("y"), note("z")
    create_page("x", f"A.{x}", author=alice)
    create_history("both", [f"A.{x}", f"A.{y} B.{x} C.{y}", f"C.{y}"], author=alice)
    create_history("first", [f"A.{y}", f"A.{y} B.{x}", f"B.{x}", ""], author=alice)
    create_page("all", f"A.{z} B.{x} C.{y}{x} D.{z}", author=alice)
    create_page("y", f"A.{y}", author=alice)
    return {source.title[-1]: source.key for source in Source.objects.all()}


def state() -> dict[str, list[tuple[object, ...]]]:
    """Everything that citations are, but for the keys of rows made anew."""
    rows = Citation.objects.order_by("page_id", "position", "source_id")
    happened = CitationEvent.objects.order_by("revision_id", "source_id")
    return {
        "citations": [row[1:] for row in rows.values_list()],
        "events": [row[1:] for row in happened.values_list()],
        "identifiers": list(SourceIdentifier.objects.values_list()),
        "links": list(SourceLink.objects.order_by("pk").values_list("pk", "source")),
        "sources": list(
            Source.objects.values_list("key", "merged_into", "uses", "page_count")
        ),
    }


def test_a_merge_moves_everything_and_the_key_leads_on(works, alice, visitor):
    merge_sources(works["x"], works["y"], editor=alice)

    gone = Source.objects.get(key=works["x"])
    stays = Source.objects.get(key=works["y"])
    assert (gone.merged_into, gone.uses, gone.citations.count()) == (stays, 0, 0)
    assert stays.uses == 6
    assert stays.identifiers.count() == 2
    assert visitor.get(f"/source/{works['x']}").headers["Location"].endswith(stays.key)
    occurrences = stays.citations.filter(page__path="all").order_by("position")
    assert list(occurrences.values_list("occurrence", flat=True)) == [1, 2, 3]


def test_the_history_is_that_of_one_source(works, alice):
    merge_sources(works["x"], works["y"], editor=alice)

    rows = CitationEvent.objects.filter(page__path__in=["both", "first"])
    numbers = rows.order_by("page_id", "revision__number").values_list(
        "page__path", "revision__number", "kind", "before", "after"
    )
    assert list(numbers) == [
        ("both", 1, "added", 0, 1),
        ("both", 2, "changed", 1, 3),
        ("both", 3, "changed", 3, 1),
        ("first", 1, "added", 0, 1),
        ("first", 2, "changed", 1, 2),
        ("first", 3, "changed", 2, 1),
        ("first", 4, "removed", 1, 0),
    ]


def test_reading_all_texts_anew_comes_to_what_a_merge_left(works, alice):
    create_page("key", f"A.(([[cite>{works['x']}]])) B.{note('y')}", author=alice)
    merge_sources(works["x"], works["y"], editor=alice)
    merge_sources(works["y"], works["z"], editor=alice)
    before = state()

    call_command("reindex_citations")

    assert state() == before


def test_pages_saved_afterwards_cite_the_one_that_stays(works, alice):
    merge_sources(works["x"], works["y"], editor=alice)

    create_page(
        "new", f"A.{note('x')} B.(([[cite>{works['x']}]])) C.{note('y')}", author=alice
    )

    cited = Citation.objects.filter(page__path="new").values_list("source__key")
    assert list(cited) == [(works["y"],)] * 3


def test_parting_brings_everything_back_exactly(works, alice):
    before = state()
    merge = merge_sources(works["x"], works["y"], editor=alice)

    part_sources(merge, editor=alice)

    assert state() == before


def test_parting_reads_pages_anew_that_were_saved_in_between(works, alice):
    merge = merge_sources(works["x"], works["y"], editor=alice)
    create_page("new", f"A.{note('x')} B.{note('y')}", author=alice)
    create_page("all", f"A.{note('x')}", author=alice)
    create_page("x", f"A.{note('z')}", author=alice)
    create_page("y", f"A.{note('y')} B.{note('x')}", author=alice)

    part_sources(merge, editor=alice)
    parted = state()
    call_command("reindex_citations")

    assert state() == parted
    cited = Citation.objects.filter(page__path="new").order_by("position")
    assert [row.source.key for row in cited] == [works["x"], works["y"]]


def test_merges_of_merges_are_undone_one_after_another(works, alice):
    before = state()
    first = merge_sources(works["x"], works["y"], editor=alice)
    between = state()
    second = merge_sources(works["y"], works["z"], editor=alice)
    keys = Source.objects.filter(merged_into__key=works["z"]).values_list("key")
    assert sorted(keys) == sorted([(works["x"],), (works["y"],)])

    with pytest.raises(MergeRefused):
        part_sources(first, editor=alice)
    part_sources(second, editor=alice)
    assert state() == between
    part_sources(first, editor=alice)
    assert state() == before


def test_merges_into_one_source_are_undone_in_any_order(works, alice):
    before = state()
    first = merge_sources(works["x"], works["z"], editor=alice)
    second = merge_sources(works["y"], works["z"], editor=alice)

    part_sources(first, editor=alice)
    part_sources(second, editor=alice)

    assert state() == before


def test_an_address_of_both_stays_with_each(works, alice):
    address = "https://example.org/copy"
    for key in (works["x"], works["y"]):
        SourceLink.objects.create(source=Source.objects.get(key=key), address=address)
    before = state()

    merge = merge_sources(works["x"], works["y"], editor=alice)
    assert SourceLink.objects.filter(source__key=works["y"]).count() == 3
    part_sources(merge, editor=alice)

    assert state() == before


def test_what_cannot_be_merged_is_left_as_it_is(works, alice):
    with pytest.raises(MergeRefused):
        merge_sources(works["x"], works["x"], editor=alice)
    with pytest.raises(SourceMissing):
        merge_sources(works["x"], "nobody", editor=alice)
    merge = merge_sources(works["x"], works["y"], editor=alice)
    with pytest.raises(MergeRefused):
        merge_sources(works["x"], works["z"], editor=alice)
    with pytest.raises(MergeRefused):
        merge_sources(works["y"], works["x"], editor=alice)
    part_sources(merge, editor=alice)
    with pytest.raises(MergeRefused):
        part_sources(merge, editor=alice)


def test_only_editors_merge_and_part(works, alice, bob):
    bob.is_active = False

    with pytest.raises(Denied):
        merge_sources(works["x"], works["y"], editor=bob)
    merge = merge_sources(works["x"], works["y"], editor=alice)
    with pytest.raises(Denied):
        part_sources(merge, editor=bob)


def test_a_merge_is_looked_at_made_and_undone_in_the_browser(works, as_alice):
    asked = as_alice.get(f"/source/{works['x']}/merge")
    shown = as_alice.get(f"/source/{works['x']}/merge", {"into": works["y"]})
    assert asked.status_code == shown.status_code == 200
    assert "<ins>y</ins>" in shown.content.decode()
    assert not SourceMerge.objects.exists()

    done = as_alice.post(f"/source/{works['x']}/merge", {"into": works["y"]})
    assert done.headers["Location"] == f"/source/{works['y']}"
    merge = SourceMerge.objects.get()
    history = as_alice.get(f"/source/{works['y']}/history").content.decode()
    assert f"/source/{works['y']}/part/{merge.pk}" in history

    undone = as_alice.post(f"/source/{works['y']}/part/{merge.pk}")
    assert undone.headers["Location"] == f"/source/{works['x']}"
    again = as_alice.post(f"/source/{works['y']}/part/{merge.pk}")
    assert again.status_code == 422


@pytest.mark.parametrize("into", ["nobody", "x" * 200, "", "\0", "{key}"])
def test_a_key_that_leads_nowhere_is_said_to(works, as_alice, into):
    address = f"/source/{works['x']}/merge"
    into = into.format(key=works["x"])

    assert as_alice.get(address, {"into": into}).status_code in {200, 404, 422}
    assert as_alice.post(address, {"into": into}).status_code in {200, 404, 422}
    assert not SourceMerge.objects.exists()


@pytest.mark.parametrize("address", ["merge", "part/1"])
def test_visitors_are_asked_to_sign_in(works, visitor, address):
    assert visitor.post(f"/source/{works['x']}/{address}").status_code == 403


def test_no_save_cites_what_is_merged_at_the_same_moment(works, alice):
    savers = 6
    barrier = Barrier(savers + 1)

    def save(number: int) -> None:
        try:
            barrier.wait(timeout=30)
            text = f"A.{note('x')} B.{note('y')}"
            create_page(f"new{number}", text, author=alice)
        finally:
            connection.close()

    def merge() -> None:
        try:
            barrier.wait(timeout=30)
            merge_sources(works["x"], works["y"], editor=alice)
        finally:
            connection.close()

    with ThreadPoolExecutor(savers + 1) as pool:
        done = [pool.submit(save, number) for number in range(savers)]
        done.append(pool.submit(merge))
        for one in done:
            one.result()

    before = state()
    assert not Citation.objects.filter(source__key=works["x"]).exists()
    call_command("reindex_citations")
    assert state() == before
