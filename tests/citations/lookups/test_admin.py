"""Administrators see which services fail, and have them forgotten."""

from __future__ import annotations

import pytest

from wiki.citations.models import Lookup

pytestmark = pytest.mark.django_db

LIST = "/admin/citations/lookup/"


def test_what_failed_is_shown_and_forgotten(as_administrator):
    row = Lookup.objects.create(service="Crossref", subject="10/a", failure="<b>Busy.")

    shown = as_administrator.get(LIST).content.decode()
    as_administrator.post(f"{LIST}{row.pk}/delete/", {"post": "yes"})

    assert "&lt;b&gt;Busy." in shown
    assert not Lookup.objects.exists()


def test_nobody_writes_what_a_service_said(as_administrator):
    row = Lookup.objects.create(service="Crossref", subject="10/a")

    assert as_administrator.get(f"{LIST}add/").status_code == 403
    as_administrator.post(f"{LIST}{row.pk}/change/", {"subject": "10/b"})

    row.refresh_from_db()
    assert row.subject == "10/a"
