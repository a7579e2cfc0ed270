"""Addresses that a DokuWiki gave its pages lead to the same pages here."""

from __future__ import annotations

import pytest

from tests.factories import create_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/doku.php?id=ai:transformer", "/wiki/ai:transformer"),
        ("/doku.php/ai:transformer", "/wiki/ai:transformer"),
        ("/doku.php/ai/transformer", "/wiki/ai:transformer"),
        ("/doku.php", "/wiki/start"),
        ("/doku.php?id=", "/wiki/start"),
        ("/doku.php?id=ai:", "/wiki/ai:start"),
        ("/doku.php?id=AI:Transformer", "/wiki/ai:transformer"),
        ("/doku.php?id=ai:transformer&do=show", "/wiki/ai:transformer"),
        ("/doku.php?id=ai:transformer&do=edit", "/wiki/ai:transformer/edit"),
        ("/doku.php?id=ai:transformer&do=revisions", "/wiki/ai:transformer/history"),
        ("/doku.php?id=ai:transformer&do=diff", "/wiki/ai:transformer/diff"),
        ("/doku.php?id=ai:transformer&do=backlink", "/wiki/ai:transformer/backlinks"),
        (
            "/doku.php?id=ai:transformer&do=export_raw",
            "/wiki/ai:transformer/source?raw",
        ),
        ("/doku.php?id=ai:transformer&do=recent", "/recent"),
        ("/doku.php?id=ai:transformer&do=index", "/index"),
        ("/doku.php?id=ai:transformer&do=login", "/accounts/login/"),
        ("/doku.php?id=start&do=showtag&tag=Large+models", "/tags/large_models"),
        (
            "/doku.php?id=ai:transformer&rev=1700000000",
            "/wiki/ai:transformer?rev=1700000000",
        ),
        ("/lib/exe/fetch.php?media=ai:picture.png", "/file/ai:picture.png"),
        ("/lib/exe/detail.php?media=ai:picture.png", "/media/ai:picture.png"),
    ],
)
def test_an_old_address_moves_for_good(visitor, old, new):
    answer = visitor.get(old)

    assert answer.status_code == 301
    assert answer["Location"] == new


def test_an_action_in_a_new_address_leads_to_its_screen(visitor, article):
    answer = visitor.get("/wiki/ai:transformer?do=edit")

    assert answer["Location"] == "/wiki/ai:transformer/edit"


def test_a_code_block_is_downloaded_under_its_name(visitor, alice):
    create_page("a", "<code python hello.py>\nprint('hello')\n</code>", author=alice)

    answer = visitor.get("/wiki/a?do=export_code&codeblock=0")

    assert answer.content == b"print('hello')"
    assert "hello.py" in answer["Content-Disposition"]


def test_an_old_revision_has_its_own_code_blocks(visitor, alice):
    block = "<code text my notes.txt>\n{}\n</code>"
    create_page("a", block.format("old"), author=alice)
    create_page("a", block.format("new"), author=alice)
    address = "/wiki/a?rev=1&do=export_code&codeblock=0"

    assert (
        address.replace("&", "&amp;") in visitor.get("/wiki/a?rev=1").content.decode()
    )
    answer = visitor.get(address)
    assert answer.content == b"old"
    assert "my%20notes.txt" in answer["Content-Disposition"]


def test_a_code_block_that_is_not_there_is_404(visitor, article):
    answer = visitor.get("/wiki/ai:transformer?do=export_code&codeblock=5")

    assert answer.status_code == 404
