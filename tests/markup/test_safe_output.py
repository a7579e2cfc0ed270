"""Whatever is written, the HTML holds no way to a script and no stranger's image."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.markup.output_rules import problems
from tests.markup.test_never_fails import TEXTS
from wiki.markup import Config, NothingExists, parse, render_html, render_toc
from wiki.markup.config import Dialect, Profile

ATTACKS = [
    "[[javascript:alert(1)]]",
    "[[ javascript://%0aalert(1)|x]]",
    "[[data:text/html,<script>alert(1)</script>]]",
    '[[http://a.b/"onmouseover="alert(1)|x]]',
    "<script>alert(1)</script>",
    '{{http://a.b/c.png?10|"><script>alert(1)</script>}}',
    '{{a.png|" onerror="alert(1)}}',
    '<code php "><script>>x</code>',
    '<code " onclick=alert(1) x.php>x</code>',
    '<file - "><img src=x onerror=alert(1)>>x</file>',
    '[[wp>"><script>]]',
    "[[this>javascript:alert(1)]]",
    '[[user>"x]]',
    '<a@b.cd"onclick=x>',
    '== "><script> ==',
    "{{rss>javascript:alert(1)}}",
    '{{rss>http://a.b"onclick=x y}}',
    '[[#"onclick=x]]',
    "~~REDIRECT>javascript:alert(1)~~",
    '\n#REDIRECT a?"onclick=x#"onclick=x',
    '{{page>a"onclick=x#"b&link"}}',
    '[[a?b="onclick=x]]',
    '[[\\\\a\\"onclick=x]]',
    "{{javascript:alert(1).png?direct}}",
    '{{data:x.svg#"onload=x}}',
    '[[mailto:a@b.cd?x="onclick=x]]',
    '<mermaid "onclick=x><script>alert(1)</script></mermaid>',
    '<dot onclick="x" data-diagram="x"><img src=x></dot>',
    r"$\text{<script>alert(1)</script>}$",
    r"$\href{javascript:alert(1)}{x}$",
    r"$\style{background:url(javascript:alert(1))}{x}$",
    r"$\color{red\" onclick=alert(1)}{x}$",
    r"\[\verb|</annotation><img src=x onerror=alert(1)>|\]",
    r"$$\hspace{9999em}\rule{9999em}{9999em}$$",
    '<WRAP box" onclick=x :de"x #a"b 5%"x>x</WRAP>',
    '<wrap box" onclick=x>x</wrap>',
    '<note "onclick=x>x</note>',
    '++++ "><script>|x++++',
    '++ "><script>|x++',
    '<hidden onHidden="a" onclick="b" " onclick=x>x</hidden>',
    '<color red" onclick="x/#fff">x</color>',
    '<sortable 1" onclick="x">x</sortable>',
]

DIALECTS: tuple[Dialect, ...] = ("2022", "2026")
PROFILES: tuple[Profile, ...] = ("full", "stock")


def check(text: str, dialect: Dialect, profile: Profile) -> None:
    document = parse(text, Config(dialect=dialect, profile=profile))
    html = render_html(document, NothingExists()) + render_toc(document)
    assert problems(html, profile) == []


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
