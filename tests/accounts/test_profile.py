from __future__ import annotations

import pytest

from accounts.models import User
from tests.factories import create_page

pytestmark = pytest.mark.django_db

PROFILE = "/accounts/profile/"


def test_a_profile_needs_an_account(visitor, db):
    answer = visitor.get(PROFILE)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/?next=")


def test_people_choose_their_name_time_zone_and_diff(as_alice, alice):
    chosen = {
        "display_name": "Alice Liddell",
        "time_zone": "Asia/Tokyo",
        "diff_layout": "inline",
    }

    assert as_alice.post(PROFILE, chosen).status_code == 302

    alice.refresh_from_db()
    for field, value in chosen.items():
        assert getattr(alice, field) == value


def test_an_unknown_time_zone_is_refused_and_the_rest_is_kept(as_alice, alice):
    answer = as_alice.post(
        PROFILE,
        {"display_name": "Alice L", "time_zone": "Mars/North", "diff_layout": "side"},
    )

    assert answer.status_code == 422
    assert "Alice L" in answer.content.decode()
    assert "Mars/North" in answer.content.decode()


def test_the_display_name_stands_beside_the_edits(as_alice, visitor, alice):
    create_page("a", "x", author=alice)
    as_alice.post(
        PROFILE,
        {"display_name": "Alice Liddell", "time_zone": "", "diff_layout": "side"},
    )

    assert "Alice Liddell" in visitor.get("/wiki/a/history").content.decode()


@pytest.mark.parametrize(
    "name", ["BOB", "Robert", "192.0.2.0/24", "2001:db8::/48", "inv\u200bisible"]
)
def test_nobody_passes_for_somebody_else(as_alice, bob, name):
    User.objects.filter(username="bob").update(display_name="Robert")

    answer = as_alice.post(PROFILE, {"display_name": name, "diff_layout": "side"})

    assert answer.status_code == 422


def test_times_are_shown_in_the_chosen_zone(as_alice, alice):
    page = create_page("a", "x", author=alice)
    User.objects.update(time_zone="Asia/Kathmandu")
    assert page.head is not None
    minutes = (page.head.created.minute + 45) % 60

    body = as_alice.get("/wiki/a/history").content.decode()

    assert f":{minutes:02}" in body


def test_nothing_else_can_be_changed_there(as_alice, alice):
    as_alice.post(
        PROFILE, {"diff_layout": "side", "is_superuser": "on", "username": "root"}
    )

    alice.refresh_from_db()
    assert (alice.username, alice.is_superuser) == ("alice", False)
