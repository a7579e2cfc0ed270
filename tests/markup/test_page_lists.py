"""Lists on pages: what is asked for, how much is shown, and that it is safe."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.markup.output_rules import problems
from wiki.markup import Config, Found, Listed, Names, parse, render_html
from wiki.markup.including import MAXIMUM_ROWS
from wiki.markup.links import MAXIMUM_LISTINGS
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
from wiki.markup.page_lists import tags_in

LISTS = [
    "{{topic>a}}",
    "{{topic>a&simplelist}}",
    "{{topic>a&desc}}",
    "<nspages>",
    "<nspages -subns -r -title>",
    "<nspages -simpleLine>",
    "{{indexmenu>.}}",
    "{{indexmenu>:#1|nopg}}",
    "{{changes>}}",
    "{{backlinks>.}}",
    "{{count>*}}",
    "{{gallery>.}}",
    "{{gallery>.?showname}}",
]


class Rows:
    """A wiki that answers every list with the same rows."""

    def __init__(self, *rows: Listed) -> None:
        self.rows = rows
        self.asked: list[Names] = []

    def find(self, names: Names) -> Found:
        self.asked.append(names)
        return Found(listings=dict.fromkeys(names.listings, self.rows))


def asked(text: str) -> set[object]:
    return set(parse(text, Config(path="ns:page")).names().listings)


def some(*names: str) -> frozenset[str]:
    return frozenset(names)


@pytest.mark.parametrize(
    ("text", "listings"),
    [
        ("{{topic>a +b -c}}", [PagesTagged("", some("a"), some("b"), some("c"))]),
        ("{{topic>other:?A_b&date}}", [PagesTagged("other", some("a_b"))]),
        ("{{count>*}}", [TagCounts()]),
        ('{{count>a +b "C d" -e}}', [TagCounts("", some("a", "b", "c_d"))]),
        ("{{count>.?a *&x}}", [TagCounts("ns")]),
        (
            "<pagelist&x>\n  * [[a]]\n  * [[:b|B]] c\n</pagelist>",
            [PagesNamed(some("ns:a", "b"))],
        ),
        ("<nspages>", [PagesBelow("ns", 1)]),
        ("<nspages ..:up -r=3>", [PagesBelow("up", 3)]),
        ("<nspages : -subns>", [PagesBelow("", 2), NamespacesBelow("")]),
        ("{{indexmenu>up#2|js}}", [PagesBelow("up"), NamespacesBelow("up")]),
        ("{{indexmenu>.|nons}}", [PagesBelow("ns", 1)]),
        ("{{changes>}}", [RecentChanges(10)]),
        ("{{changes>5}}", [RecentChanges(5)]),
        ("{{changes>count=9999999}}", [RecentChanges(MAXIMUM_LISTED)]),
        (
            "{{changes>ns=a,-a:b&type=create}}",
            [RecentChanges(10, some("a"), some("a:b"), some("create"))],
        ),
        ("{{backlinks>.}}", [Backlinks("ns:page")]),
        ("{{backlinks>:start#!ns}}", [Backlinks("start")]),
    ],
)
def test_what_is_written_is_asked_for(text, listings):
    assert asked(text) == set(listings)


@pytest.mark.parametrize(
    ("text", "namespace", "depth"),
    [
        ("{{gallery>.}}", "ns", 1),
        ("{{gallery>pictures}}", "ns:pictures", 1),
        ("{{gallery>:a:b?recursive}}", "a:b", 0),
    ],
)
def test_a_gallery_asks_for_images(text, namespace, depth):
    (listing,) = asked(text)
    assert isinstance(listing, FilesBelow)
    assert (listing.namespace, listing.depth) == (namespace, depth)
    assert ".png" in listing.endings
    assert ".pdf" not in listing.endings


def test_all_lists_are_asked_for_at_once():
    wiki = Rows()
    render_html(parse(" ".join(LISTS)), wiki)
    assert len(wiki.asked) == 1


@pytest.mark.parametrize("text", LISTS)
def test_a_page_with_a_list_is_not_cacheable_and_says_nothing_of_it(text):
    document = parse(f"> {text}")
    assert not document.cacheable
    assert document.facts.plain_text == ""


@pytest.mark.parametrize("text", LISTS)
def test_whatever_others_are_called_the_page_is_safe(text):
    attack = "\"><script>alert(1)</script>&'="
    moment = datetime(2026, 1, 2, tzinfo=UTC)
    row = Listed(f"ns:{attack}:{attack}", attack, attack, moment, attack, attack)
    html = render_html(parse(text, Config(path="ns:page")), Rows(row, Listed(attack)))
    assert problems(html) == []
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize("text", LISTS)
def test_that_a_list_was_cut_off_is_told(text):
    full = Rows(*[Listed(f"ns:p{n}") for n in range(MAXIMUM_LISTED)])
    assert "…" in render_html(parse(text, Config(path="ns:page")), full) or (
        text == "{{changes>}}"
    )
    few = Rows(Listed("ns:p"))
    assert "…" not in render_html(parse(text, Config(path="ns:page")), few)


def pagelist(*names: str) -> str:
    items = "".join(f"  * [[:{name}]]\n" for name in names)
    return f"<pagelist&desc>\n{items}</pagelist>"


def test_pages_that_are_named_lead_there():
    document = parse(pagelist("a", "b"))
    assert [link.target for link in document.facts.links] == ["a", "b"]
    assert not document.cacheable


def test_pages_that_are_named_are_safe_whatever_they_say():
    attack = "<script>alert(1)</script>\"'"
    row = Listed("a", attack, attack, None, attack)
    html = render_html(parse(pagelist("a", "b")), Rows(row))
    assert problems(html) == []
    assert html.count("&lt;script&gt;") == 3


def test_only_so_many_pages_can_be_named():
    names = [f"p{number}" for number in range(MAXIMUM_LISTED + 1)]
    whole = render_html(parse(pagelist(*names[1:])), Rows())
    cut_off = render_html(parse(pagelist(*names)), Rows())
    assert (whole.count("<tr>"), "…" in whole) == (MAXIMUM_LISTED, False)
    assert (cut_off.count("<tr>"), "…" in cut_off) == (MAXIMUM_LISTED + 1, True)


def test_very_many_lists_are_not_asked_for():
    wiki = Rows()
    render_html(parse("".join(f"{{{{topic>t{n}}}}}" for n in range(1_000))), wiki)
    assert len(wiki.asked[0].listings) == MAXIMUM_LISTINGS


def test_very_many_rows_are_not_shown():
    wiki = Rows(*[Listed(f"p{n}") for n in range(MAXIMUM_LISTED)])
    html = render_html(parse("{{topic>a&list}}" * 1_000), wiki)
    assert html.count("wikilink1") == MAXIMUM_ROWS


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ('a "b  c" d', ("a", "b c", "d")),
        ('"" a', ("a",)),
        ('a "b', ("a", "b")),
        ('""', ()),
        ("", ()),
    ],
)
def test_tags_stand_apart_by_blanks_or_in_quotes(written, tags):
    assert tuple(tags_in(written)) == tags
