"""How often a page with lists and included texts asks, and that it stays bounded."""

from __future__ import annotations

import sys

import pytest

from tests.markup.output_rules import is_balanced
from wiki.markup import Config, Found, Names, parse, render_html
from wiki.markup.including import (
    MAXIMUM_CHARACTERS,
    MAXIMUM_INCLUDED,
    MAXIMUM_LEVELS,
)
from wiki.markup.links import MAXIMUM_TEXTS
from wiki.markup.parser import MAXIMUM_DEPTH


class Texts:
    """A wiki of texts that counts how often it is asked."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts
        self.asked: list[Names] = []

    def find(self, names: Names) -> Found:
        self.asked.append(names)
        return Found(
            pages={path: "" for path in names.pages if path in self.texts},
            texts={path: self.texts[path] for path in names.texts & set(self.texts)},
        )


def shown(text: str, wiki: Texts, path: str = "start") -> str:
    html = render_html(parse(text, Config(path=path)), wiki)
    assert is_balanced(html)
    return html


def test_a_page_without_includes_asks_once():
    wiki = Texts({})
    shown("[[a]] [[b]]", wiki)
    assert len(wiki.asked) == 1


def test_each_level_of_texts_is_asked_for_at_once():
    wiki = Texts({"a": "{{page>c}} [[x]]", "b": "{{page>c}} [[y]]", "c": "[[z]] [[x]]"})
    html = shown("{{page>a}} {{page>b}}", wiki)
    assert [names.texts for names in wiki.asked] == [{"a", "b"}, {"c"}, frozenset()]
    assert [names.pages for names in wiki.asked] == [{"a", "b"}, {"c", "x", "y"}, {"z"}]
    assert html.count('title="z"') == 2


def test_links_of_an_included_text_lead_from_its_own_page():
    html = shown("{{page>ns:a}}", Texts({"ns:a": "[[b]] {{c.png}}"}))
    assert 'href="/wiki/ns:b"' in html
    assert 'href="/media/ns:c.png"' in html


def test_code_of_an_included_text_is_downloaded_from_its_own_page():
    html = shown("{{page>ns:a}}", Texts({"ns:a": "<file c x.c>int</file>"}))
    assert 'href="/wiki/ns:a?do=export_code' in html


def test_a_page_with_includes_is_not_cacheable_and_says_nothing_of_them():
    document = parse("{{page>a}}")
    assert not document.cacheable
    assert document.facts.plain_text == ""
    assert [link.target for link in document.facts.links] == ["a"]
    assert not parse("> {{page>a}}").cacheable


def test_anchors_are_given_once_and_kept_within_the_text():
    wiki = Texts({"a": "== One ==\n[[#one]] [[#two]]\n== Two =="})
    html = shown("== One ==\n{{page>a}}\n{{page>a}}\n{{page>a#one}}", wiki)
    anchors = [part.partition('"')[0] for part in html.split(' id="')[1:]]
    assert anchors == ["one", "one1", "two", "one2", "two1", "one3"]
    assert html.count('href="#two"') == 1
    assert 'href="/wiki/a#two"' in html
    assert html.count("<!-- section") == 0


def test_notes_are_numbered_as_they_come():
    html = shown("((x)) {{page>a}} ((y))", Texts({"a": "((z)) ((x))"}))
    order = [int(part.partition('"')[0]) for part in html.split('id="fnt__')[1:]]
    assert order == [1, 2, 3, 4]
    assert html.count('<div class="fn">') == 3


def test_headings_stand_below_those_around_them():
    wiki = Texts({"a": "{{page>b}}\n===== A =====", "b": "====== B ======"})
    html = shown("===== Page =====\n{{page>a}}", wiki)
    assert '<h3 id="b">' in html
    assert '<h3 id="a">' in html


def test_headings_in_boxes_have_anchors_too():
    wiki = Texts({"a": "<WRAP box>\n== A ==\n</WRAP>\n[[#a]]"})
    html = shown("== A ==\n{{page>a}}", wiki)
    assert 'id="a1"' in html
    assert 'href="#a1"' in html


def test_texts_within_texts_end():
    chain = {f"p{n}": f"level {n} {{{{page>p{n + 1}}}}}" for n in range(1, 10)}
    wiki = Texts(chain)
    html = shown("{{page>p1}}", wiki)
    assert f"level {MAXIMUM_LEVELS} " in html
    assert f"level {MAXIMUM_LEVELS + 1} " not in html
    assert f'href="/wiki/p{MAXIMUM_LEVELS + 1}"' in html
    assert len(wiki.asked) == MAXIMUM_LEVELS + 1


def test_texts_that_include_each_other_end():
    both = Texts({"a": "A {{page>b}}", "b": "B {{page>a}}"})
    assert shown("{{page>a}}", both).count("A ") == 1
    assert "plugin_include" not in shown("{{page>a}}", both, path="a")


def test_a_few_texts_cannot_become_very_many():
    many = Texts({"a": "{{page>b}}" * 50, "b": "{{page>c}}" * 50, "c": "."})
    html = shown("{{page>a}}" * 50, many)
    assert html.count("plugin_include_content") == MAXIMUM_INCLUDED


def test_very_many_texts_are_not_asked_for():
    wiki = Texts({})
    shown("".join(f"{{{{page>p{n}}}}}" for n in range(5_000)), wiki)
    assert len(wiki.asked[0].texts) == MAXIMUM_TEXTS


def test_long_texts_do_not_make_an_endless_page():
    wiki = Texts({"a": "word " * 20_000})
    html = shown("{{page>a}}" * 50, wiki)
    assert MAXIMUM_CHARACTERS / 2 < len(html) < 2 * MAXIMUM_CHARACTERS


@pytest.mark.parametrize(
    "opener", ["\n" + ">" * 60 + " ", "**//__''" * 20, "<sub>" * 60]
)
def test_the_deepest_texts_can_be_shown(opener):
    around = "\n  * " * 3
    deep = "".join(f"\n{'  ' * depth}* x" for depth in range(1, MAXIMUM_DEPTH + 10))
    text = f"{deep}((a{around}{{{{page>%s}}}}))\n{opener}x"
    wiki = Texts({name: text % (name + "x") for name in ("a", "ax", "axx", "axxx")})
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(600)  # what is left when a server has called so far
    try:
        assert "plugin_include__axxx" in shown("> {{page>a}}", wiki)
    finally:
        sys.setrecursionlimit(limit)
