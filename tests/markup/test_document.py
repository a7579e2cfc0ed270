"""Sections, names, and what control macros say."""

from __future__ import annotations

from wiki.markup import Config, parse

TEXT = "before\n====== A ======\na\n=== C ===\nc\n== D ==\nd\n===== B =====\nb\n"


def test_sections_end_where_the_next_to_edit_begins():
    sections = parse(TEXT, Config(max_section_level=3)).sections
    cut = [TEXT[section.start : section.end] for section in sections]
    assert cut == [
        "====== A ======\na\n=== C ===\nc\n== D ==\nd\n",
        "=== C ===\nc\n== D ==\nd\n",
        "== D ==\nd\n",
        "===== B =====\nb\n",
    ]


def test_all_headings_can_begin_sections_to_edit():
    sections = parse(TEXT, Config(max_section_level=5)).sections
    whole = "".join(TEXT[section.start : section.end] for section in sections)
    assert "before\n" + whole == TEXT


def test_sections_are_numbered_from_one():
    assert [section.number for section in parse(TEXT).sections] == [1, 2, 3, 4]


def test_offsets_count_in_the_normalised_text():
    document = parse("a\r\n== B ==\r\nc")
    assert document.text == "a\n== B ==\nc"
    (section,) = document.sections
    assert document.text[section.start : section.end] == "== B ==\nc"


def test_names_hold_every_candidate():
    names = parse("[[foo:]] [[bar]] {{x.png}} [[a|{{y.png}}]]").names()
    assert names.pages == {"foo:start", "foo:foo", "foo", "bar", "a"}
    assert names.files == {"x.png", "y.png"}


def test_names_leave_out_what_is_elsewhere():
    names = parse("https://a.example {{https://a.example/b.png}} [[wp>x]]").names()
    assert names.pages == names.files == frozenset()


def test_macros_speak_of_the_page():
    document = parse("a")
    assert document.cacheable
    assert document.show_toc
    document = parse("~~NOCACHE~~ ~~NOTOC~~")
    assert not document.cacheable
    assert not document.show_toc


def test_a_feed_is_not_kept():
    assert not parse("{{rss>http://a.example}}").cacheable
