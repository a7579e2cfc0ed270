"""What is known of a source's addresses is shown, and checked when somebody asks."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.citations.test_views import EVIL
from wiki.citations.models import Health, Source, SourceLink

pytestmark = pytest.mark.django_db

DAY = datetime(2024, 5, 1, tzinfo=UTC)


@pytest.fixture
def link() -> SourceLink:
    source = Source.objects.create(key="work2024", title="A work")
    return SourceLink.objects.create(source=source, address="ftp://a.example/work")


def shown(visitor) -> str:
    return " ".join(visitor.get("/source/work2024").content.decode().split())


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "Not checked"),
        ({"state": Health.ALIVE, "code": 200, "checked": DAY}, "Reachable (200)"),
        ({"state": Health.ALIVE, "checked": DAY}, "checked on 1 May 2024"),
        ({"state": Health.DEAD, "since": DAY}, "since 1 May 2024"),
        (
            {"state": Health.DEAD, "reason": "Nobody <b>there."},
            "Nobody &lt;b&gt;there.",
        ),
        (
            {"state": Health.MOVED, "final_address": "https://b.example/"},
            'href="https://b.example/"',
        ),
        (
            {
                "archive_address": "https://archive.example/",
                "archived": date(2023, 2, 3),
            },
            'href="https://archive.example/">archived copy of 3 Feb 2023</a>',
        ),
    ],
)
def test_what_is_known_of_an_address_is_shown(link, visitor, facts, said):
    SourceLink.objects.update(**facts)

    assert said in shown(visitor)


def test_hostile_answers_are_harmless(link, visitor):
    SourceLink.objects.update(final_address=EVIL, archive_address=EVIL, reason=EVIL)

    assert "<img" not in shown(visitor)


def test_who_may_edit_has_the_addresses_checked(link, as_alice):
    assert "/source/work2024/check" in shown(as_alice)

    answer = as_alice.post("/source/work2024/check", follow=True)

    link.refresh_from_db()
    assert link.state == Health.REFUSING
    assert "Only http and https addresses" in answer.content.decode()


def test_nobody_else_does(link, visitor, as_alice):
    assert "/source/work2024/check" not in shown(visitor)

    assert visitor.post("/source/work2024/check").status_code in {302, 403}
    assert as_alice.get("/source/work2024/check").status_code == 405

    link.refresh_from_db()
    assert link.state == Health.UNCHECKED
