"""Lookups happen by themselves, behind people's backs and not in their way."""

from __future__ import annotations

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.citations.lookups.answers import DOI
from tests.citations.lookups.conftest import CROSSREF_PATH
from tests.factories import create_page
from tests.web_server import Answer
from wiki.citations.checking import turns
from wiki.citations.checking.links import check_links
from wiki.citations.lookups.tasks import complete_sources, find_copies_of
from wiki.citations.models import Source

TEXT = f"It works.((https://doi.org/{DOI}))"


@pytest.fixture
def _queue(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def planned() -> list[str]:
    """Return the names of the lookups that wait for a worker."""
    rows = DBTaskResult.objects.filter(task_path__contains=".lookups.")
    return [row.task_path.rpartition(".")[2] for row in rows]


@pytest.mark.django_db(transaction=True)
def test_a_new_source_is_completed_once_it_is_saved(services, alice):
    create_page("a", TEXT, author=alice)

    assert Source.objects.get().title == "Attention & Memory"


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_queue")
def test_only_new_sources_and_addresses_are_looked_up(services, alice):
    create_page("a", TEXT, author=alice)

    assert sorted(planned()) == ["complete_sources", "find_copies_of"]

    create_page("b", TEXT, author=alice)

    assert len(planned()) == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_queue")
def test_nothing_is_looked_up_unless_the_site_wants_it(server, alice):
    create_page("a", TEXT, author=alice)

    assert planned() == []


@pytest.mark.django_db
@pytest.mark.usefixtures("_queue")
def test_a_lookup_that_failed_is_tried_again_later(services, article):
    services.answers[CROSSREF_PATH] = Answer(status=500)

    complete_sources.call([article.pk])

    row = DBTaskResult.objects.get()
    assert row.args_kwargs["args"] == [[article.pk], 2]
    assert row.run_after > timezone.now()

    complete_sources.call([article.pk], 8)

    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("_queue")
def test_waiting_for_a_turn_is_no_attempt(services, article):
    turns.take("crossref.example")

    complete_sources.call([article.pk], 8)

    assert DBTaskResult.objects.get().args_kwargs["args"] == [[article.pk], 8]
    assert services.asked == []


@pytest.mark.django_db
@pytest.mark.usefixtures("_queue")
def test_each_source_has_a_task_of_its_own(services, article):
    complete_sources.call([article.pk, 77, 78])

    assert DBTaskResult.objects.get().args_kwargs["args"] == [[77, 78], 1]
    article.refresh_from_db()
    assert article.title == "Attention & Memory"


@pytest.mark.django_db
def test_a_source_that_is_gone_is_left_out(services):
    complete_sources.enqueue([77])
    find_copies_of.enqueue([77])

    assert services.asked == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_queue")
def test_a_copy_is_looked_for_when_an_address_begins_to_fail(services, link):
    one = link("/gone")

    for _ in range(2):
        assert list(check_links([one]))

    assert planned() == ["find_copies_of"]
