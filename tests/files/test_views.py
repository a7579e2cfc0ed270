from __future__ import annotations

import pytest

from tests.factories import create_page
from wiki.files.storing import store

pytestmark = pytest.mark.django_db

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>'


def test_the_bytes_are_served_under_the_path(visitor):
    store("ai:picture.svg", SVG)

    answer = visitor.get("/file/ai:picture.svg")

    assert answer.getvalue() == SVG
    assert answer["Content-Type"] == "image/svg+xml"


def test_a_file_is_shown_in_a_sandbox(visitor):
    store("ai:picture.svg", SVG)

    answer = visitor.get("/file/ai:picture.svg")

    assert answer.getvalue() == SVG
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_what_a_browser_would_run_is_downloaded(visitor):
    store("evil.html", b"<script>alert(1)</script>")

    answer = visitor.get("/file/evil.html")

    assert answer.getvalue() == b"<script>alert(1)</script>"
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_page_shows_its_images(visitor, alice):
    store("ai:picture.svg", SVG)
    create_page("ai:x", "{{picture.svg?20|A picture}}", author=alice)

    body = visitor.get("/wiki/ai:x").content.decode()

    assert 'src="/file/ai:picture.svg?w=20"' in body


def test_a_file_has_a_page_of_its_own(visitor):
    store("ai:picture.svg", SVG)

    answer = visitor.get("/media/ai:picture.svg")

    assert answer.status_code == 200
    assert "ai:picture.svg" in answer.content.decode()


def test_storing_again_replaces_the_bytes(visitor):
    store("a.svg", SVG)
    store("a.svg", SVG + b"\n")

    assert visitor.get("/file/a.svg").getvalue() == SVG + b"\n"


@pytest.mark.parametrize("path", ["nothing.png", "..:..:etc:passwd", "%00"])
def test_a_missing_file_is_404(visitor, db, path):
    assert visitor.get(f"/file/{path}").status_code == 404
