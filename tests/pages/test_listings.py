"""Lists on pages: what they hold, for whom, and that each is one query."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db.models import Q
from django.utils.module_loading import import_string

from accounts.models import User
from tests.factories import create_page
from wiki.files import lookup
from wiki.files.models import File
from wiki.files.storing import store
from wiki.markup import Listed, Listing
from wiki.markup.listings import (
    MAXIMUM_LISTED,
    Backlinks,
    FilesBelow,
    NamespacesBelow,
    PagesBelow,
    PagesNamed,
    PagesTagged,
    RecentChanges,
    TagCounts,
)
from wiki.navigation.models import Tag
from wiki.pages import editing, querysets
from wiki.pages.changes import Author
from wiki.pages.models import Page

pytestmark = pytest.mark.django_db


def rows(listing: Listing, reader) -> list[Listed]:
    answer = import_string(settings.LISTING_LOOKUPS[type(listing).__name__])
    return list(answer(listing, reader))


def paths(listing: Listing, reader) -> list[str]:
    return [row.path for row in rows(listing, reader)]


def some(*names: str) -> frozenset[str]:
    return frozenset(names)


@pytest.fixture
def wiki(alice):
    """Pages on three levels, with tags, links and a secret."""
    texts = {
        "start": "{{tag>home}}",
        "ai:start": "{{tag>ai home}} [[ai:bert]]",
        "ai:bert": '====== BERT ======\n{{tag>ai "large models"}} [[:start]]',
        "ai:labs:x": "{{tag>ai}} [[:start]] [[:start|again]]",
        "secret:plan": "{{tag>ai home}} [[:start]] [[ai:bert]]",
    }
    for path, text in texts.items():
        create_page(path, text, author=alice, summary=f"about {path}")


@pytest.fixture
def only_members_read_secrets(monkeypatch):
    """A rule as sites will have them: visitors do not read what is below `secret`."""

    def readable(person):
        is_member = isinstance(person, User)
        return Q() if is_member else ~Q(path__startswith="secret:")

    for module in (querysets, lookup):
        monkeypatch.setattr(module, "readable", readable)


LISTINGS = [
    (PagesBelow(""), ["start", "ai:bert", "ai:start", "secret:plan", "ai:labs:x"]),
    (PagesBelow("", 1), ["start"]),
    (PagesBelow("", 2), ["start", "ai:bert", "ai:start", "secret:plan"]),
    (PagesBelow("ai"), ["ai:bert", "ai:start", "ai:labs:x"]),
    (PagesBelow("ai", 1), ["ai:bert", "ai:start"]),
    (PagesBelow("a"), []),
    (NamespacesBelow(""), ["ai", "ai:labs", "secret"]),
    (NamespacesBelow("ai"), ["ai:labs"]),
    (PagesNamed(some("secret:plan", "ai:bert", "b")), ["ai:bert", "secret:plan"]),
    (PagesTagged(one_of=some("home")), ["ai:start", "secret:plan", "start"]),
    (PagesTagged(one_of=some("large_models", "nobody")), ["ai:bert"]),
    (PagesTagged(all_of=some("ai", "home")), ["ai:start", "secret:plan"]),
    (PagesTagged("ai", some("ai"), none_of=some("home")), ["ai:bert", "ai:labs:x"]),
    (RecentChanges(2), ["secret:plan", "ai:labs:x"]),
    (RecentChanges(9, within=some("ai")), ["ai:labs:x", "ai:bert", "ai:start"]),
    (RecentChanges(9, some("ai"), some("ai:labs")), ["ai:bert", "ai:start"]),
    (RecentChanges(9, kinds=some("edit", "minor")), []),
    (Backlinks("start"), ["ai:bert", "ai:labs:x", "secret:plan"]),
]


@pytest.mark.parametrize(("listing", "expected"), LISTINGS)
def test_a_list_holds_what_was_asked_for(
    wiki, alice, listing, expected, django_assert_num_queries
):
    with django_assert_num_queries(1):
        assert paths(listing, alice) == expected


@pytest.mark.parametrize(("listing", "expected"), LISTINGS)
def test_no_list_names_what_its_reader_may_not_read(
    wiki, nobody, only_members_read_secrets, listing, expected
):
    shown = paths(listing, nobody)

    assert not [path for path in shown if path.startswith("secret")]
    if not isinstance(listing, RecentChanges):
        assert shown == [path for path in expected if not path.startswith("secret")]


def test_a_row_says_what_is_known_of_a_page(wiki, alice):
    (page,) = rows(PagesTagged(one_of=some("large_models")), alice)

    head = Page.objects.get(path="ai:bert").head
    assert head is not None
    assert (page.title, page.author, page.summary) == ("BERT", "alice", "about ai:bert")
    assert page.changed == head.created


def counts(listing: TagCounts, reader) -> list[tuple[str, int]]:
    return [(row.path, row.pages) for row in rows(listing, reader)]


def test_tags_are_counted_those_of_most_pages_first(
    wiki, alice, django_assert_num_queries
):
    with django_assert_num_queries(1):
        all_tags = counts(TagCounts(), alice)

    assert all_tags == [("ai", 4), ("home", 3), ("large_models", 1)]
    assert counts(TagCounts("ai"), alice)[0] == ("ai", 3)
    assert counts(TagCounts(names=some("home", "nobody")), alice) == [("home", 3)]


def test_pages_one_may_not_read_do_not_count_for_their_tags(
    wiki, nobody, only_members_read_secrets
):
    assert counts(TagCounts(), nobody)[:2] == [("ai", 3), ("home", 2)]
    assert counts(TagCounts("secret"), nobody) == []


def test_kinds_of_changes_are_told_apart(alice):
    for path in "abc":
        create_page(path, "one", author=alice)
    create_page("b", "two", author=alice)
    create_page("c", "two", author=alice, minor=True)

    assert paths(RecentChanges(9, kinds=some("create")), alice) == ["a"]
    assert paths(RecentChanges(9, kinds=some("edit")), alice) == ["b"]
    assert paths(RecentChanges(9, kinds=some("create", "minor")), alice) == ["c", "a"]


def test_files_are_listed_by_namespace_and_ending(alice, django_assert_num_queries):
    for path in ("a.png", "ns:b.jpg", "ns:c.pdf", "ns:below:d.png", "nsx:e.png"):
        store(path, b"bytes")
    File.objects.filter(path="ns:b.jpg").update(width=40, height=30)
    endings = (".jpg", ".png")

    with django_assert_num_queries(1):
        (image,) = rows(FilesBelow("ns", 1, endings), alice)

    assert (image.path, image.width, image.height) == ("ns:b.jpg", 40, 30)
    assert paths(FilesBelow("ns", 0, endings), alice) == ["ns:b.jpg", "ns:below:d.png"]
    assert paths(FilesBelow("", 1, endings), alice) == ["a.png"]


def test_secret_files_are_in_no_gallery(
    alice, visitor, as_alice, only_members_read_secrets
):
    store("secret:map.png", b"bytes")
    create_page("a", "{{gallery>:secret}}", author=alice)

    assert "/media/secret:map.png" in as_alice.get("/wiki/a").content.decode()
    assert "/media/secret:map.png" not in visitor.get("/wiki/a").content.decode()


@pytest.mark.parametrize(
    "listing",
    [PagesBelow("many"), NamespacesBelow(""), PagesTagged(one_of=some("t"))],
)
def test_a_list_is_bounded(alice, listing):
    Page.objects.bulk_create(
        Page(path=f"many:n{n}:p", namespace=f"many:n{n}", title="P")
        for n in range(MAXIMUM_LISTED + 10)
    )
    Tag.objects.bulk_create(Tag(page=page, name="t") for page in Page.objects.all())

    assert len(rows(listing, alice)) == MAXIMUM_LISTED


def test_counts_of_tags_are_bounded(article, alice):
    Tag.objects.bulk_create(
        Tag(page=article, name=f"t{n}") for n in range(MAXIMUM_LISTED + 10)
    )

    assert len(rows(TagCounts(), alice)) == MAXIMUM_LISTED


def test_tags_follow_the_text(alice):
    create_page("a", '{{tag>one "Two Words" one}}', author=alice)
    assert set(Tag.objects.values_list("name", flat=True)) == {"one", "two_words"}

    create_page("a", "{{tag>one !!!}}", author=alice)
    assert set(Tag.objects.values_list("name", flat=True)) == {"one"}

    editing.delete("a", author=Author(person=alice), base=2)
    assert not Tag.objects.exists()


def test_a_page_with_lists_costs_one_query_for_each(
    wiki, alice, visitor, django_assert_num_queries
):
    text = "{{topic>ai}} {{topic>ai&simplelist}} {{changes>}} {{backlinks>.}}"
    create_page("a", text, author=alice)

    # Two to read the page, one for how texts are read.
    with django_assert_num_queries(2 + 1 + 3):
        body = visitor.get("/wiki/a").content.decode()

    assert body.count('title="ai:bert"') == 3


def test_lists_are_as_things_are_now(visitor, alice):
    create_page("a", "{{topic>fresh&list}}", author=alice)
    assert 'title="b"' not in visitor.get("/wiki/a").content.decode()

    create_page("b", "{{tag>fresh}}", author=alice)
    assert 'title="b"' in visitor.get("/wiki/a").content.decode()

    editing.delete("b", author=Author(person=alice), base=1)
    assert 'title="b"' not in visitor.get("/wiki/a").content.decode()


def test_no_list_is_stored(wiki, alice):
    create_page("a", "{{topic>ai}} {{changes>}} {{indexmenu>:}}", author=alice)

    page = Page.objects.get(path="a")

    assert not page.cacheable
    assert "secret" not in page.html + page.abstract + page.contents
