"""Many people save one page at once, over real connections of their own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from accounts.models import User
from tests.factories import create_page
from wiki.pages import editing
from wiki.pages.changes import Author
from wiki.pages.errors import Conflict
from wiki.pages.models import Page

EDITORS = 20
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def editors() -> list[User]:
    names = [f"editor{number}" for number in range(EDITORS)]
    return [User.objects.create_user(name) for name in names]


def at_once(work, people):
    """Let everybody start at the same moment; return what came of each."""
    barrier = Barrier(len(people))

    def run(number):
        try:
            barrier.wait(timeout=30)
            return work(number, people[number])
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(run, range(len(people))))


def test_no_accepted_edit_is_lost_and_numbers_are_consecutive(editors):
    lines = [f"line {number}\n\n" for number in range(EDITORS)]
    create_page("a", "".join(lines), author=editors[0])

    def edit_own_line(number, user):
        text = "".join(lines).replace(f"line {number}\n", f"line {number} edited\n")
        return editing.save("a", text, author=Author(person=user), base=1)

    saved = at_once(edit_own_line, editors)

    assert all(result.revision for result in saved)
    page = Page.objects.get(path="a")
    for number in range(EDITORS):
        assert f"line {number} edited\n" in page.text
    numbers = page.revisions.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, EDITORS + 2))
    assert page.number == EDITORS + 1


def test_one_of_many_creators_wins_and_the_others_are_told(editors):
    def create(number, user):
        try:
            return editing.save(
                "new", f"by {number}", author=Author(person=user), base=0
            ).revision
        except Conflict:
            return None

    created = at_once(create, editors)

    assert sum(revision is not None for revision in created) == 1
    assert Page.objects.get(path="new").number == 1
