"""What an author probably did not mean: each kind, and what comes close and is fine."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.markup.test_never_fails import TEXTS
from wiki.markup import Config, parse
from wiki.markup.config import Dialect
from wiki.markup.problems import MOST
from wiki.markup.problems.problem import LONGEST_QUOTATION, SENTENCES

MISTAKES = [
    ("unclosed-formatting", "a **bold text"),
    ("unclosed-formatting", "a **bold text\n\nwith its end** here"),
    ("unclosed-formatting", "H<sub>2 O"),
    ("unclosed-formatting", "> a **bold quote"),
    ("unopened-formatting", "a bold text** here"),
    ("unopened-formatting", "H2</sub>O"),
    ("blank-in-formatting", "a ** bold ** word"),
    ("blank-in-formatting", "a **bold **word"),
    ("blank-in-formatting", "a// slanted//, word"),
    ("blank-in-formatting", "<del> gone</del>"),
    ("formatting-across-blocks", "| **a | b** |"),
    ("formatting-across-blocks", "  * **a **b\n  * c**"),
    ("no-heading", "== Title ="),
    ("no-heading", "====== Title"),
    ("no-heading", "=Title="),
    ("no-heading", "== Title == and more"),
    ("no-heading", "a\n\n  == Title ==\n\nb"),
    ("no-heading", "  * == Title =="),
    ("empty-heading", "Title\n====="),
    ("no-table", " | a | b |"),
    ("no-table", "  * item\n| a | b |"),
    ("row-without-end", "| a | b"),
    ("row-without-end", "| a | b\n| c | d |"),
    ("row-without-end", "| a | <code>b</code>"),
    ("markdown-table", "| a | b |\n|---|---|\n| c | d |"),
    ("no-list", "* one\n* two"),
    ("no-list", " * one\n  * two"),
    ("no-list", "1. one\n2. two"),
    ("no-list", "| a |\n  * one"),
    ("indented-bold", "  **Note** this"),
    ("no-rule", "a\n\n---\n\nb"),
    ("no-rule", "a\n\n ----\n\nb"),
    ("unclosed-link", "see [[page"),
    ("unclosed-link", "see [[page] and [[other]]"),
    ("link-without-target", "see [[|text]]"),
    ("link-without-target", "see [[ ]]"),
    ("link-without-text", "see [[page|]]"),
    ("link-without-bar", "see [[https://example.org the text]]"),
    ("unknown-shortcut", "see [[nobody>page]]"),
    ("unknown-scheme", "see [[htpp://example.org]]"),
    ("single-bracket-link", "see [https://example.org the text]"),
    ("unclosed-media", "{{picture.png"),
    ("unclosed-media", "{{picture.png}\n\n{{other.png}}"),
    ("unclosed-media", "{{tag>one two"),
    ("media-without-target", "{{}}"),
    ("media-without-target", "{{|caption}}"),
    ("unclosed-footnote", "word((a note"),
    ("unclosed-footnote", "word((a note\n\nword((another))"),
    ("unclosed-block", "<code php>\nprint"),
    ("unclosed-block", "<nowiki>a"),
    ("unclosed-block", "a %%b"),
    ("unclosed-block", "<WRAP box>\na"),
    ("unopened-block", "print\n</code>"),
    ("nested-block", "<code>\na\n<code>\nb\n</code>"),
    ("broken-tag", "<code php\nprint\n</code>"),
    ("wrong-case", "<Code>a</Code>"),
    ("html-tag", "a <b>bold</b> word"),
    ("html-tag", "a<br/>b"),
    ("html-tag", '<a href="https://example.org">text</a>'),
    ("markdown-link", "see [text](https://example.org/a)"),
    ("markdown-image", "![text](https://example.org/a.png)"),
    ("markdown-heading", "## Title"),
    ("markdown-heading", "# Title\n\ntext"),
    ("markdown-code", "```python\nprint\n```"),
]

FINE = [
    "**bold** //slanted// __under__ ''mono'' <sub>a</sub> <del>b</del>",
    "2 ** 3 ** 4 and a**b, and//or, it''s, 5'30'' and a // b",
    "http://example.org/a//b foo://bar **** ____ *** ///",
    "%%** and [[%% <nowiki>((</nowiki> <code>== a</code> <file>**</file>",
    "**over\ntwo lines** and **two\nagain**",
    "| **[[a|b]]** | c |",
    "====== Title ======\n\n===== Other ====\ntext",
    "a = b\n= 5\n=> c\n==> d",
    "  == a\n  == b ==\n  == c ==",
    "----\n\n-----\n\ntext --- more",
    "| a | b |\n^ c ^ d |\n| :::: | e |  ",
    "| a | b |\\\\",
    "|---|a|",
    "a | b | c",
    "  * one\n    * two\n  - three\n\n* no item alone\n\n- nor this\n\n1. nor this",
    "- one \\\\\n- two \\\\",
    "  * **bold** item",
    "[[page]] [[page|text]] [[#section]] [[wp>Wiki]] [[a page with blanks]]",
    "[[https://example.org|text]] [[:]] [[page|{{picture.png}}]]",
    "[1] [text] (note) a[b[0]] [text](note) [a](b)",
    "{{picture.png}} {{ picture.png?100 |caption}} {{tag>a}}",
    "word((a note)) word((one\n\nand the same))",
    "<code html><b>a</b></code> <file - a.md># a\n```\n[a](/b)</file>",
    "100 %% and %% alone",
    "<WRAP box>\na\n</WRAP>",
    '<span class="a"> is HTML, and <b> too, a < b > c',
    "# echo superuser\n# make install",
    "''```'' and ` ``` `",
    "",
    "\n\n \n",
]


def kinds(text: str, dialect: Dialect = "2026") -> list[str]:
    return [problem.kind for problem in parse(text, Config(dialect=dialect)).problems]


@pytest.mark.parametrize(("kind", "text"), MISTAKES)
def test_a_mistake_is_found(kind, text):
    assert kinds(text) == [kind]


@pytest.mark.parametrize("text", FINE)
def test_what_is_meant_is_no_problem(text):
    assert kinds(text) == []


def test_every_kind_has_an_example_and_is_documented():
    manual = Path(__file__).parents[2] / "docs" / "markup.md"
    documented = re.findall(r"`([a-z]+-[a-z-]+)`", manual.read_text(encoding="utf-8"))

    assert {kind for kind, _ in MISTAKES} == set(SENTENCES)
    assert set(SENTENCES) <= set(documented)


def test_formatting_that_never_closes_is_a_problem_under_the_old_rules_too():
    text = "**open\n\nmore\n\n//slanted//"

    (problem,) = parse(text, Config(dialect="2022")).problems

    assert (problem.kind, problem.line) == ("unclosed-formatting", 1)
    assert kinds("** bold **", "2022") == []
    assert kinds("text == Title ==", "2022") == []


def test_a_problem_says_where_it_stands():
    text = "é\n\U0001f600 see [[|nowhere]] here\n"

    (problem,) = parse(text).problems

    assert (problem.line, problem.column) == (2, 7)
    assert text[problem.start : problem.end] == problem.written == "[[|nowhere]]"


def test_a_place_within_a_quote_is_found():
    text = "a\n> b\n> c [[|d]]"

    (problem,) = parse(text).problems

    assert text[problem.start : problem.end] == "[[|d]]"
    assert (problem.line, problem.column) == (3, 5)


def test_a_message_says_what_to_write_instead():
    (problem,) = parse("[text](https://example.org/a)").problems

    assert "“[[https://example.org/a|text]]”" in problem.message


def test_a_message_shows_braces_and_signs_as_they_are():
    messages = {problem.message for problem in parse("{{|{0} }} {{a").problems}

    assert any("“{{|{0} }}”" in message for message in messages)
    assert any("“}}”" in message for message in messages)


def test_line_ends_of_browsers_count_once():
    (problem,) = parse("a\r\nb\r\n[[|c]]").problems

    assert (problem.line, problem.start) == (3, 4)


def test_problems_come_in_the_order_of_the_text_and_not_without_end():
    problems = parse("[[|a]] **b {{}} " * 500).problems

    assert len(problems) == MOST
    assert [p.start for p in problems] == sorted(p.start for p in problems)


def test_what_is_asked_for_again_is_not_looked_for_again():
    document = parse("**a")

    assert document.problems is document.problems


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, dialect=st.sampled_from(["2022", "2026"]))
def test_places_lie_in_the_text(text, dialect):
    document = parse(text, Config(dialect=dialect))
    for problem in document.problems:
        assert 0 <= problem.start < problem.end <= len(document.text)
        before = document.text[: problem.start]
        assert problem.line == before.count("\n") + 1
        assert problem.column == len(before) - before.rfind("\n")
        assert len(problem.written) <= LONGEST_QUOTATION
        assert len(problem.message) < 400


@settings(max_examples=50, deadline=None)
@given(text=TEXTS, dialect=st.sampled_from(["2022", "2026"]))
def test_a_text_has_the_same_problems_each_time(text, dialect):
    config = Config(dialect=dialect)
    assert parse(text, config).problems == parse(text, config).problems


@given(words=st.lists(st.from_regex(r"\A[\w]+[.,?!]?\Z"), max_size=30))
def test_plain_words_have_no_problem(words):
    text = " ".join(word.replace("_", "") for word in words)
    assert parse(text).problems == ()


@pytest.mark.parametrize(
    "unit", ["**a ", "[[", "{{|}}", "\n|a", "\n= a", "<sub> ", "<b>", "\n* a", "**\n"]
)
def test_a_hostile_text_takes_time_in_proportion(unit):
    def seconds(length: int) -> float:
        document = parse(unit * (length // len(unit)))
        start = time.process_time()
        assert len(document.problems) <= MOST
        return time.process_time() - start

    once = min(seconds(10_000) for _ in range(3))
    twice = min(seconds(20_000) for _ in range(3))
    assert twice < 4 * once + 0.02
