"""Other markup settings make stored HTML stale; it is made anew in the background."""

from __future__ import annotations

import pytest
from django.test import override_settings
from django_tasks_db.models import DBTaskResult

from tests.factories import create_page
from wiki.navigation.models import Link
from wiki.pages.models import Page, PageRevision
from wiki.pages.rereading import reread_if_stale, reread_some
from wiki.site.models import MarkupSettings, SiteSettings

QUEUED = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

pytestmark = pytest.mark.django_db


def html_of(path: str) -> str:
    return Page.objects.get(path=path).html


def test_pages_are_made_anew_under_the_new_settings(
    alice, django_capture_on_commit_callbacks
):
    create_page("a", "** b **", author=alice)
    create_page("b", "** c **", author=alice)
    with django_capture_on_commit_callbacks(execute=True):
        MarkupSettings(pk=1, dialect="2022").save()

    assert "<strong> b </strong>" in html_of("a")
    assert "<strong> c </strong>" in html_of("b")
    assert PageRevision.objects.count() == 2


def test_title_abstract_and_links_are_made_anew_too(
    alice, django_capture_on_commit_callbacks
):
    create_page("a", "x ====== Title ======\nSee CamelCase", author=alice)
    with django_capture_on_commit_callbacks(execute=True):
        MarkupSettings(pk=1, dialect="2022", camelcase=True).save()

    page = Page.objects.get(path="a")
    assert page.title == "Title"
    assert "====" not in page.abstract
    assert [link.target for link in Link.objects.filter(page=page)] == ["camelcase"]


@override_settings(TASKS=QUEUED)
def test_until_its_turn_comes_a_page_is_shown_as_it_was(
    alice, visitor, django_capture_on_commit_callbacks
):
    create_page("a", "** b **", author=alice)
    with django_capture_on_commit_callbacks(execute=True):
        MarkupSettings(pk=1, dialect="2022").save()
    assert DBTaskResult.objects.count() == 1

    answer = visitor.get("/wiki/a")

    assert answer.status_code == 200
    assert "** b **" in answer.content.decode()


@override_settings(TASKS=QUEUED)
def test_work_that_broke_off_goes_on_where_it_stopped(alice):
    for path in "abc":
        create_page(path, "** x **", author=alice)
    MarkupSettings(pk=1, dialect="2022").save()

    assert reread_some(2)
    assert sorted("<strong>" in html_of(path) for path in "abc") == [False, True, True]
    assert not reread_some(2)
    assert all("<strong>" in html_of(path) for path in "abc")
    assert not reread_some(2)


@override_settings(TASKS=QUEUED)
def test_a_page_saved_while_the_settings_changed_is_not_forgotten(alice):
    page = create_page("a", "** x **", author=alice)
    MarkupSettings(pk=1, dialect="2022").save()

    reread_if_stale(page)

    assert "<strong>" in html_of("a")


@override_settings(TASKS=QUEUED)
def test_deleted_pages_stay_deleted_and_come_back_as_read_now(alice):
    create_page("a", "** x **", author=alice)
    create_page("a", "", author=alice)
    MarkupSettings(pk=1, dialect="2022").save()

    assert not reread_some(10)
    assert not Page.objects.exists()
    create_page("a", "** x **", author=alice)
    assert "<strong>" in html_of("a")


def test_an_old_revision_is_shown_by_the_new_rules_at_once(alice, visitor):
    create_page("a", "** x **", author=alice)
    create_page("a", "y", author=alice)
    assert "** x **" in visitor.get("/wiki/a?rev=1").content.decode()

    MarkupSettings(pk=1, dialect="2022").save()

    assert "<strong> x </strong>" in visitor.get("/wiki/a?rev=1").content.decode()


def test_saving_the_same_settings_again_makes_nothing_stale(alice):
    MarkupSettings(pk=1, dialect="2022").save()
    row = MarkupSettings.stored()
    row.save()

    assert MarkupSettings.stored().version == row.version == 1


def test_another_name_of_the_start_page_counts_as_another_markup(
    alice, django_capture_on_commit_callbacks
):
    create_page("a", "[[ns:]]", author=alice)
    with django_capture_on_commit_callbacks(execute=True):
        SiteSettings(pk=1, start_page="home").save()

    assert 'href="/wiki/ns:home"' in html_of("a")


def test_a_new_title_is_shown_where_titles_are_labels(
    alice, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        MarkupSettings(pk=1, use_heading=True).save()
        create_page("target", "== Old ==", author=alice)
        create_page("source", "[[target]]", author=alice)
        assert ">Old</a>" in html_of("source")
    with django_capture_on_commit_callbacks(execute=True):
        create_page("target", "== New ==", author=alice)

    assert ">New</a>" in html_of("source")
