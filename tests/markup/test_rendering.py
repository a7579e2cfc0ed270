"""What rendering asks from outside, and what settings change."""

from __future__ import annotations

import re
from html import unescape

import pytest

from wiki.markup import (
    Config,
    FileFound,
    Found,
    Names,
    NothingExists,
    parse,
    render_html,
)
from wiki.markup.config import Quotes


class Counting:
    """A wiki that counts how often it is asked."""

    def __init__(self, **pages: str) -> None:
        self.pages = pages
        self.asked: list[Names] = []

    def find(self, names: Names) -> Found:
        self.asked.append(names)
        pages = {
            name: title for name, title in self.pages.items() if name in names.pages
        }
        return Found(pages, dict.fromkeys(names.files, FileFound(2048)))


def shown(text: str, links=None, **config) -> str:
    return render_html(parse(text, Config(**config)), links or NothingExists())


def test_asks_once_for_all_names():
    wiki = Counting()
    shown("[[a]] [[b]] {{c.png}} ((d [[e]]))", wiki)
    assert wiki.asked == [Names(frozenset({"a", "b", "e"}), frozenset({"c.png"}))]


def test_the_first_candidate_that_exists_is_meant():
    assert 'href="/wiki/foo:foo"' in shown("[[foo:]]", Counting(**{"foo:foo": ""}))
    assert 'href="/wiki/foo:start"' in shown("[[foo:]]")


def test_titles_may_be_labels():
    wiki = Counting(a="The Title")
    assert ">The Title</a>" in shown("[[a]]", wiki, use_heading=True)
    assert ">label</a>" in shown("[[a|label]]", wiki, use_heading=True)
    assert ">a</a>" in shown("[[a]]", wiki)


def test_a_file_shows_its_size():
    assert 'title="a.pdf (2\u00a0KB)"' in shown("{{a.pdf}}", Counting())


def test_sections_to_edit_are_marked():
    html = shown("== A ==\n===== B =====", max_section_level=3)
    assert "<!-- section 2 -->" in html
    assert "<!-- section 1 -->" not in html


def test_ids_stay_readable_in_addresses():
    assert 'href="/wiki/a:%C3%B6"' in shown("[[a:ö]]", deaccent=0)


def test_an_image_elsewhere_loads_only_in_stock():
    text = "{{https://a.example/b.png|cap}}"
    assert "<img" not in shown(text)
    assert 'href="https://a.example/b.png"' in shown(text)
    assert '<img src="/file/https%3A%2F%2Fa.example%2Fb.png"' in shown(
        text, profile="stock"
    )


def test_mailboxes_are_hidden_as_set():
    assert "a@b.example" in shown("<a@b.example>", mailguard="none")
    visible = shown("<a@b.example>", mailguard="visible")
    assert ">a [at] b [dot] example</a>" in visible
    assert "a@b.example" not in visible
    assert "&#97;&#64;" in shown("<a@b.example>", mailguard="hex")


def test_quotes_are_those_of_the_language():
    german = Quotes("„", "“", "‚", "‘", "’")
    assert "„a“" in shown('"a"', quotes=german)
    assert "‚a‘ it’s" in shown("'a' it's", quotes=german, typography=2)
    assert '"a"' in shown('"a"', typography=0)


def test_a_site_adds_its_own_lists():
    assert 'title="Large"' in shown("LLM", acronyms={"LLM": "Large"})
    assert ">☃</span>" in shown("a :snow: b", smileys={":snow:": "☃"})
    assert 'href="https://x.example/y"' in shown(
        "[[x>y]]", interwiki={"x": "https://x.example/{NAME}"}
    )


def test_camel_case_links_where_the_site_wants_it():
    assert 'href="/wiki/camelcase"' in shown("CamelCase", camelcase=True)
    assert "<a" not in shown("Camel case xCamelCase", camelcase=True)


def test_code_is_coloured_unless_told_not_to():
    text = "<code python>\ndef a(): pass\n</code>"
    assert '<span class="k">def</span>' in shown(text)
    assert "<span" not in shown(text, highlight=False)
    assert "<span" not in shown(text.replace("pass", "x " * 40_000))


@pytest.mark.parametrize("language", ["python", "php", "html5", "sql", "text", "none"])
@pytest.mark.parametrize("code", ["a", "\n\na\n\n", "<b>&amp;\t\n x", " ", "\n"])
def test_colouring_keeps_the_text(language, code):
    html = shown(f"<code {language}>\n{code}\n</code>")
    assert unescape(re.sub("<[^>]*>", "", html)) == code + "\n"
