from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.citations.test_recording import note
from tests.factories import create_history, create_page
from wiki.citations.comparing import ChangedSource
from wiki.citations.models import DeclinedReminder, DomainPolicy
from wiki.pages.models import PageRevision

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _history(alice):
    create_history(
        "a",
        [
            f"A.{note('x')}",
            f"A.{note('x')} B.{note('y')}",
            f"B.{note('y')} C.{note('z')}",
            f"B.{note('y')}",
            f"B.{note('y')} Words.",
        ],
        author=alice,
    )


def changes(visitor, address: str) -> list[ChangedSource]:
    panels = visitor.get(address).context["panels"]
    return list(panels[0].content["changes"]) if panels else []


@pytest.mark.parametrize(
    ("old", "new", "added", "removed"),
    [
        (1, 2, ["Title y"], []),
        (2, 3, ["Title z"], ["Title x"]),
        (1, 4, ["Title y"], ["Title x"]),
        (3, 4, [], ["Title z"]),
    ],
)
def test_a_comparison_shows_which_sources_came_and_went(
    visitor, old, new, added, removed
):
    found = changes(visitor, f"/wiki/a/diff/{old}..{new}")
    assert [(one.kind, one.source.title) for one in found] == [
        *(("added", title) for title in added),
        *(("removed", title) for title in removed),
    ]
    body = visitor.get(f"/wiki/a/diff/{old}..{new}").content.decode()
    for title in (*added, *removed):
        assert f">{title}</a>" in body


CITED = "((Ada Lovelace, [[https://example.org/x|Title x]], 2024, p. 1))"


@pytest.mark.parametrize(
    ("old", "new", "differences"),
    [
        (f"A.{CITED} B.{CITED} C.{CITED}", f"A.{CITED} C.{CITED}", ["citations 3 → 2"]),
        (CITED, CITED.replace("p. 1", "p. 22"), ["place p. 1 → p. 22"]),
        (CITED, CITED.replace(", p. 1", ""), ["place p. 1 → "]),
        (
            CITED,
            CITED.replace("))", ", “a machine may compose”))"),
            ["quoted words  → a machine may compose"],
        ),
        (
            CITED,
            CITED.replace("Title x", "Another Title"),
            ["title in the note Title x → Another Title"],
        ),
        (
            CITED,
            CITED.replace("https://example", "http://www.example"),
            ["address https://example.org/x → http://www.example.org/x"],
        ),
        (
            f"A.{CITED} B.(([[cite>lovelace2024]], p. 7))",
            f"A.{CITED} B.(([[cite>lovelace2024]], p. 8)) C.[(x>{CITED[2:-2]})] [(x)]",
            ["citations 2 → 4", "place p. 7 → p. 8"],
        ),
    ],
)
def test_a_comparison_says_how_a_source_is_cited_otherwise(
    visitor, alice, old, new, differences
):
    create_history("b", [f"A.{old}", f"A.{new}"], author=alice)

    (change,) = changes(visitor, "/wiki/b/diff/1..2")

    assert (change.kind, change.source.title) == ("changed", "Title x")
    said = [f"{one.label} {one.old} → {one.new}" for one in change.differences]
    assert said == differences


def test_a_citation_that_only_moves_is_no_change(visitor, alice):
    create_history("b", [f"A.{CITED}\n\nB.", f"First.\n\nB.{CITED}"], author=alice)

    assert not changes(visitor, "/wiki/b/diff/1..2")


def test_a_comparison_shows_the_policy_of_the_day_of_the_newer_revision(visitor, alice):
    create_page("b", "A.", author=alice, created=datetime(2024, 3, 1, tzinfo=UTC))
    then = datetime(2024, 5, 1, tzinfo=UTC)
    create_page("b", f"A.{CITED}", author=alice, created=then)
    DomainPolicy.objects.create(
        host="example.org",
        level="caution",
        valid_to=date(2024, 6, 1),
        reason="<b>Not</b> checked.",
    )
    DomainPolicy.objects.create(
        host="example.org", level="blocked", valid_from=date(2024, 6, 2), reason="Lies."
    )

    body = visitor.get("/wiki/b/diff/1..2").content.decode()

    assert "example.org: use with care</span>" in body
    assert "&lt;b&gt;Not&lt;/b&gt; checked." in body
    assert "Lies." not in body


def test_what_is_hostile_in_a_note_is_harmless_in_a_comparison(visitor, alice):
    bad = "<img src=x onerror=alert(1)>"
    texts = [f"A.((Ada, [[https://h.example/x|{title}]]))" for title in ("T", bad)]
    create_history("b", texts, author=alice)

    body = visitor.get("/wiki/b/diff/1..2").content.decode()

    assert "title in the note: T → &lt;img src=x onerror=alert(1)&gt;" in body
    assert "<img src=x" not in body


def test_nothing_is_shown_where_no_source_changed(visitor):
    assert not changes(visitor, "/wiki/a/diff/4..5")


def test_a_comparison_shows_what_was_saved_in_spite_of_a_reminder(visitor):
    revision = PageRevision.objects.get(page__path="a", number=3)
    DeclinedReminder.objects.create(
        page=revision.page,
        revision=revision,
        kind="uncited",
        reason="common",
        words="<b>Everybody</b> knows.",
        characters=58,
    )
    DeclinedReminder.objects.create(
        page=revision.page,
        revision=revision,
        kind="policy",
        host="bad.example",
        level="blocked",
    )

    for old, new in ((2, 3), (1, 4)):
        body = visitor.get(f"/wiki/a/diff/{old}..{new}").content.decode()
        assert "58 characters were saved without a citation. Common knowledge" in body
        assert "“&lt;b&gt;Everybody&lt;/b&gt; knows.”" in body
        assert "Saved although it cites bad.example, which was blocked." in body
    body = visitor.get("/wiki/a/diff/3..4").content.decode()
    assert "Reminders that were declined" not in body


def test_a_comparison_costs_the_same_however_many_sources_changed(visitor, alice):
    counts = []
    for number in (1, 30):
        notes = [f"S.((https://e.example/{number}/{n}, p. 1))" for n in range(number)]
        kept = " ".join(notes).replace("p. 1", "p. 2")
        create_history(f"p{number}", [" ".join(notes), f"{kept} {CITED}"], author=alice)
        with CaptureQueriesContext(connection) as queries:
            assert len(changes(visitor, f"/wiki/p{number}/diff/1..2")) == number + 1
        counts.append(len(queries))

    assert counts[0] == counts[1]
