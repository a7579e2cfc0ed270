"""Diagrams are drawn by a site's own drawer, in a frame that reaches nothing else."""

from __future__ import annotations

import pytest
from csp.constants import SELF
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from tests.factories import create_page

pytestmark = pytest.mark.django_db(transaction=True)

DRAWER = """<!doctype html>
<meta http-equiv="Content-Security-Policy"
  content="default-src 'none'; script-src 'self' 'unsafe-inline'">
<script src="library.js"></script>
<body></body>
<script>
  addEventListener("message", ({ data }) => {
    let reached = "the wiki";
    try { parent.document.title; } catch { reached = "nothing"; }
    document.body.textContent =
      `${drawn} ${data.source} (${data.options}), reaches ${reached}`;
    parent.postMessage({ height: 123 }, "*");
  });
</script>
"""
TEXT = """<mermaid wide>
graph LR
</mermaid>

<dot>digraph {}</dot>

<uml>Bob -> Alice</uml>
"""


@pytest.fixture
def drawers(settings, tmp_path):
    folder = tmp_path / "drawers"
    folder.mkdir()
    (folder / "mermaid.html").write_text(DRAWER)
    (folder / "library.js").write_text("const drawn = 'drawn:';")
    (folder / "silent.html").write_text("<!doctype html><body>silent</body>")
    settings.STATICFILES_DIRS = [*settings.STATICFILES_DIRS, tmp_path]
    settings.DIAGRAM_DRAWERS = {
        "mermaid": "drawers/mermaid.html",
        "graphviz": "drawers/silent.html",
    }
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {**policy, "frame-src": [SELF]}}


def test_a_drawer_draws_and_reaches_nothing_else(writer, drawers, site: str, tab: Tab):
    create_page("drawings", TEXT, author=writer)
    tab.goto(f"{site}/wiki/drawings")
    drawn, unanswered, without = tab.locator("figure.diagram").all()

    frame = drawn.frame_locator("iframe").locator("body")
    expect(frame).to_have_text("drawn: graph LR (wide), reaches nothing")
    expect(drawn.locator("iframe")).to_have_attribute("height", "123")
    expect(drawn.locator("pre")).to_be_hidden()
    drawn.get_by_text("Source").click()
    expect(drawn.locator("pre")).to_be_visible()

    expect(unanswered.locator("iframe")).to_have_count(1)
    expect(unanswered.locator("pre")).to_be_visible()
    expect(without.locator("iframe")).to_have_count(0)
    expect(without.locator("pre")).to_have_text("Bob -> Alice")
