from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from tests.factories import create_page
from wiki.exchange import demo_wiki
from wiki.files.models import File
from wiki.navigation.models import Link
from wiki.pages.models import Page, PageRevision

pytestmark = pytest.mark.django_db(transaction=True)


def load(**options) -> None:
    call_command("load_demo", stdout=StringIO(), stderr=StringIO(), **options)


def test_the_demo_wiki_arrives_whole():
    load()

    wanted = demo_wiki.revisions()
    assert Page.objects.count() == len({row.path for row in wanted}) >= 15
    assert PageRevision.objects.count() == len(wanted)
    for row in wanted:
        saved = PageRevision.objects.get(page__path=row.path, number=row.number)
        assert saved.text == row.text
        assert saved.created == row.date
        assert saved.author is not None
        assert saved.author.username == row.author
    assert File.objects.exists()


def test_its_authors_cannot_sign_in():
    load()

    assert not any(user.has_usable_password() for user in User.objects.all())


def test_its_link_colours_are_right():
    load()

    assert not Link.objects.miscoloured().exists()


def test_a_wiki_with_pages_is_left_alone(alice):
    create_page("mine", "text", author=alice)

    load(if_empty=True)
    with pytest.raises(CommandError):
        load()

    assert Page.objects.count() == 1
