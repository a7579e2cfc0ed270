from __future__ import annotations

import pytest

from tests.factories import TEXT, create_history
from wiki.pages.changes import Author, Edit
from wiki.pages.models import Page, PageRevision
from wiki.pages.reminders import Reminder, reminders_for, save_reminded

pytestmark = pytest.mark.django_db

asked: list[tuple[str, str]] = []
answered: list[tuple[int, str]] = []


def note(revision: PageRevision, answers) -> None:
    answered.append((revision.number, answers["why"]))


def one_question(edit: Edit, before: str) -> list[Reminder]:
    asked.append((edit.text, before))
    return [Reminder("sure?", "pages/_trouble.html", {}, note)]


@pytest.fixture(autouse=True)
def _asking(settings):
    settings.EDIT_REMINDERS = (f"{__name__}.one_question",)
    asked.clear()
    answered.clear()


def edit(alice, text: str, base: int = 0) -> Edit:
    return Edit(path="a", text=text, author=Author(person=alice), base=base)


@pytest.mark.parametrize(
    ("base", "before"), [(0, ""), (1, "one"), (2, "two"), (3, "three")]
)
def test_an_edit_is_compared_with_what_it_was_made_from(alice, base, before):
    create_history("a", ["one", "two", "three"], author=alice)

    (reminder,) = reminders_for(edit(alice, "new", base))

    assert asked == [("new", before)]
    assert reminder.key == "sure?"


def test_nothing_is_asked_about_a_text_that_did_not_change(alice):
    create_history("a", ["one"], author=alice)

    assert reminders_for(edit(alice, "one", 1)) == []
    assert asked == []


def test_an_answer_is_noted_with_the_revision_it_is_about(alice):
    new = edit(alice, TEXT)

    saved = save_reminded(new, reminders_for(new), {"why": "because"})

    assert saved.page.text == TEXT
    assert answered == [(1, "because")]


def test_a_save_that_changes_nothing_has_no_answer(alice):
    create_history("a", ["one"], author=alice)
    new = edit(alice, "one", 1)

    save_reminded(new, one_question(new, ""), {"why": "because"})

    assert answered == []


def test_an_answer_that_cannot_be_noted_saves_nothing(alice):
    new = edit(alice, TEXT)

    with pytest.raises(KeyError):
        save_reminded(new, reminders_for(new), {})

    assert not Page.including_deleted.exists()
