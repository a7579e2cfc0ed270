"""Whatever is written, the HTML holds no way to a script and no stranger's image."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.markup.hostile import ATTACKS
from tests.markup.output_rules import problems
from tests.markup.test_never_fails import TEXTS
from wiki.markup import (
    Config,
    FileFound,
    Found,
    Names,
    NothingExists,
    parse,
    render_html,
    render_toc,
)
from wiki.markup.config import Dialect, Profile

DIALECTS: tuple[Dialect, ...] = ("2022", "2026")
PROFILES: tuple[Profile, ...] = ("full", "stock")


class SmallFilm:
    """A wiki that has one film."""

    def find(self, _names: Names) -> Found:
        return Found(files={"b.mp4": FileFound()})


def check(text: str, dialect: Dialect, profile: Profile) -> None:
    document = parse(text, Config(dialect=dialect, profile=profile))
    html = render_html(document, NothingExists()) + render_toc(document)
    assert problems(html, profile) == []


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("scheme", ["http\u017f", "HTTP\u017f"])
@pytest.mark.parametrize("form", ["{{{{rss>{}://a.b}}}}", "{{{{{}://a.b/c.png}}}}"])
def test_a_letter_that_looks_like_another_makes_no_scheme(form, scheme, profile):
    for dialect in DIALECTS:
        check(form.format(scheme), dialect, profile)


def test_a_film_as_a_label_puts_no_link_into_the_link():
    document = parse("[[a|{{b.mp4}}]] {{b.mp4}}", Config(path="page"))
    html = render_html(document, SmallFilm())
    label, alone = html.split("</video>")[:2]
    assert label.count("<a ") == 1
    assert "<source " in label
    assert 'class="media mediafile mf_mp4"' in alone
    assert problems(html, "full") == []


def test_no_attack_gets_through():
    for text in ATTACKS:
        for dialect in DIALECTS:
            for profile in PROFILES:
                check(text, dialect, profile)


@settings(max_examples=150, deadline=None)
@given(
    text=st.lists(st.sampled_from(ATTACKS) | TEXTS, max_size=4).map("".join),
    dialect=st.sampled_from(DIALECTS),
    profile=st.sampled_from(PROFILES),
)
def test_nothing_need_be_removed(text, dialect, profile):
    check(text, dialect, profile)


@pytest.mark.parametrize(
    "html",
    [
        "<script>a</script>",
        '<p onclick="a">b</p>',
        '<p style="color:red">b</p>',
        '<a href="javascript:a">b</a>',
        '<a href="&#106;ava\tscript:a">b</a>',
        '<img src="http://a.b/c.png" />',
        '<iframe src="/file/a"></iframe>',
        "<p class=a>b</p>",
        '<p class="a" class="b">c</p>',
        "<p title='a'>b</p>",
        "<p>a & b</p>",
        "a > b",
        "a < b",
        "<p><em>a</p></em>",
        "<p>a",
        "a</p>",
        "<p/>",
        "<br>",
        "<p>a<p>b</p></p>",
        "<P>a</P>",
        "<!-- a -->",
        "<table><tr><td>a</td></tr><p>b</p></table>",
    ],
)
def test_the_rules_see_what_is_wrong(html):
    assert problems(html)
