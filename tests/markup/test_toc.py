"""The table of contents."""

from __future__ import annotations

from wiki.markup import Config, parse, render_toc


def toc(text: str, **config) -> str:
    return render_toc(parse(text, Config(**config)))


THREE = "===== A =====\n==== B ====\n===== C & D ====="


def test_three_headings_make_one():
    assert toc(THREE) == (
        '<div id="dw__toc" class="dw__toc">\n'
        '<h3 class="toggle">Table of Contents</h3>\n'
        "<div>\n"
        '<ul class="toc">\n'
        '<li class="level2"><div class="li"><a href="#a">A</a></div>\n'
        '<ul class="toc">\n'
        '<li class="level3"><div class="li"><a href="#b">B</a></div></li>\n'
        "</ul>\n"
        "</li>\n"
        '<li class="level2"><div class="li"><a href="#c_d">C &amp; D</a></div></li>\n'
        "</ul>\n"
        "</div>\n"
        "</div>\n"
    )


def test_two_headings_make_none():
    assert toc("===== A =====\n===== B =====") == ""


def test_deep_headings_do_not_count():
    assert toc("===== A =====\n== B ==\n== C ==") == ""
    assert toc("===== A =====\n== B ==\n== C ==", toc_depth=5) != ""


def test_a_page_may_refuse():
    assert toc(THREE + "\n~~NOTOC~~") == ""


def test_a_site_may_refuse():
    assert toc(THREE, toc_minimum=0) == ""


def test_skipped_levels_are_clear():
    html = toc("====== A ======\n==== B ====\n====== C ======")
    assert '<li class="clear">' in html
    assert html.count("<ul") == html.count("</ul>")
    assert html.count("<li") == html.count("</li>")


def test_a_deeper_first_heading_flattens():
    html = toc("==== A ====\n===== B =====\n====== C ======")
    assert html.count("<ul") == 1
