from __future__ import annotations

import json
import os
import subprocess
import sys
from html import unescape

import pytest

from tests.factories import create_page
from wiki.site.drawers import check_drawers

DRAWN = "<mermaid>graph LR</mermaid>"


@pytest.fixture
def drawer(settings, tmp_path):
    page = tmp_path / "drawers" / "mermaid.html"
    page.parent.mkdir()
    page.write_text("<!doctype html>")
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, tmp_path]
    settings.DIAGRAM_DRAWERS = {"mermaid": "drawers/mermaid.html"}


@pytest.mark.django_db
def test_without_drawers_a_diagram_is_its_source(visitor, alice):
    create_page("a", DRAWN, author=alice)

    body = visitor.get("/wiki/a").content.decode()

    assert "graph LR" in body
    assert "diagrams.js" not in body


@pytest.mark.django_db
def test_pages_with_diagrams_name_the_drawers(visitor, alice, drawer):
    create_page("a", DRAWN, author=alice)
    create_page("b", "no diagram", author=alice)

    body = visitor.get("/wiki/a").content.decode()
    named = body.partition('data-drawers="')[2].partition('"')[0]

    assert json.loads(unescape(named)) == {"mermaid": "/static/drawers/mermaid.html"}
    assert "diagrams.js" not in visitor.get("/wiki/b").content.decode()


def test_a_drawer_that_is_missing_is_found_at_the_start(settings, drawer):
    assert check_drawers(None) == []

    settings.DIAGRAM_DRAWERS = {"graphviz": "drawers/graphviz.html"}

    (error,) = check_drawers(None)
    assert "drawers/graphviz.html" in error.msg


@pytest.mark.parametrize(
    ("drawers", "frames"), [("mermaid=a.html,uml=b.html", "'self'"), ("", "'none'")]
)
def test_frames_are_allowed_only_where_there_are_drawers(tmp_path, drawers, frames):
    code = (
        "from wiki import settings; print(settings.DIAGRAM_DRAWERS,"
        " settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['frame-src'])"
    )
    environment = {**os.environ, "WIKI_HOME": str(tmp_path)}
    environment["DIAGRAM_DRAWERS"] = drawers

    answer = subprocess.run(
        [sys.executable, "-c", code],
        env=environment, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip

    assert frames in answer
    assert ("'mermaid': 'a.html', 'uml': 'b.html'" in answer) == bool(drawers)
