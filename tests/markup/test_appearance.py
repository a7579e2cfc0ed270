"""Two renderings look alike where a browser shows the same, and only there."""

from __future__ import annotations

import pytest

from wiki.markup.appearance import lines_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>\na  b\n</p>", "<p>a b</p>"),
        ("<p>a <strong> b </strong> c</p>", "<p>a <strong>b</strong> c</p>"),
        ("<p>a<em> b</em></p>", "<p>a <em>b</em></p>"),
        ('<em class="u"><em> b</em> </em>c', '<em class="u"><em>b</em></em> c'),
        ("<p>a<strong> </strong>b</p>", "<p>a b</p>"),
        ("<p>a <br/>\n b</p>", "<p>a<br/>b</p>"),
        ('<h1 class="sectionedit1" id="a">A</h1>\n<!-- 1 -->', '<h1 id="a">A</h1>'),
        ('<li class="level2 node">', '<li class="level1 node">'),
    ],
)
def test_what_looks_alike_is_the_same(one, other):
    assert lines_of(one) == lines_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>ab</p>", "<p>a b</p>"),
        ("<p>a<strong> b</strong></p>", "<p>a<strong>b</strong></p>"),
        ("<p>a <strong>b</strong></p>", "<p>a b</p>"),
        ("<p>a</p><p>b</p>", "<p>a b</p>"),
        ("<pre>a  b</pre>", "<pre>a b</pre>"),
        ('<code class="code php">a  b</code>', '<code class="code php">a b</code>'),
        ('<a href="x">a</a>', '<a href="y">a</a>'),
        ('<h1 id="a">A</h1>', '<h2 id="a">A</h2>'),
        ('<a title="a>b">x</a>', '<a title="a>c">x</a>'),
    ],
)
def test_what_looks_different_is_not(one, other):
    assert lines_of(one) != lines_of(other)


def test_blocks_and_the_text_between_have_lines_of_their_own():
    html = "<div>\n<p>\na <em>b</em>\n</p>\n<pre>c\n d</pre></div>"

    expected = ["<div>", "<p>", "a <em>b</em>", "</p>", "<pre>", "c", " d", "</pre>"]
    assert lines_of(html) == [*expected, "</div>"]
