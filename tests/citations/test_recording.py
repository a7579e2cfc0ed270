from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import create_history, create_page
from wiki.citations.merging import merge_sources, part_sources
from wiki.citations.models import (
    Citation,
    CitationEvent,
    PageSources,
    Source,
    SourceIdentifier,
    SourceLink,
    UncitedAddition,
)
from wiki.pages import editing
from wiki.pages.changes import Author

pytestmark = pytest.mark.django_db

NOTE = "((Ada Lovelace, [[https://example.org/{0}|Title {0}]], 2024, p. {1}))"


def note(name: str, page: int = 1) -> str:
    return NOTE.format(name, page)


def events() -> list[tuple[str, int, str, str]]:
    return [
        (event.page.path, event.revision.number, event.kind, event.source.title)
        for event in CitationEvent.objects.for_list().reverse()
    ]


def test_one_work_is_one_source_however_often_it_is_cited(alice):
    create_page("a", f"One.{note('x')} Two.{note('x', 2)}", author=alice)
    create_page("b", f"Three.{note('x').replace('https', 'http')}", author=alice)

    (source,) = Source.objects.all()
    assert source.title == "Title x"
    assert source.authors == [{"family": "Lovelace", "given": "Ada"}]
    assert source.key == "lovelace2024"
    rows = Citation.objects.values_list("page__path", "occurrence", "locator")
    assert list(rows.order_by("page__path", "occurrence")) == [
        ("a", 1, "p. 1"),
        ("a", 2, "p. 2"),
        ("b", 1, "p. 1"),
    ]
    assert set(SourceLink.objects.values_list("address", flat=True)) == {
        "https://example.org/x",
        "http://example.org/x",
    }


def test_a_citation_knows_its_section_and_sentence(alice):
    text = f"====== Top ======\nIt works.{note('x')}\n===== Below =====\nSo it is."
    page = create_page("a", text, author=alice)

    (citation,) = Citation.objects.all()
    assert (citation.section, citation.anchor) == ("Top", "top")
    assert citation.sentence == "It works."
    assert citation.revision == page.head
    assert text[citation.position :].startswith("((")


def test_a_note_with_a_name_cites_wherever_it_is_referred_to(alice):
    text = "A.[(foo>Miller, [[https://c.example|C]], 1999)]\n\nB.[(foo)]"
    create_page("a", text, author=alice)

    rows = Citation.objects.values_list("source__title", "occurrence", "sentence")
    assert list(rows) == [("C", 1, "A."), ("C", 2, "B.")]


def test_a_citation_is_of_the_revision_since_which_it_says_what_it_says(alice):
    text = f"A.{note('x')}"
    moved = f"A first((explanation)) and\n\n{text}"
    create_history("a", [text, f"{text}\n\nMore.", moved], author=alice)

    citation = Citation.objects.get()
    assert citation.revision.number == 1
    assert citation.footnote == 2
    assert moved[citation.position :].startswith("((Ada")
    create_page("a", f"Another {text}", author=alice)
    assert Citation.objects.get().revision.number == 4


def test_revisions_say_which_sources_they_added_and_removed(alice):
    create_history(
        "a",
        [f"A.{note('x')}", f"A.{note('x')} B.{note('y')}", f"B.{note('y')}", ""],
        author=alice,
    )

    assert events() == [
        ("a", 1, "added", "Title x"),
        ("a", 2, "added", "Title y"),
        ("a", 3, "removed", "Title x"),
        ("a", 4, "removed", "Title y"),
    ]
    assert not Citation.objects.exists()
    assert Source.objects.count() == 2


def test_a_revision_that_cites_a_source_less_often_says_so(alice):
    text = f"A.{note('x')} B.{note('x', 2)} C.{note('x', 3)} D.{note('y')}"
    fewer = f"A.{note('x')} C.{note('x', 3)} D.{note('y', 5)}"
    create_history("a", [text, fewer, f"D.{note('y')}"], author=alice)

    (source,) = Source.objects.filter(title="Title x")
    numbers = source.events.order_by("pk").values_list("kind", "before", "after")
    assert list(numbers) == [("added", 0, 3), ("changed", 3, 2), ("removed", 2, 0)]
    assert Source.objects.get(title="Title y").events.count() == 1


