from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.citations.test_recording import note
from tests.factories import create_history
from wiki.citations.models import DeclinedReminder
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


def strip(visitor, old: int, new: int) -> dict[str, list[str]] | None:
    panels = visitor.get(f"/wiki/a/diff/{old}..{new}").context["panels"]
    if not panels:
        return None
    content = panels[0].content
    return {kind: [source.title for source in content[kind]] for kind in content}


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
    assert strip(visitor, old, new) == {"added": added, "removed": removed}
    body = visitor.get(f"/wiki/a/diff/{old}..{new}").content.decode()
    for title in (*added, *removed):
        assert f">{title}</a>" in body


def test_nothing_is_shown_where_no_source_changed(visitor):
    assert strip(visitor, 4, 5) is None


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
        notes = " ".join(f"S.((https://e.example/{n}))" for n in range(number))
        create_history(f"p{number}", ["Words.", notes], author=alice)
        with CaptureQueriesContext(connection) as queries:
            visitor.get(f"/wiki/p{number}/diff/1..2")
        counts.append(len(queries))

    assert counts[0] == counts[1]
