"""`python -m wiki.markup` renders without the site."""

from __future__ import annotations

import json
import subprocess
import sys


def run(text: str, *options: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "wiki.markup", *options],
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    return done.stdout.decode()


def test_renders_what_it_reads():
    assert "<strong>a</strong>" in run("**a**")


def test_knows_the_pages_it_is_told(tmp_path):
    pages = tmp_path / "pages"
    pages.write_text("ns:a\n")
    html = run("[[a]] [[b]]", "--id", "ns:x", "--pages", str(pages))
    assert 'class="wikilink1" title="ns:a"' in html
    assert 'class="wikilink2" title="ns:b"' in html


def test_lists_what_it_is_told(tmp_path):
    pages, files = tmp_path / "pages", tmp_path / "files"
    pages.write_text("ns:a\nns:below:b\n:other\n")
    files.write_text("ns:c.png\nns:d.pdf\nns:below:e.png\n")
    text = "<nspages :ns -subns>\n{{indexmenu>ns}}\n{{gallery>:ns}}\n{{topic>x}}"
    html = run(text, "--pages", str(pages), "--media", str(files))
    assert html.count('title="ns:a"') == 2
    assert html.count('title="ns:below:b"') == 1
    assert html.count('title="ns:below"') == 1
    assert 'title="other"' not in html
    assert html.count("<img") == 1


def test_speaks_both_dialects():
    assert "<strong>" in run("** a **", "--dialect", "2022")
    assert "<strong>" not in run("** a **")


def test_shows_the_quotes_of_a_language():
    assert "„a“" in run('"a"', "--lang", "de")


def test_prints_facts():
    assert json.loads(run("== A ==", "--facts"))["title"] == "A"


def test_prints_problems():
    text = "fine\n\n see [[|nowhere]]\n**a"
    first, second = run(text, "--problems").splitlines()
    assert first.startswith("3:6 link-without-target “[[|nowhere]]” leads nowhere.")
    assert second.startswith("4:1 unclosed-formatting ")
    assert run("fine", "--problems") == ""


def test_answers_line_by_line():
    question = json.dumps({"id": "a", "text": "**b**"}) + "\n"
    first, second = map(
        json.loads, run(question * 2, "--server", "--facts").splitlines()
    )
    assert first["html"] == second["html"] == "\n<p>\n<strong>b</strong>\n\n</p>\n"
    assert set(first) == {"html", "toc", "facts", "us"}
    assert first["us"] > 0