def test_an_identifier_named_later_is_known_from_then_on(alice):
    create_page("a", f"A.{note('x')}", author=alice)
    both = "((Ada, [[https://example.org/x|Title x]], [[doi>10.1000/1]]))"
    create_page("b", f"B.{both}", author=alice)
    create_page("c", "C.(([[doi>10.1000/1]]))", author=alice)

    (source,) = Source.objects.all()
    assert source.citations.count() == 3
    assert {str(one) for one in SourceIdentifier.objects.all()} == {
        "url:example.org/x",
        "doi:10.1000/1",
    }


def test_a_source_is_cited_by_its_key(alice):
    create_page("a", f"A.{note('x')}", author=alice)
    create_page(
        "b", "B.(([[cite>lovelace2024]], p. 7)) C.(([[cite>nobody]]))", author=alice
    )

    (citation,) = Citation.objects.filter(page__path="b")
    assert citation.source.key == "lovelace2024"
    assert citation.locator == "p. 7"


def test_a_key_that_comes_later_is_found_by_the_next_save(alice):
    text = "B.(([[https://b.example|B]]; [[cite>lovelace2024]])) "
    create_page("b", text, author=alice)
    create_page("a", f"A.{note('x')}", author=alice)
    create_page("b", f"{text} More.", author=alice)

    rows = Citation.objects.filter(page__path="b").values_list("source__key", flat=True)
    assert list(rows) == ["b", "lovelace2024"]


def test_keys_are_given_once(alice):
    text = "".join(f"A.{note(name)} " for name in "xyz")
    create_page("a", text, author=alice)

    assert [source.key for source in Source.objects.order_by("pk")] == [
        "lovelace2024",
        "lovelace2024b",
        "lovelace2024c",
    ]


def test_what_people_know_better_is_not_overwritten(alice):
    create_page("a", f"A.{note('x')}", author=alice)
    Source.objects.update(title="The Real Title", status="reviewed")

    create_page("b", f"B.{note('x')}", author=alice)

    assert Source.objects.get().title == "The Real Title"


def test_a_save_that_fails_leaves_no_trace_of_its_sources(alice, settings):
    settings.PAGE_FOLLOWERS = (
        *settings.PAGE_FOLLOWERS,
        "tests.citations.test_recording.refuse_everything",
    )
    with pytest.raises(RuntimeError):
        create_page("a", f"A.{note('x')}", author=alice)

    assert not Source.objects.exists()


def refuse_everything(_change: object) -> None:
    raise RuntimeError("refused")


def test_a_save_costs_the_same_however_many_known_sources_it_cites(alice):
    counts = []
    for number in (2, 40):
        names = [f"n{name}" for name in range(number)]
        text = "".join(f"S.{note(name)} " for name in names)
        create_page(f"first{number}", text, author=alice)
        author = Author(person=alice, trusted=True)
        with CaptureQueriesContext(connection) as queries:
            editing.save(f"second{number}", text, author=author, base=0)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_sources_know_how_often_they_are_cited_and_on_how_many_pages(alice):
    def counts() -> dict[str, tuple[int, int]]:
        rows = Source.objects.values_list("title", "uses", "page_count")
        return {title: (uses, pages) for title, uses, pages in rows}

    create_page("a", f"A.{note('x')} B.{note('x')} C.{note('y')}", author=alice)
    create_page("b", f"A.{note('x')}", author=alice)
    assert counts() == {"Title x": (3, 2), "Title y": (1, 1)}

    create_page("a", f"A.{note('x')} C.{note('y')}", author=alice)
    assert counts() == {"Title x": (2, 2), "Title y": (1, 1)}

    create_page("a", f"C.{note('y')}", author=alice)
    assert counts() == {"Title x": (1, 1), "Title y": (1, 1)}

    Source.objects.update(uses=9, page_count=9)
    call_command("reindex_citations")
    assert counts() == {"Title x": (1, 1), "Title y": (1, 1)}


