"""What holds for every template and every file a page brings along: they compile, a
Content-Security-Policy without exceptions lets them pass, and no other host is asked.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import Engine

ROOT = settings.BASE_DIR / "templates"
STATIC = settings.BASE_DIR / "static"
TEMPLATES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.*"))
PAGES = [name for name in TEMPLATES if name.endswith(".html")]
PARTIALS = [name for name in PAGES if Path(name).name.startswith("_")]
OWN_STYLES = sorted(STATIC.glob("css/*.css"))
OWN_SCRIPTS = sorted(STATIC.glob("js/*.js"))

COMMENT = re.compile(r"\{#.*?#\}")
FORBIDDEN = {
    "an inline style": re.compile(r"<style\b|<[^>]*\sstyle\s*=", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\ssrc=)", re.IGNORECASE),
    "a handler in an attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "an address of another host": re.compile(
        r"""\b(?:src|href|action|srcset)\s*=\s*["']?(?:https?:)?//""", re.IGNORECASE
    ),
}
STATIC_NAME = re.compile(r"""\{%\s*static\s+['"]([^'"]+)['"]""")
SHARED_STYLES = [
    STATIC / name
    for name in STATIC_NAME.findall((ROOT / "base.html").read_text("utf-8"))
    if name.endswith(".css")
]
APP_STYLES = [path for path in OWN_STYLES if path not in SHARED_STYLES]
MOST_LINES_OF_SCRIPT = 100
MOST_BYTES_OF_STYLE = 40_000
"""Of what every screen loads."""
MOST_BYTES_OF_ONE_APP = 8_000
"""Of a sheet that only the screens of one app load besides."""


def source(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_compiles(name):
    assert Engine.get_default().get_template(name).name == name


@pytest.mark.parametrize("what", FORBIDDEN)
@pytest.mark.parametrize("name", PAGES)
def test_no_template_holds_what_the_policy_forbids(name, what):
    assert FORBIDDEN[what].findall(COMMENT.sub("", source(name))) == []


@pytest.mark.parametrize(
    ("what", "html"),
    [
        ("an inline style", '<p class="a" style="color: red">'),
        ("an inline style", "<style>p { color: red }</style>"),
        ("an inline script", "<script>alert(1)</script>"),
        ("an inline script", '<script type="module">import "x"</script>'),
        ("a handler in an attribute", '<a href="#" onclick="go()">'),
        ("an address of another host", '<link href="https://fonts.example/a.css">'),
        ("an address of another host", '<img src="//images.example/a.png">'),
    ],
)
def test_the_forbidden_is_recognised(what, html):
    assert FORBIDDEN[what].search(html)


@pytest.mark.parametrize("name", PAGES)
def test_every_static_file_a_template_names_exists(name):
    named = STATIC_NAME.findall(source(name))

    assert [file for file in named if finders.find(file) is None] == []


@pytest.mark.parametrize("name", PARTIALS)
def test_every_partial_says_what_it_needs(name):
    assert re.match(r"\{# .+ Variables: .+ #\}\n", source(name))


def test_the_page_for_our_own_failures_needs_nothing():
    assert "{" not in source("500.html")


@pytest.mark.parametrize("path", OWN_STYLES, ids=lambda path: path.name)
def test_no_stylesheet_asks_another_host(path):
    text = path.read_text(encoding="utf-8")

    assert re.findall(r"@import|url\(|https?:", text) == []


def test_what_every_screen_loads_stays_light():
    sizes = [path.stat().st_size for path in OWN_STYLES if path in SHARED_STYLES]

    assert sum(sizes) < MOST_BYTES_OF_STYLE


@pytest.mark.parametrize("path", APP_STYLES, ids=lambda path: path.name)
def test_what_the_screens_of_one_app_load_besides_stays_light(path):
    assert path.stat().st_size < MOST_BYTES_OF_ONE_APP


@pytest.mark.parametrize("path", OWN_SCRIPTS, ids=lambda path: path.name)
def test_each_script_is_small_and_stands_alone(path):
    text = path.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= MOST_LINES_OF_SCRIPT
    assert re.findall(r"^import\b|\bimport\(|\beval\(|\binnerHTML\b", text, re.M) == []
