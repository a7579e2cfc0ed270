"""Copies of cited pages are found and noted."""

from __future__ import annotations

from datetime import UTC, date, datetime
from urllib.parse import quote

import pytest
from django.utils import timezone

from tests.citations.lookups.answers import COPY, as_json
from tests.factories import create_page
from tests.web_server import Answer
from wiki.citations.lookups.archiving import find_copies
from wiki.citations.lookups.asking import NotNow
from wiki.citations.lookups.internet_archive import InternetArchive
from wiki.citations.models import Source, SourceIdentifier, SourceLink
from wiki.pages.models import Page

pytestmark = pytest.mark.django_db

ADDRESS = "http://a.example/work"
PATH = f"/wayback/available?url={quote(ADDRESS, safe='')}&timestamp=20240501"


@pytest.fixture
def cited(services, source) -> SourceLink:
    created = datetime(2024, 5, 1, tzinfo=UTC)
    Source.objects.update(created=created)
    source.refresh_from_db()
    services.answers[PATH] = as_json(COPY)
    return SourceLink.objects.create(source=source, address=ADDRESS)


def test_the_copy_of_the_day_it_was_first_cited_is_noted(services, cited):
    assert find_copies(cited.source)

    cited.refresh_from_db()
    assert cited.archive_address == (
        "https://web.archive.org/web/20240503101112/http://a.example/work"
    )
    assert cited.archived == date(2024, 5, 3)
    assert [request[":path"] for request in services.asked] == [PATH]


def test_a_copy_that_is_known_is_kept(services, cited):
    SourceLink.objects.update(archive_address="https://archive.example/")

    assert not find_copies(cited.source)
    assert services.asked == []


def test_that_there_is_no_copy_is_remembered(services, cited):
    services.answers[PATH] = as_json({"archived_snapshots": {}})

    assert not find_copies(cited.source)
    assert not find_copies(cited.source)

    assert len(services.asked) == 1


def test_an_archive_that_does_not_answer_is_asked_later(services, cited):
    services.answers[PATH] = Answer(status=503)

    with pytest.raises(NotNow):
        find_copies(cited.source)


def test_nobody_is_asked_where_nobody_is_named(services, cited, settings):
    settings.SOURCE_ARCHIVES = []

    assert not find_copies(cited.source)
    assert services.asked == []


@pytest.mark.django_db(transaction=True)
def test_a_page_that_cites_an_address_shows_the_copy_once_it_is_found(services, alice):
    asked = InternetArchive().address_of(ADDRESS, timezone.localdate())
    path = asked.removeprefix(services.address("", host="internet_archive.example"))
    services.answers[path] = as_json(COPY)

    page = create_page("a", f"It works.(({ADDRESS}))", author=alice)

    page.refresh_from_db()
    assert "archived copy of 3 May 2024" in page.html


@pytest.mark.django_db(transaction=True)
def test_a_copy_is_kept_though_another_archive_does_not_answer(services, cited):
    busy = SourceLink.objects.create(source=cited.source, address=f"{ADDRESS}/2")
    path = PATH.replace("work", "work%2F2")
    services.answers[path] = Answer(status=503)

    with pytest.raises(NotNow):
        find_copies(cited.source)

    for link in (cited, busy):
        link.refresh_from_db()
    assert cited.archive_address
    assert not busy.archive_address


def test_a_page_shows_the_copy_that_was_found(
    cited, alice, django_capture_on_commit_callbacks
):
    SourceIdentifier.objects.create(
        source=cited.source, scheme="url", value="a.example/work"
    )
    with django_capture_on_commit_callbacks(execute=True):
        create_page("a", f"A.(([[{ADDRESS}|A work]]))", author=alice)

    with django_capture_on_commit_callbacks(execute=True):
        assert find_copies(cited.source)

    assert "archived copy of 3 May 2024</a>" in Page.objects.get().html
