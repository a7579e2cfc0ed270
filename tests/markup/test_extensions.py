"""What the extensions say about a page, and that a site can do without them."""

from __future__ import annotations

import pytest

from wiki.markup import Config, NothingExists, parse, render_html, render_toc

STOCK = Config(profile="stock")
MARKUP = [
    "<WRAP box>a</WRAP>",
    "<wrap em>a</wrap>",
    "<WRAP clear/>",
    "<note tip>a</note>",
    "++++ a | b ++++",
    "++ a | b ++",
    "<hidden a>b</hidden>",
    "a /* b */ c",
    "  ; a : b",
    "<color red>a</color>",
    "<fs small>a</fs>",
    "<sortable 1>a</sortable>",
    "a ~~DISCUSSION~~",
]


@pytest.mark.parametrize("markup", MARKUP)
def test_a_site_without_extensions_shows_them_as_text(markup: str):
    assert parse(markup).root.plain().strip() != markup.strip()
    assert parse(markup, STOCK).root.plain().strip() == markup.strip()


def test_headings_in_boxes_are_sections_of_the_page():
    text = "".join(f"<WRAP>\n== {name} ==\n{name}\n</WRAP>\n" for name in "abc")
    document = parse(text, Config(toc_depth=5))
    assert [section.id for section in document.sections] == ["a", "b", "c"]
    assert render_toc(document).count("<a href=") == 3


def test_a_heading_that_is_not_shown_is_no_section():
    assert parse("| <WRAP>\n== a ==\n</WRAP> | <WRAP>\n== b ==\n</WRAP>").sections == ()


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<WRAP box>\na\n\nb\n</WRAP>c", "a\nb\nc"),
        ("a <wrap em>b</wrap> c", "a b c"),
        ("a\n<WRAP hide>b</WRAP>\nc", "a\nc"),
        ("<note>a</note>", "a"),
        ("++++ a | b ++++", "a\nb"),
        ("x ++ a | b ++", "x a  b"),
        ("<hidden a>b</hidden>", "a\nb"),
        ("a /* b */ c", "a  c"),
        ("  ; a : b", "a\nb"),
        ("a <color red>b</color>", "a b"),
        ("a~~DISCUSSION~~", "a"),
        ("<sortable>\n^ a ^\n| b |\n</sortable>", "a\nb"),
    ],
)
def test_what_a_reader_reads_can_be_searched(markup: str, text: str):
    assert parse(markup).facts.plain_text == text


def test_links_in_boxes_are_facts():
    document = parse("<WRAP>[[a]]</WRAP> <note>((http://b.example))</note>")
    assert [link.target for link in document.facts.links] == ["a", "http://b.example"]
    assert [note.text for note in document.facts.footnotes] == ["http://b.example"]


def test_boxes_may_stand_in_boxes_up_to_a_depth():
    html = render_html(parse("<WRAP>" * 500 + "x" + "</WRAP>" * 500), NothingExists())
    assert html.count("<div") == html.count("</div>") == 50
    assert html.count("&lt;WRAP&gt;") == 450
