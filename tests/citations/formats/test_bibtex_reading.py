"""BibTeX as it is found in the world."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.citations.formats.test_reference_tools import HOSTILE, work
from wiki.citations.formats import bibtex
from wiki.citations.formats.bibtex_reading import plain, read
from wiki.citations.formats.errors import FileUnreadable
from wiki.citations.formats.words import one_line

FILE = r"""
A line that is none of an entry's.
@comment{nothing}
@string{acm = "ACM " # {Press}}
@Article{knuth:1984,
  author    = "Donald E. Knuth and Jan van der Berg and {A and B, Inc.} and others",
  title     = {Literate {P}rogramming: {\"U}ber \emph{caf\'e} --- \& more},
  journal   = acm # { Journal},
  year      = 1984,
  month     = may,
  number    = 2,
  pages     = {97--111},
  doi       = {10.1093/comjnl\_27.2.97},
}
@book(paren, title = "A ""{"}"" b")
@misc{broken, title = {never closed
@misc{last, title = {Last}, eprint = {1706.03762}, archivePrefix = {arXiv}}
"""


def test_entries_of_all_kinds_are_read_and_broken_ones_harm_no_other():
    article, paren, broken, last = read(FILE)

    assert article == {
        "id": "knuth:1984",
        "type": "article-journal",
        "title": "Literate Programming: Über café — & more",
        "container-title": "ACM Press Journal",
        "author": [
            {"family": "Knuth", "given": "Donald E."},
            {"family": "van der Berg", "given": "Jan"},
            {"literal": "A and B, Inc."},
            {"literal": "others"},
        ],
        "editor": [],
        "issued": {"date-parts": [[1984, 5]]},
        "issue": "2",
        "page": "97-111",
        "DOI": "10.1093/comjnl_27.2.97",
    }
    assert isinstance(paren, str)
    assert isinstance(broken, str)
    assert isinstance(last, dict)
    assert last["archive_location"] == "1706.03762"


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        (r"G{\"o}del, \'{E}mile, Dvo\v{r}\'ak", "Gödel, Émile, Dvořák"),
        (r"\c{c}, {\aa}", "ç, å"),
        (r"\'{\i}", "í"),
        ("``quoted'' a~b", "“quoted” a b"),
        (r"50\,\% of \$5", "50,% of $5"),
        (r"\unknown{kept}", "kept"),
        ("\\", "\\"),
    ],
)
def test_tex_is_read_as_it_is_printed(tex, said):
    assert plain(tex) == said


def test_what_is_no_bibtex_is_said_to_be_none():
    assert read(" \n") == []
    with pytest.raises(FileUnreadable, match="@book"):
        read("hello")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_title_comes_back_as_it_was(text):
    (item,) = read("".join(bibtex.write([work(text)])))

    assert isinstance(item, dict)
    assert item["title"] == one_line(text)
    assert item["note"] == one_line(text)


@given(st.text(r"{}\"'%#&_~^$`-<>@=, anduvHi", min_size=1, max_size=40))
def test_whatever_was_written_is_read_as_it_was(text):
    (item,) = read("".join(bibtex.write([work(text)])))

    assert isinstance(item, dict)
    assert item["title"] == one_line(text)


@given(st.text('@misc{x, t="}#\\\n', max_size=60))
def test_whatever_a_file_holds_reading_ends_with_works_or_a_complaint(text):
    try:
        works = read(text)
    except FileUnreadable:
        return
    assert len(works) <= text.count("@")


@pytest.mark.parametrize(
    "piece", ["{", "}", "@a{", "\n@a{x, ", " and ", "\\", " ", '"']
)
def test_reading_a_large_broken_file_takes_no_longer_than_its_size(piece):
    text = "@misc{x, author = {a " + piece * 30_000
    read(text)
    read(f"{text}}}}}")
