"""What is due is checked every hour, by whatever worker there is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.web_server import Answer
from wiki.citations.checking.tasks import (
    check_hourly,
    check_some,
    check_source,
    keep_checking,
)
from wiki.citations.models import Health, SourceLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def _queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def planned() -> list[DBTaskResult]:
    return list(DBTaskResult.objects.filter(status="READY"))


@pytest.mark.usefixtures("_queue")
def test_checks_are_planned_once_however_often_the_wiki_starts():
    keep_checking()
    keep_checking()

    (first,) = planned()
    assert first.task_path == check_hourly.module_path
    assert first.run_after > timezone.now() + timedelta(minutes=50)


@pytest.mark.usefixtures("_queue")
def test_what_is_due_is_checked_now_and_again_in_an_hour(link):
    one = link()

    check_hourly.call()

    again = {task.task_path: task.run_after for task in planned()}
    assert again[check_hourly.module_path] > timezone.now() + timedelta(minutes=50)
    assert check_some.module_path in again

    check_some.call()
    one.refresh_from_db()

    assert one.state == Health.ALIVE


@pytest.mark.usefixtures("_queue")
def test_where_nothing_is_due_there_is_nothing_to_do(link):
    link(next_check=timezone.now() + timedelta(days=1))

    check_hourly.call()

    assert [task.task_path for task in planned()] == [check_hourly.module_path]


@pytest.mark.usefixtures("_queue")
def test_a_site_may_do_without(settings):
    settings.CHECK_SOURCES = False

    keep_checking()
    check_hourly.call()

    assert planned() == []


def test_all_that_is_due_is_checked_a_task_at_a_time(link, server):
    links = [link(f"/{number}", host=f"{number}.example") for number in range(60)]
    link("/later", next_check=timezone.now() + timedelta(days=1))

    check_some.enqueue()

    checked = SourceLink.objects.exclude(checked=None)
    assert set(checked) == set(links)


def test_the_links_of_one_source_are_checked_but_not_twice_in_a_row(link, server):
    one, other = link(), link("/other", host="b.example")
    server.answers["/other"] = Answer(status=404)
    SourceLink.objects.update(next_check=timezone.now() + timedelta(days=9))

    check_source.enqueue(one.source_id)

    states = SourceLink.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [Health.ALIVE, Health.FAILING]

    number = len(server.asked)
    check_source.enqueue(other.source_id)

    assert len(server.asked) == number
