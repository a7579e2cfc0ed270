"""Hostile texts become pages as good as any, of a bounded size, at a bounded cost.

Cost is counted in calls, not in seconds: `./stemma bench markup` has the seconds.
"""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from tests.markup.hostile import HOSTILE, Hostile
from tests.markup.output_rules import problems
from wiki.markup import Config, NothingExists, parse, render_html, render_toc
from wiki.markup.config import Dialect, Profile
from wiki.markup.inventory import HTML_OF_SHORT_PAGES, MOST_SIGNS

LENGTH = 10_000
MOST_OUTPUT = 20
"""Times the input."""
MOST_GROWTH = 2.3
"""Of the work, when the text is twice as long."""

LONG = 300_000
"""Characters of a text that is too long for the HTML every page may hold."""
TAGS_FOR_A_LETTER = {
    "((c))", "((a))", "(())", "((a)) ((a))", "//((a))", r"\n|((a))|",
    r"\n>a\n>>>>>>>>>>a", r"\n>>>>>>>>>>>>>>>>>>>>a\n>a", r"\n>|a|\n>>^b^",
    r"|x|\n>y\n", r"\n^a\n\n|b|", "[[]]", "[[a]]", "[[wp>a]]", "[[user>]]",
    "<a@b.cd>", "[(a)]", "[(n>a)]", "[(n>)]", "tags in one place",
}  # fmt: skip
"""Texts each sign of which becomes so many tags that their number must end."""

DIALECTS: tuple[Dialect, ...] = ("2022", "2026")
PROFILES: tuple[Profile, ...] = ("full", "stock")

every_hostile_text = pytest.mark.parametrize(
    "hostile", HOSTILE, ids=lambda hostile: hostile.name
)


def rendered(text: str, dialect: Dialect, profile: Profile = "full") -> str:
    document = parse(text, Config(dialect=dialect, profile=profile))
    return render_html(document, NothingExists()) + render_toc(document)


def calls(text: str, dialect: Dialect) -> int:
    """Return how many functions are called while a text is rendered."""
    number = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal number
        number += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        rendered(text, dialect)
    finally:
        sys.setprofile(None)
    return number


@every_hostile_text
def test_the_page_is_sound_and_not_too_long(hostile: Hostile):
    text = hostile.make(LENGTH)
    longest = 0
    for dialect in DIALECTS:
        for profile in PROFILES:
            html = rendered(text, dialect, profile)
            assert problems(html, profile) == []
            longest = max(longest, len(html))
    assert longest <= max(MOST_OUTPUT * len(text), HTML_OF_SHORT_PAGES)


@every_hostile_text
def test_twice_the_text_is_about_twice_the_work(hostile: Hostile):
    for dialect in DIALECTS:
        lengths = (LENGTH // 16, LENGTH // 8, LENGTH // 4)
        short, middle, long = (calls(hostile.make(n), dialect) for n in lengths)
        # An odd number of openers may need a second pass, an even one none.
        assert min(middle / short, long / middle) <= MOST_GROWTH


@pytest.mark.parametrize("name", sorted(TAGS_FOR_A_LETTER))
@pytest.mark.parametrize("path", ["start", "a:namespace:with:a:rather:long:name:page"])
def test_the_longer_text_has_no_more_tags_than_it_can_afford(name: str, path: str):
    (hostile,) = (hostile for hostile in HOSTILE if hostile.name == name)
    text = hostile.make(LONG)
    for dialect in DIALECTS:
        document = parse(text, Config(path=path, dialect=dialect))
        assert len(render_html(document, NothingExists())) <= MOST_OUTPUT * len(text)


def test_what_stands_behind_very_many_signs_is_text():
    html = rendered("~~NOTOC~~" * (MOST_SIGNS + 1) + "**b**", "2026")
    assert html.split() == ["<p>", "~~NOTOC~~**b**", "</p>"]


def test_words_in_camel_case_are_links_as_long_as_the_page_affords_them():
    path = "a:namespace:with:a:rather:long:name:page"
    text = "AaB " * (LONG // 4)
    document = parse(text, Config(path=path, camelcase=True))
    html = render_html(document, NothingExists())
    assert '<a href="/wiki/a:namespace:with:a:rather:long:name:aab"' in html
    assert len(html) <= MOST_OUTPUT * len(text)


def test_lines_of_a_quote_are_signs():
    html = rendered(
        "~~NOTOC~~" * (MOST_SIGNS - 10) + "\n> a" * 20 + "\n\n**b**", "2026"
    )
    assert html.count("<blockquote>") == 1
    assert "a<br/>\na" in html
    assert "&gt; a" in html
    assert "**b**" in html


def test_tags_are_signs():
    html = rendered("{{tag>" + "a " * (MOST_SIGNS + 10) + "}}**b**", "2026")
    assert html.count("a, ") == MOST_SIGNS - 2
    assert "**b**" in html


def test_behind_very_many_signs_typography_ends():
    html = rendered('"' * (MOST_SIGNS + 1) + '<">', "2026")
    assert html.count("“") + html.count("”") == MOST_SIGNS
    assert '”"&lt;"&gt;' in html
    html = rendered('"**x**' * MOST_SIGNS + ' "&', "2026")
    assert html.rstrip().endswith(' "&amp;\n\n</p>')


@pytest.mark.parametrize("unit", ["  ", "\t"])
def test_lists_nest_only_so_deep(unit: str):
    text = "".join(f"\n{unit * depth}* x" for depth in range(1, 1_500))
    for dialect in DIALECTS:
        html = rendered(text, dialect)
        assert html.count("<ul>") == html.count("</ul>") < 100
        assert html.count("<li ") == 1_499


def test_the_texts_have_names_of_their_own():
    names = [hostile.name for hostile in HOSTILE]
    assert len(set(names)) == len(names) > 100
    for hostile in HOSTILE:
        assert LENGTH // 2 < len(hostile.make(LENGTH)) < LENGTH * 3 // 2
