"""What a page shows of a feed, as DokuWiki shows it, and what it asks for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest

from tests.markup.output_rules import problems
from wiki.markup import Config, Found, Names, parse, render_html
from wiki.markup.feeds import FeedAsked, FeedEntry, FeedFound
from wiki.markup.including import MAXIMUM_ENTRIES
from wiki.markup.links import MAXIMUM_FEEDS

FEED = "https://a.example/feed"
OLD = FeedEntry(
    "Old", "https://a.example/1", "Ann", datetime(2023, 1, 2, 10, tzinfo=UTC)
)
NEW = FeedEntry(
    "New", "https://a.example/2", "", datetime(2023, 1, 4, 9, 5, tzinfo=UTC)
)
MIDDLE = replace(
    OLD, title="Middle", date=datetime(2023, 1, 3, tzinfo=UTC), text="Text"
)
UNDATED = FeedEntry("Undated")


@dataclass
class Site:
    """A site that knows what feeds say; remembers what it was asked."""

    feeds: dict[str, FeedFound] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    asked: list[Names] = field(default_factory=list)

    def find(self, names: Names) -> Found:
        self.asked.append(names)
        texts = {path: self.texts[path] for path in names.texts if path in self.texts}
        return Found(texts=texts, feeds=self.feeds)


def html_of(text: str, *entries: FeedEntry, **settings) -> str:
    return render_html(parse(text, Config(**settings)), Site({FEED: entries}))


def titles(parameters: str, *entries: FeedEntry) -> list[str]:
    html = html_of(f"{{{{rss>{FEED} {parameters}}}}}", *entries)
    items = html.split('<div class="li">')[1:]
    known = {entry.title for entry in entries}
    return [next(title for title in known if f"{title}<" in item) for item in items]


def asked(text: str) -> set[FeedAsked]:
    return set(parse(text).names().feeds)


def test_the_newest_stand_first_and_those_without_a_date_before_them():
    assert titles("", OLD, NEW, UNDATED, MIDDLE) == ["Undated", "New", "Middle", "Old"]


def test_the_order_may_be_the_other_way_round_or_that_of_the_feed():
    assert titles("reverse 2", OLD, NEW, MIDDLE) == ["Old", "Middle"]
    assert titles("nosort", OLD, NEW, MIDDLE) == ["Old", "New", "Middle"]
    assert titles("2 nosort rev", OLD, NEW, MIDDLE) == ["Middle", "New"]


@pytest.mark.parametrize(
    ("parameters", "number"),
    [("", 8), ("3", 3), ("12h 3", 3), ("30", 20), ("0", 0), ("2 5", 2), ("5m", 8)],
)
def test_so_many_entries_are_shown(parameters, number):
    entries = [FeedEntry(f"n{number:02}") for number in range(20)]

    assert len(titles(parameters, *entries)) == number


def test_an_entry_is_a_link_and_what_else_was_asked_for():
    html = html_of(f"{{{{rss>{FEED} author date desc}}}}", MIDDLE)

    assert html == (
        '<ul class="rss"><li><div class="li"><a href="https://a.example/1"'
        ' class="urlextern" title="https://a.example/1" rel="ugc nofollow">Middle</a>'
        ' by Ann (<time datetime="2023-01-03T00:00:00+00:00">2023/01/03 00:00</time>)'
        '<div class="detail">Text</div></div></li></ul>'
    )


@pytest.mark.parametrize("words", ["updated", "DATE", "xauthor", "nothing", ""])
def test_other_words_ask_for_nothing(words):
    html = html_of(f"{{{{rss>{FEED} {words}}}}}", MIDDLE)

    assert not any(part in html for part in (" by ", "<time", "detail"))


def test_what_is_not_known_of_an_entry_is_left_out():
    nameless = FeedEntry("", "https://a.example/3")

    assert ">Undated</div>" in html_of(f"{{{{rss>{FEED} by date}}}}", UNDATED)
    assert ">https://a.example/3</a>" in html_of(f"{{{{rss>{FEED}}}}}", nameless)


def test_no_entry_leads_to_a_script_or_brings_html():
    html = html_of(
        f"{{{{rss>{FEED} 9 by desc}}}}",
        FeedEntry("a<b>", 'javascript:alert("1")', "<i>", None, "<script>"),
        FeedEntry("x", 'https://a.example/"onclick="', "&", None, '"'),
        FeedEntry("y", "https://a.example/\nb"),
    )

    assert problems(html) == []
    assert html.count("<a ") == 1


def test_a_feed_nobody_knows_yet_is_a_link():
    html = render_html(parse(f"{{{{rss>{FEED}}}}}"), Site())

    assert f">{FEED}</a></div></li></ul>" in html
    assert "<em>" not in html


def test_a_feed_that_could_not_be_read_says_so_and_is_a_link():
    html = render_html(parse(f"{{{{rss>{FEED}}}}}"), Site({FEED: None}))

    assert "<em>This feed could not be read: </em><a " in html


def test_links_ask_search_engines_what_the_site_wants():
    text = f"{{{{rss>{FEED}}}}}"

    assert "rel=" not in html_of(text, NEW, nofollow=False)


@pytest.mark.parametrize(
    ("parameters", "seconds"),
    [("", 14_400), ("12h", 43_200), ("1d", 86_400), ("30m 5", 1800), ("1m", 600)],
)
def test_a_page_asks_for_its_feeds_and_how_fresh_they_must_be(parameters, seconds):
    assert asked(f"{{{{rss>{FEED} {parameters}}}}}") == {FeedAsked(FEED, seconds)}


@pytest.mark.parametrize(
    "address",
    ["ftp://a.example", "javascript:alert(1)", "a", "http://a\x00b", "http://a\nb"],
)
def test_what_is_no_address_on_the_web_is_not_asked_for(address):
    assert not asked(f"{{{{rss>{address}}}}}")


def test_too_long_an_address_is_not_asked_for():
    assert not asked("{{rss>http://" + "a" * 500 + "}}")


def test_a_page_asks_for_so_many_feeds_and_shows_so_many_entries():
    many = "".join(f"{{{{rss>{FEED}?{number}}}}}\n" for number in range(30))
    entries = [FeedEntry("Entry")] * 100
    again = f"{{{{rss>{FEED} 100}}}}\n" * 9

    assert len(asked(many)) == MAXIMUM_FEEDS
    assert html_of(again, *entries).count("Entry") == MAXIMUM_ENTRIES


def test_the_feeds_of_included_pages_are_asked_for_too():
    site = Site({FEED: [NEW]}, {"b": f"{{{{rss>{FEED}}}}}"})

    html = render_html(parse("{{page>b}}", Config(path="a")), site)

    assert ">New</a>" in html
    assert [len(names.feeds) for names in site.asked] == [0, 1]
