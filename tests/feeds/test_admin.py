from __future__ import annotations

import pytest

from wiki.feeds.models import Feed

pytestmark = pytest.mark.django_db

LIST = "/admin/feeds/feed/"


@pytest.fixture
def feed(address) -> Feed:
    return Feed.objects.create(address=address, failure="The server answers 500.")


def test_administrators_see_what_failed(as_administrator, feed):
    html = as_administrator.get(LIST).content.decode()

    assert feed.address in html
    assert "The server answers 500." in html


def test_a_feed_is_looked_at_and_not_changed(as_administrator, feed):
    assert as_administrator.get(f"{LIST}{feed.pk}/change/").status_code == 200
    answer = as_administrator.post(f"{LIST}{feed.pk}/change/", {"address": "http://x"})

    assert answer.status_code == 403
    assert as_administrator.get(f"{LIST}add/").status_code == 403


def test_a_feed_can_be_fetched_again_at_once(as_administrator, feed, server):
    Feed.objects.update(next_at="2099-01-01T00:00Z")

    as_administrator.post(LIST, {"action": "fetch_again", "_selected_action": feed.pk})

    feed.refresh_from_db()
    assert len(server.asked) == 1
    assert (feed.failure, len(feed.entries)) == ("", 2)
