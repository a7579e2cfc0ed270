from __future__ import annotations

import pytest

from tests.citations.lookups.answers import ARXIV, fetched
from wiki.citations.lookups.arxiv import Arxiv
from wiki.citations.lookups.services import AnswerUnreadable

PAPER = "1706.03762"
BOMB = """<!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><feed>&c;</feed>"""
FILE = """<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed>&x;</feed>"""


def test_what_is_said_of_a_paper_is_read():
    assert Arxiv().read(PAPER, fetched(ARXIV)) == {
        "type": "article",
        "title": "Attention Is All You Need",
        "author": [
            {"family": "Vaswani", "given": "Ashish"},
            {"family": "Shazeer", "given": "Noam"},
        ],
        "publisher": "arXiv",
        "issued": {"date-parts": [[2017, 6, 12]]},
    }


def test_an_answer_about_another_paper_is_none():
    assert Arxiv().read("1706.03763", fetched(ARXIV)) is None


@pytest.mark.parametrize(
    "change", [("abs/1706.03762v7", "api/errors#incorrect_id"), ("entry>", "other>")]
)
def test_an_error_or_nothing_is_none(change):
    assert Arxiv().read(PAPER, fetched(ARXIV.replace(*change))) is None


@pytest.mark.parametrize("body", ["", "<html><p>Busy", "{}", BOMB, FILE, "<a" * 9999])
def test_what_is_no_answer_is_said_to_be_none(body):
    with pytest.raises(AnswerUnreadable):
        Arxiv().read(PAPER, fetched(body))


@pytest.mark.parametrize("declared", ["utf-7", "hex", "nonsense"])
def test_an_encoding_that_is_none_is_refused(declared):
    with pytest.raises(AnswerUnreadable):
        Arxiv().read(PAPER, fetched(ARXIV.replace("UTF-8", declared)))
