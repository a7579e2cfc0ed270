from __future__ import annotations

import pytest

from tests.factories import create_page
from wiki.navigation import links
from wiki.navigation.models import Link
from wiki.pages import editing
from wiki.pages.changes import Author
from wiki.pages.models import Page

# Link colours are mended after the commit.
pytestmark = pytest.mark.django_db(transaction=True)

RED, BLUE = 'class="wikilink2"', 'class="wikilink1"'


def html_of(path: str) -> str:
    return Page.objects.get(path=path).html


def test_a_link_turns_blue_when_its_target_is_created(alice):
    create_page("a", "[[b]]", author=alice)
    assert RED in html_of("a")

    create_page("b", "Here I am.", author=alice)

    assert BLUE in html_of("a")


def test_a_link_turns_red_when_its_target_is_deleted(alice):
    create_page("b", "Here I am.", author=alice)
    create_page("a", "[[b]]", author=alice)

    editing.delete("b", author=Author(person=alice), base=1)

    assert RED in html_of("a")


def test_only_the_pages_that_lead_there_are_rendered_again(alice):
    create_page("a", "[[b]]", author=alice)
    create_page("c", "[[d]]", author=alice)
    Page.objects.filter(path="c").update(html="as it was")

    create_page("b", "Here I am.", author=alice)

    assert BLUE in html_of("a")
    assert html_of("c") == "as it was"


def test_many_pages_are_rendered_by_a_task(alice):
    for number in range(links.FEW + 1):
        create_page(f"p{number}", "[[target]]", author=alice)

    create_page("target", "Here I am.", author=alice)

    assert all(BLUE in html_of(f"p{n}") for n in range(links.FEW + 1))
    assert not Link.objects.miscoloured().exists()


def test_link_rows_follow_the_text(alice):
    create_page("a", "[[b]] [[c]] [[b|again]]", author=alice)
    create_page("a", "[[c]] [[d]]", author=alice)

    targets = Link.objects.filter(page__path="a").values_list("target", flat=True)
    assert set(targets) == {"c", "d"}


def test_a_deleted_page_leads_nowhere(alice):
    create_page("a", "[[b]]", author=alice)
    editing.delete("a", author=Author(person=alice), base=1)

    assert not Link.objects.exists()
