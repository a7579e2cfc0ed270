from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.citations.test_recording import note
from tests.factories import create_page
from wiki.access.errors import Denied
from wiki.citations.dates import is_edtf
from wiki.citations.editing import SourceFacts, restore_source, save_source
from wiki.citations.errors import SourceConflict, SourceVersionMissing
from wiki.citations.models import Source
from wiki.citations.people import Name, as_line, from_line
from wiki.citations.versions import compare, versions_of

pytestmark = pytest.mark.django_db
KEY = "lovelace2024"
EVIL = "</script><img src=x onerror=alert(1)>\"'&{{7*7}}"


@pytest.fixture
def source(alice) -> Source:
    create_page("a", f"A.{note('x')}", author=alice)
    return Source.objects.get()


def facts(**changes) -> SourceFacts:
    given = {"type": "webpage", "title": "Title x", "date": "2024", **changes}
    given.setdefault("authors", [Name(family="Lovelace", given="Ada")])
    return SourceFacts(**given)


def form(**changes) -> dict[str, object]:
    return {
        "type": "webpage",
        "title": "Title x",
        "authors": "Lovelace, Ada",
        "date": "2024",
        "base": 0,
        **changes,
    }


def test_the_first_edit_keeps_what_was_read_too(source, alice):
    save_source(KEY, facts(title="Better"), editor=alice, base=0, summary="a  typo")

    assert Source.objects.get().title == "Better"
    assert [(v.number, v.author, v.summary) for v in versions_of(source)] == [
        (2, "alice", "a typo"),
        (1, "", "As read from pages"),
    ]


def test_an_edit_that_changes_nothing_makes_no_version(source, alice):
    save_source(KEY, facts(), editor=alice, base=0)

    assert versions_of(source) == []
    assert Source.objects.get().status == "auto"


def test_only_who_administers_the_wiki_vouches_for_a_source(
    source, alice, administrator
):
    save_source(KEY, facts(title="B"), editor=alice, base=0, reviewed=True)
    assert Source.objects.get().status == "edited"

    save_source(KEY, facts(title="B"), editor=administrator, base=2, reviewed=True)
    assert Source.objects.get().status == "reviewed"

    save_source(KEY, facts(title="B"), editor=alice, base=3)
    assert Source.objects.get().status == "reviewed"

    save_source(KEY, facts(title="C"), editor=alice, base=3)
    assert Source.objects.get().status == "edited"


def test_an_edit_of_an_older_version_is_no_edit_of_the_newest(source, alice, bob):
    save_source(KEY, facts(title="By alice"), editor=alice, base=0)

    with pytest.raises(SourceConflict) as conflict:
        save_source(KEY, facts(title="By bob"), editor=bob, base=0)

    assert conflict.value.number == 2
    assert Source.objects.get().title == "By alice"


def test_people_who_may_not_edit_pages_may_not_edit_sources(source, alice):
    alice.is_active = False

    with pytest.raises(Denied):
        save_source(KEY, facts(title="B"), editor=alice, base=0)


def test_a_comparison_marks_the_words_that_changed(source, alice):
    save_source(KEY, facts(title="Title y", notes="New"), editor=alice, base=0)

    title, notes, status = compare(source, 1, 2)

    assert (title.label, notes.label, status.label) == (
        "Title",
        "Notes",
        "These facts",
    )
    assert [span.text for span in title.new if span.changed] == ["y"]
    assert [span.text for span in title.old if span.changed] == ["x"]


def test_restoring_a_version_makes_a_new_one(source, alice):
    save_source(
        KEY, facts(title="B", csl={"volume": "3"}, authors=[]), editor=alice, base=0
    )
    restore_source(KEY, 1, editor=alice, base=2)

    restored = Source.objects.get()
    assert (restored.title, restored.csl) == ("Title x", {})
    assert restored.authors == [{"family": "Lovelace", "given": "Ada"}]
    assert versions_of(restored)[0].summary == "Restored version 1"
    with pytest.raises(SourceVersionMissing):
        restore_source(KEY, 9, editor=alice, base=3)


def test_an_editor_changes_everything_there_is(source, as_alice):
    answer = as_alice.post(
        f"/source/{KEY}/edit",
        form(
            type="article-journal",
            title="Notes on the Engine",
            authors="Lovelace, Ada\nPlato\nWorld Health Organization\net al.",
            date="1843-10",
            container="Scientific Memoirs",
            publisher="Taylor",
            volume="3",
            page="666–731",
            notes="Read\r\ntwice",
            summary="from the title page",
        ),
    )

    assert answer.status_code == 302
    edited = Source.objects.get()
    assert edited.authors == [
        {"family": "Lovelace", "given": "Ada"},
        {"family": "Plato"},
        {"literal": "World Health Organization"},
        {"literal": "others"},
    ]
    assert (edited.type, edited.date) == ("article-journal", "1843-10")
    assert edited.csl == {"volume": "3", "page": "666–731"}
    assert edited.notes == "Read\ntwice"


