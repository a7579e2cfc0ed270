"""Two pages are the same exactly where their readers could not tell them apart."""

from __future__ import annotations

import pytest

from tests.conformance.comparison import (
    canonical,
    destination,
    first_difference,
    is_balanced,
)

SAME = {
    "white space at blocks": ("<p>\n a </p>\n\n<p>b</p>", "<p>a</p><p>b</p>"),
    "white space within lines": ("<p>a\n \tb</p>", "<p>a b</p>"),
    "white space at a break": ("<p>a<br/>\nb</p>", "<p>a <br />b</p>"),
    "order of attributes": ('<a id="x" href="#y">', '<a href="#y" id="x">'),
    "order of classes": ('<p class="a b">', '<p class="b a">'),
    "character references": ("<p>&#97;&amp;</p>", "<p>a&amp;</p>"),
    "what scripts ask for": ('<p data-a="1" aria-b="2" role="c">a</p>', "<p>a</p>"),
    "pages": ('<a href="/wiki/a:b#c">', '<a href="/doku.php?id=a:b#c">'),
    "queries": ('<a href="/wiki/a?do=x&y=1">', '<a href="/doku.php?y=1&do=x&id=a">'),
    "files": (
        '<img src="/file/a.png?w=5">',
        '<img src="/lib/exe/fetch.php?w=5&tok=1&media=a.png">',
    ),
    "addresses as titles": ('<a title="/wiki/a">', '<a title="/doku.php?id=a">'),
    "pages of files": (
        '<a href="/media/a.png">',
        '<a href="/lib/exe/detail.php?id=p&media=a.png">',
    ),
    "addresses in other letters": (
        '<a href="/wiki/%C3%A9">',
        '<a href="/doku.php?id=%C3%A9">',
    ),
    "colours of code": (
        '<pre class="code c"><span>a</span> b</pre>',
        '<pre class="code c">a <b>b</b></pre>',
    ),
    "numbered lines of code": (
        '<pre class="code"><ol><li>a</li>\n<li>b</li></ol></pre>',
        '<pre class="code">a\nb</pre>',
    ),
    "smileys": (
        '<img class="icon smiley" alt=":-)">',
        '<span class="smiley" title=":-)">x</span>',
    ),
    "feeds": ('<ul class="rss"><li>a</li></ul>', '<ul class="rss"></ul>'),
}
DIFFERENT = {
    "words": ("<p>a</p>", "<p>b</p>"),
    "white space between words": ("<p>a b</p>", "<p>ab</p>"),
    "white space at inline elements": ("<p>a <b>b</b></p>", "<p>a<b>b</b></p>"),
    "white space in code": ("<pre>a  b</pre>", "<pre>a b</pre>"),
    "lines of code": ('<pre class="code">a\nb</pre>', '<pre class="code">ab</pre>'),
    "classes": ('<p class="a">', '<p class="b">'),
    "ids": ('<p id="a">', '<p id="b">'),
    "titles": ('<a title="a">', "<a>"),
    "elements": ("<em>a</em>", "<b>a</b>"),
    "where elements end": ("<em>a</em>b", "<em>ab</em>"),
    "elements at the end": ("<p>a</p>", "<p>a</p><hr>"),
    "pages": ('<a href="/wiki/a">', '<a href="/doku.php?id=b">'),
    "pages and files": ('<a href="/wiki/a">', '<a href="/lib/exe/fetch.php?media=a">'),
    "anchors": ('<a href="/wiki/a#b">', '<a href="/wiki/a">'),
    "sizes": ('<img src="/file/a?w=5">', '<img src="/file/a?w=6">'),
    "hosts": ('<a href="http://a.b/wiki/c">', '<a href="/wiki/c">'),
    "smileys": ('<img class="smiley" alt=":-)">', '<img class="smiley" alt=":-(">'),
    "tags and text like them": ("<hr>", "&lt;hr&gt;"),
    "whether code is code": ('<pre class="code">a</pre>', "<p>a</p>"),
    "notes": ('<a id="fnt__1">1)</a>', '<a id="fnt__2">2)</a>'),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_these_are_the_same(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)
    assert first_difference(one, other) == ""


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_these_differ(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)
    assert first_difference(one, other)


def test_the_first_difference_is_told_with_what_stands_before() -> None:
    found = first_difference("<p>a<b>c</b></p>", "<p>a<b>d</b></p>")
    assert found == "behind <b>\n  ours:   'c\n  theirs: 'd"


@pytest.mark.parametrize(
    "html", ["", "a", "<p>a<br>b<img/></p>", "<ul><li>a</li><li>b</li></ul>"]
)
def test_balanced_html_is_known(html: str) -> None:
    assert is_balanced(html)


@pytest.mark.parametrize(
    "html", ["<p>", "</p>", "<p><em>a</p>", "<p><em>a</p></em>", "<em/>"]
)
def test_unbalanced_html_is_known(html: str) -> None:
    assert not is_balanced(html)


def test_what_nobody_closed_ends_with_what_is_around_it() -> None:
    assert canonical("<p><em>a</p>b") == ["<p>", "<em>", "'a", "</em>", "</p>", "'b"]


def test_what_is_no_address_leads_where_it_says() -> None:
    assert destination("http://[") == "http://["
    assert destination("#a") == "#a"
    assert destination("/elsewhere/a") == "/elsewhere/a"
