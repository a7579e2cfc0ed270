"""Embedded HTML, where a site allows it, is cleaned and stays in its place."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.markup.test_never_fails import PIECES
from tests.test_sanitize import FORBIDDEN, VECTORS, Seen
from wiki.markup import Config, NothingExists, parse, render_html
from wiki.markup.config import Dialect
from wiki.markup.rendering import CONVERTED

DIALECTS: tuple[Dialect, ...] = ("2022", "2026")
FOREIGN = ["<li>", "<p>", "</p>", "<td>", "</div>", "<table>", "<b>", "<a href=x>"]
OWN_COMMENT = re.compile(r"<!-- section [0-9]+ -->")
BOXES = [
    f"{opener}{piece}</{opener[1:]}"
    for opener in ("<html>", "<HTML>")
    for piece in [*VECTORS, *FOREIGN]
]


def shown(text: str, *, dialect: Dialect = "2026", embed_html: bool = True) -> str:
    config = Config(dialect=dialect, embed_html=embed_html)
    return render_html(parse(text, config), NothingExists())


@pytest.mark.parametrize("dialect", DIALECTS)
def test_html_within_the_line_stays_in_its_paragraph(dialect):
    html = shown("a <html><b>b</b><p>c<ul><li>d</html> e", dialect=dialect)
    assert html.split() == ["<p>", "a", "<b>b</b>cd", "e", "</p>"]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_html_in_capitals_is_a_block(dialect):
    html = shown("a\n<HTML><p>b<ul><li>c</HTML>\nd", dialect=dialect)
    assert html.replace("\n", "") == (
        "<p>a</p><section><p>b</p><ul><li>c</li></ul></section><p>d</p>"
    )


@pytest.mark.parametrize("dialect", DIALECTS)
def test_php_never_runs(dialect):
    html = shown("<php>echo 1;</php>", dialect=dialect)
    assert '<code class="code php">' in html
    assert html == shown("<php>echo 1;</php>", dialect="2022", embed_html=False)


def test_html_that_is_not_allowed_is_code_or_text():
    text = "<html><b>b</b></html>"
    assert 'class="code html4strict"' in shown(text, dialect="2022", embed_html=False)
    assert "&lt;html&gt;&lt;b&gt;" in shown(text, embed_html=False)


def test_its_text_is_part_of_the_page():
    document = parse("a <html><b>b &amp; c</b></html>", Config(embed_html=True))
    assert document.facts.plain_text == "a b & c"


@settings(max_examples=200, deadline=None)
@given(
    text=st.lists(st.sampled_from(BOXES + PIECES), max_size=20).map("".join),
    dialect=st.sampled_from(DIALECTS),
)
def test_nothing_embedded_breaks_out(text, dialect):
    seen = Seen(OWN_COMMENT.sub("", shown(text, dialect=dialect)))
    assert not seen.tags & (FORBIDDEN - {"input", "label"})  # those of folded text
    for name, value in seen.attributes:
        assert not name.startswith("on")
        assert name != "style"
        assert not value.lower().lstrip().startswith("javascript:")


def test_a_list_item_within_ends_none_of_the_page():
    html = shown("  * a <HTML><li>b</HTML>\n  * c")
    assert "<section><li>b</li></section>" in html


def test_what_is_too_much_for_one_page_is_source():
    html = shown("<html><b>b</b></html>" * (CONVERTED // 50))
    assert html.count("<b>b</b>") < 1_000
    assert html.rstrip().removesuffix("</p>").rstrip().endswith("</code>")


@pytest.mark.parametrize(
    "unit", ["<html><b></html>", "<HTML>" + "<div>" * 90, "<html>"]
)
def test_time_is_bounded(unit):
    text = unit * (300_000 // len(unit))
    start = time.process_time()
    shown(text + "</HTML>")
    assert time.process_time() - start < 4