def test_it_is_kept_how_many_sources_a_page_cites(alice):
    def counts() -> dict[str, int]:
        return dict(PageSources.objects.values_list("page__path", "sources"))

    create_page("a", f"A.{note('x')} B.{note('x', 2)} C.{note('y')}", author=alice)
    create_page("b", "Nothing.", author=alice)
    assert counts() == {"a": 2, "b": 0}

    create_page("a", f"C.{note('y')}", author=alice)
    create_page("b", "", author=alice)
    assert counts() == {"a": 1}
    create_page("b", "Something.", author=alice)
    assert counts() == {"a": 1, "b": 0}


def test_a_merge_leaves_a_page_with_fewer_sources_and_parting_with_more(alice):
    create_page("a", f"A.{note('x')} B.{note('y')} C.{note('z')}", author=alice)
    create_page("b", f"A.{note('x')}", author=alice)
    one, other, _ = Source.objects.order_by("pk")

    merge = merge_sources(one.key, other.key, editor=alice)
    rows = PageSources.objects.order_by("page").values_list("sources", flat=True)
    assert list(rows) == [2, 1]
    part_sources(merge, editor=alice)
    assert list(rows.all()) == [3, 1]


LONG = "The first engine was built by people who had never seen another engine work."


def added() -> list[tuple[str, int, int]]:
    rows = UncitedAddition.objects.order_by("created", "revision")
    return list(rows.values_list("page__path", "revision__number", "paragraphs"))


def test_it_is_kept_what_a_revision_added_without_a_citation(alice):
    other = LONG.replace("engine", "machine").replace("people", "others")
    create_history(
        "a",
        [
            f"{LONG}\n\n{other[::-1]}",
            f"{LONG} Fixed.\n\n{other[::-1]}",
            f"{LONG}{note('x')}\n\n{other[::-1]}",
            "",
            f"{other}{note('y')}",
        ],
        author=alice,
    )

    assert added() == [("a", 1, 2)]


def test_whoever_brings_a_text_back_has_added_nothing(alice):
    create_history("a", [LONG, "Vandals."], author=alice)
    author = Author(person=alice)

    editing.restore("a", 1, author=author, base=2)

    assert added() == [("a", 1, 1)]
    call_command("reindex_citations")
    assert added() == [("a", 1, 1)]


def test_reindexing_comes_to_what_the_saves_left(alice):
    create_history(
        "a",
        [
            f"A.{note('x')}",
            f"A.{note('x')} B.{note('y')}\n\n{LONG}",
            "",
            f"{LONG} B.{note('y')}\n\n{LONG}",
        ],
        author=alice,
    )
    create_page(
        "b", f"== H ==\nB.{note('y', 3)} C.(([[cite>lovelace2024]]))", author=alice
    )
    before = _everything()
    Citation.objects.filter(page__path="a").delete()
    CitationEvent.objects.filter(page__path="b").delete()
    UncitedAddition.objects.all().delete()
    PageSources.objects.update(sources=9)

    call_command("reindex_citations")

    assert _everything() == before


def _everything() -> tuple[
    list[tuple[object, ...]],
    list[tuple[object, ...]],
    list[tuple[object, ...]],
    list[tuple[object, ...]],
    list[str],
]:
    citations = Citation.objects.order_by("page", "position", "source")
    happened = CitationEvent.objects.order_by("revision", "source")
    return (
        [row[1:] for row in citations.values_list()],
        [row[1:] for row in happened.values_list()],
        list(UncitedAddition.objects.order_by("pk").values_list()),
        list(PageSources.objects.order_by("pk").values_list()),
        [source.key for source in Source.objects.all()],
    )
