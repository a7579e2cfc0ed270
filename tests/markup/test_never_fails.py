"""No text is an error, and all HTML is balanced."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.markup.output_rules import is_balanced
from wiki.markup import Config, NothingExists, parse, render_html, render_toc

PIECES = [
    "**", "//", "__", "''", "<sub>", "</sub>", "<del>", "</del>", "((", "))",
    "[[", "]]", "[[a|b]]", "{{", "}}", "{{a.png?10|b}}", "{{a.mp4}}", "%%",
    "<nowiki>", "</nowiki>", "<code php x>", "</code>", "<file>", "</file>",
    "<html>", "</html>", "\n", "\n\n", "\n  * ", "\n    - ", "\n  ", "\n\t", "\n> ",
    "\n>>", "\n| ", "\n^ ", "|", "^", ":::", "\n----", "\n== h ==", "== x ==", "==",
    "\\\\ ", "\\\\a\\b", "http://a.b/c", "www.a.b", "<a@b.cd>", ":-)", "(c)", '"',
    "'", "--", "~~NOTOC~~", "{{rss>http://a.b}}", "wp>", "user>", "#", "?", "&", "<",
    "<WRAP box 40%>", "</WRAP>", "<wrap em>", "</wrap>", "<note tip>", "</note>",
    "[(", ")]", "[(n>", "[(n)]", "[(:n:m)]", "[(#1)]", "~~REFNOTES~~", "~~REFNOTES n~~",
    "~~REFNOTES n:*~~", "{{tag>a b}}", "{{tagpage>a|b}}", "{{count>*}}", "<pagelist&a>",
    "</pagelist>", "<typo fs:9px;fw:bold>", "</typo>",
    "<mermaid>", "</mermaid>", "<dot a>", "</dot>",
    "$", "$x$", "$$", "\\(", "\\)", "\\[", "\\]", "<math>", "</math>", "\\frac",
    "{{page>a}}", "{{topic>a}}", "<nspages -subns>", "{{indexmenu>a#1}}",
    "~~REDIRECT>a~~", "\n#REDIRECT a", "{{gallery>a}}", "{{changes>}}",
    "++++ a |", "++++", "++ a |", "++", "<hidden a>", "</hidden>", "/*", "*/",
    "\n  ; a : ", "\n  : ", "<color red/#fff>", "</color>", "<fs 9px>", "</fs>",
    "<sortable 1>", "</sortable>", "~~DISCUSSION~~", "\n/* a */\n",
    ">", "\r\n", "\0", "\ud800", "é", "日", "a", "word ", " ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text()


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, dialect=st.sampled_from(["2022", "2026"]))
def test_any_text_becomes_balanced_html(text, dialect):
    document = parse(text, Config(dialect=dialect))
    assert is_balanced(render_html(document, NothingExists()) + render_toc(document))


@settings(max_examples=100, deadline=None)
@given(text=TEXTS, dialect=st.sampled_from(["2022", "2026"]))
def test_sections_cover_the_text_without_overlap(text, dialect):
    document = parse(text, Config(dialect=dialect))
    edited = [section for section in document.sections if section.level <= 3]
    for section, successor in pairwise(edited):
        assert section.end == successor.start
    for section in document.sections:
        assert 0 <= section.start < section.end <= len(document.text)
        assert "=" in document.text[section.start : section.end]


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_facts_can_always_be_gathered(text):
    facts = parse(text).facts
    assert len(facts.abstract) <= 250
    for link in facts.links:
        assert 0 <= link.start < max(1, len(text))


def test_deep_nesting_is_flattened():
    text = "**//__''" * 5_000
    assert "<strong>" in render_html(
        parse(text + "x" + "''__//**" * 5_000), NothingExists()
    )
    render_html(parse("\n" + ">" * 10_000 + " x"), NothingExists())
    deep = "".join(f"\n{'  ' * depth}* x" for depth in range(1, 400))
    render_html(parse(deep), NothingExists())


@pytest.mark.parametrize(
    "text",
    [
        "<WRAP/**>",
        "<WRAP/(a|a)*b>" + "a" * 60 + "</WRAP>",
        "**//__''<sub><sup><del>" * 6 + "((\n>))",
    ],
)
def test_what_the_fuzzer_found_is_a_page_now(text):
    for dialect in ("2022", "2026"):
        html = render_html(parse(text, Config(dialect=dialect)), NothingExists())
        assert is_balanced(html)