def test_what_the_form_does_not_show_stays(source, as_alice):
    kept = {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}
    Source.objects.update(authors=[kept], csl={"language": "nl", "volume": 3})

    shown = as_alice.get(f"/source/{KEY}/edit").context["form"].initial
    as_alice.post(f"/source/{KEY}/edit", {**shown, "title": "Brieven"})

    edited = Source.objects.get()
    assert edited.title == "Brieven"
    assert (edited.authors, edited.csl) == ([kept], {"language": "nl", "volume": 3})


def test_a_date_that_no_program_reads_is_refused_and_the_text_comes_back(
    source, as_alice
):
    answer = as_alice.post(
        f"/source/{KEY}/edit", form(title="My new title", date="last May")
    )

    assert answer.status_code == 422
    assert "My new title" in answer.content.decode()
    assert Source.objects.get().title == "Title x"


def test_in_a_conflict_the_text_comes_back_with_what_others_changed(
    source, as_alice, bob
):
    save_source(KEY, facts(title="Title by bob"), editor=bob, base=0)

    answer = as_alice.post(f"/source/{KEY}/edit", form(title="Title by alice"))

    assert answer.status_code == 409
    body = answer.content.decode()
    assert "Title by alice" in body
    assert "by bob" in body
    again = form(title="Title by alice", base=answer.context["form"]["base"].value())
    assert as_alice.post(f"/source/{KEY}/edit", again).status_code == 302
    assert Source.objects.get().title == "Title by alice"


@pytest.mark.parametrize("address", ["edit", "restore/1"])
def test_visitors_are_asked_to_sign_in(source, visitor, address):
    assert visitor.get(f"/source/{KEY}/{address}").status_code == 403
    assert visitor.post(f"/source/{KEY}/{address}", form()).status_code == 403


def test_the_history_leads_to_comparisons_and_back(source, as_alice, alice):
    save_source(KEY, facts(title=EVIL, notes=EVIL), editor=alice, base=0, summary=EVIL)

    history = as_alice.get(f"/source/{KEY}/history").content.decode()
    compared = as_alice.get(f"/source/{KEY}/diff/2..1").content.decode()
    asked = as_alice.get(f"/source/{KEY}/restore/1").content.decode()
    edited = as_alice.get(f"/source/{KEY}/edit").content.decode()

    assert f'href="/source/{KEY}/diff/1..2"' in history
    assert f'href="/source/{KEY}/restore/1"' in history
    assert "<ins>" in compared
    assert all("<img" not in body for body in (history, compared, asked, edited))
    as_alice.post(f"/source/{KEY}/restore/1", {"base": 2})
    assert Source.objects.get().title == "Title x"


@pytest.mark.parametrize("address", ["diff/1..2", "diff/0..0", "restore/7"])
def test_versions_that_do_not_exist_are_said_not_to(source, as_alice, address):
    assert as_alice.get(f"/source/{KEY}/{address}").status_code == 404


def test_restoring_what_moved_on_is_asked_again(source, as_alice, alice):
    save_source(KEY, facts(title="B"), editor=alice, base=0)
    save_source(KEY, facts(title="C"), editor=alice, base=2)

    answer = as_alice.post(f"/source/{KEY}/restore/1", {"base": 2})

    assert answer.status_code == 409
    assert Source.objects.get().title == "C"


TEXT = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1).map(
    lambda text: text.replace(",", "").replace("{", "") or "x"
)


@given(
    st.one_of(
        st.builds(lambda f, g: {"family": f, "given": g}, TEXT, TEXT),
        st.builds(lambda f, g: {"family": f"{f} {g}"}, TEXT, TEXT),
        st.builds(lambda f: {"literal": f}, st.just("Smith, Inc.") | TEXT),
        st.builds(lambda f, g: {"literal": f"{f} {g}"}, TEXT, TEXT),
    )
)
def test_names_survive_being_edited(name):
    assert from_line(as_line(name)) == name


@pytest.mark.parametrize(
    ("date", "is_one"),
    [
        ("2024", True),
        ("2024-05", True),
        ("2024-02-29", True),
        ("1920~", True),
        ("2024/2025-03", True),
        ("2023-02-29", False),
        ("2024-13", False),
        ("2024-5", False),
        ("May 2024", False),
        ("2024/", False),
        ("٢٠٢٤", False),
    ],
)
def test_dates_are_kept_as_edtf(date, is_one):
    assert is_edtf(date) is is_one
