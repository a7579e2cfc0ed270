"""What pages say of themselves is read, whatever they send, in a moment."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiki.citations.html import head_of, text_of
from wiki.fetching import Fetched


def page(body: bytes, content_type: str = "text/html") -> Fetched:
    return Fetched("https://example.org/", 200, {"content-type": content_type}, body)


def test_titles_headings_properties_and_data_are_read():
    head = head_of("""<!DOCTYPE html><HEAD><Title>A &amp; B
      &lt;i&gt;</Title><META content='Smith, J.' NAME="citation_author">
      <meta name=citation_author content="Doe, J."/>
      <meta property="og:title" content="It's &quot;C&quot; > D">
      <script type="application/ld+json">{"a": "</b>"}</script>
      <script>document.write('<title>No</title>')</script>
      <!-- <meta name="hidden" content="x"> --><h1><span>Head</span>ing</h1>""")

    assert head.headlines == ["A & B <i>", "Head ing"]
    assert head.all_of("citation_author") == ["Smith, J.", "Doe, J."]
    assert head.all_of("dc.title", "og:title") == ['It\'s "C" > D']
    assert head.all_of("hidden") == []
    assert head.json_ld == ['{"a": "</b>"}']


def test_control_characters_are_no_part_of_a_text():
    assert head_of("<title>a\x00b\x1b[0m\nc</title>").headlines == ["a b [0m c"]


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("é".encode(), "text/html", "é"),
        ("é".encode("latin-1"), "text/html; charset=ISO-8859-1", "é"),
        ('<meta charset="gbk">页'.encode("gbk"), "text/html", "页"),
        (b"\xe9", "text/html; charset=utf-8", "�"),
        (b"x", "text/html; charset=hex", "x"),
        (b"x", "text/html; charset=punycode", "x"),
        (b"x", "text/html; charset=windows-9999", "x"),
    ],
)
def test_the_charset_a_page_names_is_heeded_if_it_is_one(body, content_type, text):
    assert text_of(page(body, content_type)).endswith(text)


# fmt: off
PIECES = [
    "<", "<a", "<meta", "<meta ", "<meta a", "<meta a=", '<meta a="', "<meta a='",
    "<meta a=b ", "<meta ''", "<meta name=a content=b>", "<!--", "<!", "<![", "</",
    "<title>", "<title", "<h1>", "<h1><", "<script>", "<script", "<script><!--",
    "&", "&#", "&a", '"', "'", "a=b ",
]
# fmt: on


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_pages_are_read_in_a_moment(piece):
    body = (piece * 500_000)[:500_000]
    start = time.perf_counter()

    head_of(body)

    assert time.perf_counter() - start < 3


@given(st.text("<>!-/\"'= abmetitlescriptph1&;\n", max_size=200))
def test_whatever_is_sent_is_read(body):
    head_of(body)


@given(st.binary(max_size=200), st.text(max_size=30))
def test_whatever_charset_is_named_is_read(body, named):
    assert isinstance(text_of(page(body, f"text/html; charset={named}")), str)
