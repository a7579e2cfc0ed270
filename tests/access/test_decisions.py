from __future__ import annotations

import pytest

from wiki.access.decisions import level_of, may, require
from wiki.access.errors import Denied
from wiki.access.levels import Level
from wiki.site.models import Editing, SiteSettings

pytestmark = pytest.mark.django_db


def test_levels_contain_the_ones_below():
    assert [level.value for level in Level] == [0, 1, 2, 4, 8, 16, 255]


@pytest.mark.parametrize(
    ("editing", "level"),
    [(Editing.REGISTERED, Level.READ), (Editing.OPEN, Level.CREATE)],
)
def test_visitors_have_what_the_site_says(nobody, editing, level):
    SiteSettings.objects.create(pk=1, editing=editing)

    assert level_of(nobody, "any:page") == level


def test_people_with_an_account_write_and_upload(alice):
    assert level_of(alice, "any:page") == Level.UPLOAD


def test_administrators_do_everything(administrator):
    assert may(administrator, Level.ADMIN, "any:page")


def test_a_disabled_account_is_a_visitor(alice):
    alice.is_active = False

    assert level_of(alice, "any:page") == Level.READ


def test_a_refusal_says_what_would_help(nobody, alice):
    with pytest.raises(Denied) as visitor:
        require(nobody, Level.EDIT, "ai:x")
    with pytest.raises(Denied) as writer:
        require(alice, Level.DELETE, "ai:x")

    assert "Please sign in to edit “ai:x”" in visitor.value.message
    assert "Your account may not delete files" in writer.value.message
