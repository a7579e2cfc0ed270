"""Whatever is written, the HTML holds no way to a script and no stranger's image."""

from __future__ import annotations

import re

import nh3
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.markup.test_never_fails import TEXTS
from wiki.markup import Config, NothingExists, parse, render_html
from wiki.markup.config import Dialect

TAGS = {
    "a", "abbr", "audio", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt",
    "em", "h1", "h2", "h3", "h4", "h5", "hr", "img", "li", "ol", "p", "pre", "source",
    "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
    "video",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"class", "id", "title"},
    "a": {"href", "rel", "data-wiki-id"},
    "audio": {"controls"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ol": {"start"},
    "source": {"src", "type"},
    "span": {"role", "aria-label"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ul": {"data-feed", "data-parameters"},
    "video": {"controls", "width", "height", "poster"},
}
SCHEMES = {
    "http", "https", "telnet", "gopher", "wais", "ftp", "ed2k", "irc", "ldap",
    "mailto", "file", "skype", "callto", "tel",
}  # fmt: skip
ADDRESS = re.compile(r'(?:href|src|poster)="([^"]*)"')
COMMENT = re.compile("<!-- section [0-9]+ -->")
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
    '[[a?b="onclick=x]]',
    '[[\\\\a\\"onclick=x]]',
    "{{javascript:alert(1).png?direct}}",
    '{{data:x.svg#"onload=x}}',
    '[[mailto:a@b.cd?x="onclick=x]]',
]

DIALECTS: tuple[Dialect, ...] = ("2022", "2026")


def cleaned(html: str) -> str:
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=False,
    )


def check(text: str, dialect: Dialect) -> None:
    html = render_html(parse(text, Config(dialect=dialect)), NothingExists())
    html = COMMENT.sub("", html)
    once = cleaned(html)
    # What is allowed alone must come to the same as what is allowed and more.
    everything = nh3.clean(
        html,
        tags=TAGS | {"form", "input", "button", "marquee", "object", "svg"},
        attributes={
            tag: names | {"style", "onclick", "onerror", "onload", "onmouseover"}
            for tag, names in ATTRIBUTES.items()
        },
        url_schemes=SCHEMES | {"javascript", "data", "vbscript"},
        link_rel=None,
        strip_comments=False,
    )
    assert once == everything
    assert tags_of(html) == tags_of(once)
    for address in ADDRESS.findall(html):
        scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.\-]*):", address)
        assert scheme is None or scheme[1].lower() in SCHEMES or address[0] == "&"
    for source in re.findall(r'src="([^"]*)"', html):
        assert source.startswith("/file/")


def tags_of(html: str) -> list[str]:
    return [
        tag.lower()
        for tag in re.findall(r"</?([a-zA-Z][a-zA-Z0-9]*)", html)
        if tag.lower() != "tbody"
    ]


def test_no_attack_gets_through():
    for text in ATTACKS:
        for dialect in DIALECTS:
            check(text, dialect)


@settings(max_examples=150, deadline=None)
@given(
    text=st.lists(st.sampled_from(ATTACKS) | TEXTS, max_size=4).map("".join),
    dialect=st.sampled_from(["2022", "2026"]),
)
def test_nothing_need_be_removed(text, dialect):
    check(text, dialect)
