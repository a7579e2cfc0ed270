"""The command looks up what was there before services were named."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.citations.lookups.conftest import CROSSREF_PATH
from tests.web_server import Answer
from wiki.citations.models import Source

pytestmark = pytest.mark.django_db


def look_up_sources(*arguments: str) -> str:
    out = StringIO()
    call_command("look_up_sources", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_sources_are_completed_and_counted(services, article):
    assert "1  completed" in look_up_sources()
    assert Source.objects.get().title == "Attention & Memory"
    assert "1  as before" in look_up_sources()


def test_a_service_that_fails_is_said_to(services, article):
    services.answers[CROSSREF_PATH] = Answer(status=500)

    said = look_up_sources()

    assert "lovelace2024: Crossref answers 500." in said
    assert "1  left for later" in said


def test_no_more_are_looked_up_than_wanted(services, article):
    look_up_sources("--limit", "0")

    assert services.asked == []


def test_a_site_that_names_no_service_is_told():
    with pytest.raises(CommandError, match="SOURCE_METADATA"):
        look_up_sources()
