"""Pages show feeds: what is kept of them, whoever reads, without asking anybody."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.factories import create_page
from tests.web_server import Answer
from wiki.feeds.models import Feed
from wiki.pages import editing
from wiki.pages.changes import Author
from wiki.pages.models import Page
from wiki.pages.rendering import preview

pytestmark = pytest.mark.django_db

AT_ONCE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
QUEUED = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}
}


@pytest.fixture
def save(alice, django_capture_on_commit_callbacks):
    def saved(path: str, text: str) -> Page:
        with django_capture_on_commit_callbacks(execute=True):
            return create_page(path, text, author=alice)

    return saved


@pytest.fixture
def shown(visitor):
    def read(path: str) -> str:
        answer = visitor.get(f"/wiki/{path}")
        assert answer.status_code == 200
        return answer.content.decode()

    return read


def grow_old(**age: int) -> None:
    before = timezone.now() - timedelta(**age)
    Feed.objects.update(fetched_at=before, next_at=before)


def test_a_feed_is_fetched_when_its_page_is_saved_and_shown_to_readers(
    save, shown, address
):
    save("news", f"{{{{rss>{address} author date desc}}}}")

    html = shown("news")

    assert ">Cats &amp; dogs</a> by Ann (<time" in html
    assert '<div class="detail">One two &amp; three</div>' in html
    assert html.index("Later") < html.index("Cats")


def test_dates_are_in_the_time_of_who_reads(save, as_alice, alice, address):
    save("news", f"{{{{rss>{address} date}}}}")
    alice.time_zone = "Asia/Tokyo"
    alice.save()

    assert "2023/01/02 17:20" in as_alice.get("/wiki/news").content.decode()


def test_the_stored_html_names_the_feed_and_nothing_of_what_it_says(save, address):
    save("news", f"{{{{rss>{address}}}}}")

    html = Page.objects.get(path="news").html

    assert f'href="{address}"' in html
    assert "Later" not in html


@override_settings(TASKS=QUEUED)
def test_until_it_is_fetched_a_feed_is_a_link(save, shown, server, address):
    save("news", f"{{{{rss>{address}}}}}")

    html = shown("news")

    assert f'title="{address}"' in html
    assert "could not be read" not in html
    assert server.asked == []


def test_a_feed_that_never_could_be_read_says_so(save, shown, server, address):
    server.answers["/feed"] = Answer(b"Hello")
    save("news", f"{{{{rss>{address}}}}}")

    assert "This feed could not be read" in shown("news")


def test_a_feed_that_fails_now_is_shown_as_it_was(save, shown, server, address):
    save("news", f"{{{{rss>{address} 1h}}}}")
    server.answers.clear()
    grow_old(hours=2)

    assert "Later" in shown("news")
    assert "Later" in shown("news")
    assert Feed.objects.get().failures == 1


@override_settings(TASKS=QUEUED)
def test_readers_of_an_old_feed_have_it_fetched_once_and_do_not_wait(
    save, shown, server, address
):
    with override_settings(TASKS=AT_ONCE):
        save("news", f"{{{{rss>{address} 1h}}}}")
    grow_old(hours=2)

    for _ in range(5):
        assert "Later" in shown("news")

    assert DBTaskResult.objects.count() == 1
    assert DBTaskResult.objects.get().priority < 0
    assert len(server.asked) == 1


def test_how_old_a_feed_may_be_is_for_its_page_to_say(save, shown, server, address):
    save("patient", f"{{{{rss>{address} 1d}}}}")
    grow_old(hours=5)

    shown("patient")
    assert len(server.asked) == 1

    save("impatient", f"{{{{rss>{address}}}}}")
    assert len(server.asked) == 2


def test_a_page_with_feeds_takes_one_query_more(save, visitor, server):
    save("none", "~~NOCACHE~~")
    for number in range(5):
        server.answers[f"/{number}"] = server.answers["/feed"]
    feeds = [f"{{{{rss>{server.address(f'/{n}')}}}}}" for n in range(5)]
    save("many", "\n".join(feeds))

    counts = []
    for path in ("none", "many"):
        with CaptureQueriesContext(connection) as queries:
            visitor.get(f"/wiki/{path}")
        counts.append(len(queries))

    assert counts[1] == counts[0] + 1


def test_neither_previews_nor_readers_decide_what_is_fetched(alice, server, address):
    html = preview("news", f"{{{{rss>{address}}}}}", alice).html

    assert address in html
    assert not Feed.objects.exists()
    assert server.asked == []


def test_a_preview_and_an_old_revision_show_what_is_known(
    save, visitor, alice, address
):
    save("news", f"{{{{rss>{address}}}}}")
    save("news", "Nothing new.")

    assert "Later" in preview("other", f"{{{{rss>{address}}}}}", alice).html
    assert "Later" in visitor.get("/wiki/news?rev=1").content.decode()


def test_a_page_that_is_deleted_has_nothing_fetched(save, alice, address):
    save("news", "a")
    editing.delete("news", author=Author(person=alice), base=1)

    assert not Feed.objects.exists()


def test_one_address_on_many_pages_is_one_feed(save, server, address):
    save("a", f"{{{{rss>{address}}}}}\n{{{{rss>{address} 3 date}}}}")
    save("b", f"{{{{rss>{address}}}}}")

    assert Feed.objects.get().address == address
    assert len(server.asked) == 1
