"""Feeds of every kind become entries of plain text."""

from __future__ import annotations

import pytest

from tests.feeds import samples
from wiki.feeds.errors import FeedUnreadable
from wiki.feeds.parsing import (
    MAXIMUM_ENTRIES,
    MAXIMUM_TEXT,
    MAXIMUM_TITLE,
    Entry,
    entries_of,
)

ADDRESS = "https://a.example/feed"


def entries(content: bytes, media_type: str = "application/xml") -> list[Entry]:
    return entries_of(content, media_type, ADDRESS)


def rss(items: str) -> bytes:
    return f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()


def only(item: str) -> Entry:
    [entry] = entries(rss(f"<item><title>T</title>{item}</item>"))
    return entry


def test_rss_is_read():
    assert entries(samples.RSS) == [
        Entry(
            title="Cats & dogs",
            address="https://a.example/1?a=1&b=2",
            author="Ann",
            date="2023-01-02T08:20:30+00:00",
            text="One two & three",
        ),
        Entry(
            title="Later",
            address="https://a.example/2",
            author="Cee",
            date="2023-01-04T10:20:30+00:00",
            text="",
        ),
    ]


def test_atom_is_read():
    date = "2023-01-01T01:02:03+00:00"

    assert entries(samples.ATOM) == [
        Entry("1 < 2", "https://a.example/one", "Bob", date, "The text")
    ]


def test_rss_1_is_read():
    assert entries(samples.RSS_1) == [Entry("First", "https://a.example/1", "", "", "")]


def test_what_is_not_well_formed_is_read_as_far_as_it_goes():
    [entry] = entries(samples.NEVER_CLOSED)

    assert (entry.title, entry.address) == ("A B & C", "https://a.example/1")


def test_what_was_said_of_the_encoding_counts():
    content = rss("<item><title>é</title></item>").decode().encode("latin-1")

    assert entries(content, "text/xml; charset=iso-8859-1")[0].title == "é"


@pytest.mark.parametrize(
    "content",
    [b"", b"no feed", b"<html><body><p>Hi</p></body></html>", b"\x00\xff", b"{}"],
)
def test_what_is_no_feed_is_refused(content):
    with pytest.raises(FeedUnreadable, match="no feed"):
        entries(content, "text/html")


def test_a_feed_without_entries_is_a_feed():
    assert entries(rss("<title>T</title>")) == []


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "data:text/html,a",
        "ftp://a.example/",
        "https://a.example/" + "a" * 500,
    ],
)
def test_an_entry_leads_nowhere_but_to_the_web(link):
    assert only(f"<link>{link}</link>").address == ""


def test_an_entry_without_title_and_address_is_left_out():
    assert entries(rss("<item><description>a</description></item>")) == []


@pytest.mark.parametrize("date", ["soon", "9999-12-31T23:59:59Z", "0001-01-01", "0000"])
def test_a_date_that_is_none_is_left_out(date):
    assert only(f"<pubDate>{date}</pubDate>").date == ""


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("ann@a.example (Ann)", "Ann"),
        ("Ann (ann@a.example)", "Ann"),
        ("Ann &lt;ann@a.example&gt;", "Ann"),
        ("Ann B.", "Ann B."),
        ("ann@a.example", "ann@a.example"),
        ("a" * 200, "a" * 100),
    ],
)
def test_of_an_author_the_name_counts(author, name):
    assert only(f"<author>{author}</author>").author == name


def test_there_is_an_end_to_what_is_kept():
    long = "word " * 10_000
    item = f"<item><title>{long}</title><description>{long}</description></item>"

    kept = entries(rss(item * 2 + "<item><title>T</title></item>" * 200))

    assert len(kept) == MAXIMUM_ENTRIES
    assert kept[0].title.endswith("word…")
    assert len(kept[0].title) <= MAXIMUM_TITLE
    assert len(kept[0].text) <= MAXIMUM_TEXT


def test_no_control_characters_are_kept():
    entry = only("<description>a&#0;b&amp;#0;c\td&amp;#27;e</description>")

    assert entry.text.isprintable()


def test_no_file_is_read():
    assert "root" not in entries(samples.FILES)[0].title
