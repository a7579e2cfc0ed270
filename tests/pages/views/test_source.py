from __future__ import annotations

import pytest

from tests.factories import create_history

pytestmark = pytest.mark.django_db


def test_the_source_is_shown_as_text(visitor, alice):
    create_history("a", ["<script>one</script>", "**two**"], author=alice)

    assert "**two**" in visitor.get("/wiki/a/source").content.decode()
    old = visitor.get("/wiki/a/source?rev=1").content.decode()
    assert "&lt;script&gt;one" in old


def test_the_raw_text_is_served_to_the_byte(visitor, alice):
    create_history("a", ["one\r\n\ttwo ü"], author=alice)

    answer = visitor.get("/wiki/a/source?raw")

    assert answer.content == "one\r\n\ttwo ü".encode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
