"""Two that mend the same colours at once, over connections of their own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, transaction

from tests.factories import create_page
from wiki.navigation.models import Link
from wiki.navigation.recolouring import recolour
from wiki.pages.models import Page

pytestmark = pytest.mark.django_db(transaction=True)


def test_whoever_comes_late_renders_what_is_true_by_then(alice):
    source = create_page("source", "[[target]]", author=alice)
    target = create_page("target", "Here I am.", author=alice)
    holds, may_go = Event(), Event()

    def remove_the_target_and_hold_the_page():
        try:
            with transaction.atomic():
                Page.objects.select_for_update().get(pk=source.pk)
                holds.set()
                may_go.wait(timeout=10)
                Page.objects.filter(pk=target.pk).update(deleted=True)
        finally:
            connection.close()

    def mend():
        try:
            recolour([source.pk])
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(remove_the_target_and_hold_the_page)
        assert holds.wait(timeout=10)
        second = pool.submit(mend)
        may_go.set()
        first.result(timeout=30)
        second.result(timeout=30)

    assert 'class="wikilink2"' in Page.objects.get(path="source").html
    assert not Link.objects.miscoloured().exists()
