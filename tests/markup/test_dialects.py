"""Switching dialect: what differs, why, and texts that look as before."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wiki.markup import Config, NothingExists, parse, render_html
from wiki.markup.appearance import lines_of
from wiki.markup.config import Dialect
from wiki.markup.dialects import Comparison, Outcome, compare
from wiki.markup.mending import Cause

NOTHING = NothingExists()
PIECES = (
    "**", "//", "__", "''", "<del>", "</del>", "<sub>", "</sub>", "a", "b c", " ", "é",
    "\n", "\n\n", "\n  * ", "\n    - ", "\n> ", "\n>> ", "\n> > ", "\n| ", " | ", " ^ ",
    "\n----", "\n---- ", "===== ", " =====\n", "\n== H ==\n", "((", "))", "[[a]]", "--",
    "{{b.png}}", "%%", '"', "'", "http://a.org", "\\\\ ", "<html>", "</html>", "\n  x",
    "<HTML>", "</HTML>", "<code>", "</code>",
)  # fmt: skip
OTHER: dict[Dialect, Dialect] = {"2022": "2026", "2026": "2022"}
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)


def switched(text: str, to: Dialect = "2026", **chosen) -> Comparison:
    return compare(text, Config(dialect=OTHER[to], **chosen), to, NOTHING)


def seen(text: str, dialect: Dialect, **chosen) -> list[str]:
    config = Config(dialect=dialect, **chosen)
    return lines_of(render_html(parse(text, config), NOTHING))


@pytest.mark.parametrize(
    ("text", "mended", "cause"),
    [
        ("a ** b ** c", "a **b** c", Cause.BLANKS),
        ("a** b **c", "a **b** c", Cause.BLANKS),
        ("a** //x// **b", "a **//x//** b", Cause.BLANKS),
        ("|** a **|** b ** |", "| **a** | **b** |", Cause.BLANKS),
        ("**a **b** c**", "**a** b **c**", Cause.BLANKS),
        ("a **b\n\n c** d", "a **b\n c** d", Cause.PARAGRAPHS),
        ("**a\n\n** b", "**a** b", Cause.PARAGRAPHS),
        ("//http://a.org//", "//http://a.org//<nowiki></nowiki>//", Cause.UNCLOSED),
        ("a ** ** b", "a   b", Cause.EMPTY),
        ("a ===== H =====\nb", "a \n===== H =====\nb", Cause.HEADINGS),
        ("a\n ---- \nb", "a\n----\nb", Cause.RULES),
        ("> > a", "> %%>%% a", Cause.QUOTES),
        (">   * a", "> * a", Cause.QUOTES),
        ("> a\n> | b |", "> a\n> %%|%% b |", Cause.TEXT),
        ("***a***", "**%%*%%a***", Cause.TEXT),
        ("  * a\n> b", "  * a\n%%>%% b", Cause.TEXT),
        ("<HTML>\n<b>\n</HTML>", "<code html>\n<b>\n</code>", Cause.EMBEDDED),
        ("<PHP>echo 1;</PHP>", "<code php>\necho 1;\n</code>", Cause.EMBEDDED),
        ('""**a', '"“**a', Cause.QUOTATION_MARKS),
    ],
)
def test_each_cause_is_told_and_mended(text, mended, cause):
    comparison = switched(text)

    assert comparison.outcome is Outcome.MENDED
    assert cause in comparison.causes
    assert comparison.mended == mended
    assert seen(mended, "2026") == seen(text, "2022")


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("a ** b ** c", "a %%**%% b ** c"),
        ("***a***", "%%*%%**a***"),
        ("a ===== H =====\nb", "a %%=====%% H %%=====%%\nb"),
        ("a\n ----\nb", "a\n ---<nowiki></nowiki>-\nb"),
        ("> > a", ">> a"),
        ("a <html>b</html>", "a %%<html>%%b</html>"),
    ],
)
def test_the_way_back_is_known_too(text, mended):
    comparison = switched(text, "2022")

    assert comparison.outcome is Outcome.MENDED
    assert comparison.mended == mended
    assert seen(mended, "2022") == seen(text, "2026")


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("a <html><b></html> c", Cause.EMBEDDED),
        ("** a ** <php>1</php>", Cause.EMBEDDED),
        ("**a //b** c//", Cause.UNCLOSED),
        ("| a |\n    \n== H ==", Cause.TEXT),
        ("> **a\n> b**", Cause.OTHER),
    ],
)
def test_what_cannot_be_mended_is_left_to_a_person(text, cause):
    comparison = switched(text)

    assert comparison.outcome is Outcome.PERSON
    assert comparison.mended is None
    assert cause in comparison.causes


def test_embedded_html_that_both_show_needs_nobody():
    comparison = switched("<html><b>a</b></html> ** b **", embed_html=True)

    assert comparison.mended == "<html><b>a</b></html> **b**"


@pytest.mark.parametrize(
    "text", ["", "**a** //b//", "a\n\n  * b\n  * c", "<code>\n** a **\n</code>"]
)
def test_what_looks_the_same_is_left_alone(text):
    comparison = switched(text)

    assert comparison.outcome is Outcome.SAME
    assert comparison.before == comparison.after
    assert comparison.mended is None
    assert not comparison.causes


def test_levels_of_list_items_are_counted_but_not_seen():
    assert switched("    * a\n    * b").outcome is Outcome.LEVELS


def test_line_ends_stay_as_they_are():
    assert switched("a ** b **\r\nc").mended == "a **b**\r\nc"


def test_what_is_seen_is_said_line_by_line():
    comparison = switched("a\n\n** b **")

    assert comparison.before == (
        "<p>",
        "a",
        "</p>",
        "<p>",
        "<strong>b</strong>",
        "</p>",
    )
    assert comparison.after == ("<p>", "a", "</p>", "<p>", "** b **", "</p>")


@settings(deadline=None)
@given(
    text=TEXTS,
    to=st.sampled_from(["2022", "2026"]),
    typography=st.sampled_from([0, 1, 2]),
)
def test_a_mended_text_always_looks_as_before_by_both_rules(text, to, typography):
    comparison = switched(text, to, typography=typography)

    other = OTHER[to]
    before = seen(text, other, typography=typography)
    if comparison.mended is not None:
        assert seen(comparison.mended, to, typography=typography) == before
        assert seen(comparison.mended, other, typography=typography) == before
    looks_same = before == seen(text, to, typography=typography)
    assert looks_same == (comparison.outcome in {Outcome.SAME, Outcome.LEVELS})
    assert (comparison.mended is not None) == (comparison.outcome is Outcome.MENDED)
