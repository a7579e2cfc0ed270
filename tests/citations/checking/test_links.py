"""Links are checked politely, and what came of it is kept."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import create_page
from tests.pages.test_concurrent_editing import at_once
from tests.web_server import Answer
from wiki.citations.checking import turns
from wiki.citations.checking.links import check_links
from wiki.citations.models import Health, HostTurn, SourceLink
from wiki.pages.models import Page

pytestmark = pytest.mark.django_db

NO_PAUSE = timedelta()


def check(
    *links: SourceLink, pause: timedelta = NO_PAUSE, **limits
) -> list[SourceLink]:
    """Check links, and bring the rows along that are kept."""
    checked = list(check_links(links, pause=pause, **limits))
    for link in links:
        link.refresh_from_db()
    return checked


def later(link: SourceLink, days: float) -> None:
    """Let days go by, for what is known of a link."""
    for name in ("since", "failed", "checked"):
        if when := getattr(link, name):
            setattr(link, name, when - timedelta(days=days))
    link.save()


def test_a_link_that_answers_is_reachable(link):
    one = link()

    assert check(one) == [one]

    assert (one.state, one.code, one.reason) == (Health.ALIVE, 200, "")
    assert one.checked is not None
    assert one.since is not None
    assert one.next_check > timezone.now() + timedelta(days=20)


def test_since_when_it_is_so_is_known(link):
    one = link()
    check(one)
    later(one, 30)
    since = one.since

    check(one)

    assert one.since == since


def test_who_moved_is_remembered_and_forgotten(link, server):
    one = link()
    new = server.address("/new", host="b.example")
    server.answers["/new"] = Answer()
    server.answers["/work"] = Answer(status=301, headers={"Location": new})

    check(one)

    assert (one.state, one.final_address) == (Health.MOVED, new)

    server.answers["/work"] = Answer()
    check(one)

    assert (one.state, one.final_address) == (Health.ALIVE, "")


def test_a_link_dies_of_three_failures_three_days_apart(link, server):
    one, states = link(), []
    server.answers["/work"] = Answer(status=404)
    for days in (1, 3, 2, 1):
        check(one)
        states.append(one.state)
        later(one, days)
    check(one)

    assert states == [Health.FAILING] * 4
    assert (one.state, one.code, one.failures) == (Health.DEAD, 404, 3)
    assert one.reason == "The server answers 404 Not Found."

    server.answers["/work"] = Answer()
    check(one)

    assert (one.state, one.failures, one.failed) == (Health.ALIVE, 0, None)


def test_silence_counts_only_where_somebody_else_answered(link, settings):
    one = link(host="nobody.invalid")

    assert check(one) == []

    assert (one.state, one.checked) == (Health.UNCHECKED, None)
    assert one.next_check > timezone.now()

    check(link())
    check(one)

    assert (one.state, one.code, one.failures) == (Health.FAILING, None, 1)
    assert one.reason == "There is no such host."


def test_a_host_is_left_alone_between_two_questions(link, server):
    links = [link(f"/{number}", host="a.example") for number in range(3)]
    start = time.monotonic()

    check(*links, pause=timedelta(seconds=0.3))

    assert time.monotonic() - start >= 0.6


def test_meanwhile_other_hosts_are_asked(link, server):
    links = [
        link(f"/{n}", host=host) for host in ("a.example", "b.example") for n in "12"
    ]
    server.answers.update({f"/{n}": Answer() for n in "12"})

    checked = check(*links, pause=timedelta(seconds=0.5))

    assert [one.address.rpartition("//")[2][0] for one in checked] == list("abab")


def test_a_host_that_wants_to_be_left_alone_is(link, server):
    links = [link(f"/{number}") for number in range(3)]
    server.answers["/0"] = Answer(status=429, headers={"Retry-After": "7200"})

    assert check(*links) == links[:1]

    assert links[0].state == Health.REFUSING
    assert links[1].state == Health.UNCHECKED
    assert links[1].next_check > timezone.now() + timedelta(hours=1)
    assert len(server.asked) == 1
    assert check(links[2]) == []


def test_what_was_checked_meanwhile_is_not_put_off(link):
    one = link()
    due = timezone.now() + timedelta(days=30)
    SourceLink.objects.update(next_check=due)
    turns.take("a.example")

    assert check(one) == []

    assert one.next_check == due


def test_a_host_that_somebody_else_is_asking_is_waited_for(link, server):
    one = link()
    turns.take("a.example")
    soon = timezone.now() + timedelta(seconds=0.5)
    HostTurn.objects.update(free_at=soon)

    assert check(one) == [one]

    assert one.checked >= soon


def test_what_somebody_else_checked_meanwhile_is_not_checked_again(link, server):
    one, same = link(), SourceLink.objects.get()
    check(one)
    number = len(server.asked)

    assert check(same) == []

    assert len(server.asked) == number


@pytest.mark.django_db(transaction=True)
def test_those_who_check_the_same_at_once_ask_each_once(link, server):
    hosts = ("a.example", "b.example")
    links = [link(f"/{n}", host=host) for host in hosts for n in "123"]
    server.answers.update({f"/{n}": Answer() for n in "123"})

    known = [list(SourceLink.objects.all()) for _ in range(3)]

    checked = at_once(
        lambda _number, some: list(check_links(some, pause=NO_PAUSE)), known
    )

    assert sorted(one.pk for some in checked for one in some) == [
        one.pk for one in links
    ]
    assert len(server.asked) == len(links)


def test_a_link_that_was_deleted_meanwhile_is_left_out(link, server):
    one = link()
    SourceLink.objects.all().delete()

    assert list(check_links([one], pause=NO_PAUSE)) == []
    assert server.asked == []


def test_when_the_time_is_over_the_rest_stays_due(link):
    one = link()

    assert check(one, seconds=0) == []

    assert one.next_check <= timezone.now()


def test_no_host_is_waited_for_when_the_time_would_be_over(link):
    one = link()
    turns.take("a.example")
    HostTurn.objects.update(free_at=timezone.now() + timedelta(seconds=30))
    start = time.monotonic()

    assert check(one, seconds=2) == []

    assert time.monotonic() - start < 2
    assert one.next_check <= timezone.now()


def test_those_that_wait_longest_are_due_first(link):
    now = timezone.now()
    for days in (1, 3, 2, -1):
        link(f"/{days}", next_check=now - timedelta(days=days))

    due = [one.address.rpartition("/")[2] for one in SourceLink.objects.due(now)]

    assert due == ["3", "2", "1"]


@pytest.mark.parametrize(
    "address", ["ftp://a.example/", "http://[broken", "http://10.0.0.1/", "x" * 50]
)
def test_an_address_that_is_not_asked_is_said_not_to_be(link, server, address):
    one = link()
    one.address = address
    one.save()

    check(one)

    assert one.state == Health.REFUSING
    assert one.reason


@pytest.mark.django_db(transaction=True)
def test_pages_that_cite_it_say_that_it_died(server, alice):
    address = server.address("/gone", host="a.example")
    page = create_page("a", f"It works.(({address}))", author=alice)
    one = SourceLink.objects.get()
    one.failures, one.state = 2, Health.FAILING
    one.failed = timezone.now() - timedelta(days=3)
    one.save()

    check(one)

    page.refresh_from_db()
    assert one.state == Health.DEAD
    assert "no longer reachable" in page.html


def test_a_page_shows_what_a_check_found_and_is_not_made_anew_for_a_newer_date(
    server, alice, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        address = server.address("/work", host="a.example")
        create_page("a", f"A.(([[{address}|A work]]))", author=alice)
    one = SourceLink.objects.get()
    assert "checked on" not in Page.objects.get().html

    with django_capture_on_commit_callbacks(execute=True):
        check(one)
    assert "reachable, checked on" in Page.objects.get().html

    with django_capture_on_commit_callbacks() as callbacks:
        check(one)
    assert callbacks == []
