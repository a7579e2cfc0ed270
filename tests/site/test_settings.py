from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from tests.factories import create_page
from wiki.site.models import SiteSettings

pytestmark = pytest.mark.django_db


def test_a_new_site_has_defaults(visitor, article):
    body = visitor.get("/wiki/ai:transformer").content.decode()

    assert "Stemma" in body
    assert not SiteSettings.objects.exists()


def test_administrators_change_them_and_readers_see_it(
    as_administrator, visitor, article
):
    answer = as_administrator.get("/admin/site_settings/sitesettings/")
    assert answer.status_code == 302
    as_administrator.post(
        answer["Location"],
        {
            "title": "Papyrus",
            "tagline": "",
            "start_page": "ai:transformer",
            "licence_name": "CC0",
            "licence_url": "https://creativecommons.org/publicdomain/zero/1.0/",
            "editing": "open",
        },
    )

    body = visitor.get("/").content.decode()

    assert "Papyrus" in body
    assert "CC0" in body
    assert "The transformer is an architecture" in body
    assert visitor.get("/wiki/ai:transformer/edit").status_code == 200


@pytest.mark.parametrize(("raw", "clean"), [(":Start", "start"), ("a b", "a_b")])
def test_the_start_page_is_cleaned(raw, clean):
    row = SiteSettings(pk=1, start_page=raw)

    row.full_clean()

    assert row.start_page == clean


def test_a_start_page_that_cannot_be_is_refused():
    with pytest.raises(ValidationError):
        SiteSettings(pk=1, start_page="!!!").full_clean()


def test_there_is_one_row(db):
    with pytest.raises(IntegrityError):
        SiteSettings.objects.create(pk=2)


def test_a_decision_holds_at_once(visitor, alice):
    create_page("a", "x", author=alice)
    row = SiteSettings.objects.create(pk=1, editing="open")
    assert visitor.get("/wiki/a/edit").status_code == 200

    row.editing = "registered"
    row.save()

    assert visitor.get("/wiki/a/edit").status_code == 302
