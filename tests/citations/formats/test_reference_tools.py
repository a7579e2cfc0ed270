"""What bibtex and pandoc make of exported works."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.citations.formats.tools import pandoc_cites, pandoc_reads, run_bibtex
from wiki.citations.csl import Item
from wiki.citations.formats import bibtex, csl_json
from wiki.citations.formats.words import one_line

HOSTILE = [
    "Plain words",
    "Braces {in} a {{title}}",
    "One { too many",
    "One } too many",
    "}{",
    r"\input{/etc/passwd} \\ \end{document} \write18{ls} \u",
    "Two\nlines\r\nand\ttabs\u2028more\x00\x1b[31m",
    "Quotes \" “and” 'more' ``than that",
    "100 % of #1 & a_b~c^d $x$",
    "@book{x, title = {y}}",
    "注意力就是你所需要的一切",
    "كل ما تحتاجه هو الانتباه \u202eevil\u202c",
    "עברית (2024)",
    "-- --- dashes ---- ?` !` << >>",
    "<b>bold</b> <script>alert(1)</script>",
    "Ends with a backslash \\",
    "%",
    "\\",
    "a, b and c AND d",
]


def work(text: str) -> Item:
    return {
        "id": "x2024",
        "type": "article-journal",
        "title": text,
        "author": [
            {"family": text, "given": "Ada"},
            {"family": "Lovelace", "given": text},
            {"literal": text},
            {"literal": "others"},
        ],
        "container-title": text,
        "publisher": text,
        "note": text,
        "issued": {"date-parts": [[2024, 5]]},
        "URL": f"https://example.org/{text}",
        "DOI": f"10.1000/{text}",
    }


def loosely(text: str) -> str:
    """Return a text with the quotes and dashes that type-setters put in alike."""
    text = text.replace(r"\lbrace", "{").replace(r"\rbrace", "}")
    text = re.sub(r"[‘’']|[“”]|\"", "'", text.replace("”", "''").replace("“", "''"))
    return re.sub(r"\s+", "", text.replace("'", ""))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_title_is_in_bibtex_what_it_was(tmp_path, text):
    exported = "".join(bibtex.write([work(text)]))

    assert "KEY x2024" in run_bibtex(exported, tmp_path)
    (read,) = pandoc_reads(exported, "bibtex", tmp_path)
    assert read["id"] == "x2024"
    assert loosely(read["title"]) == loosely(one_line(text))
    assert len(read["author"]) == 4
    assert read["author"][3] == {"literal": "others"}
    assert read["issued"] == {"date-parts": [[2024, 5]]}
    assert pandoc_cites(exported, ".bib", tmp_path).strip()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_title_is_in_csl_json_what_it_was(tmp_path, text):
    exported = "".join(csl_json.write([work(text)]))

    (read,) = pandoc_reads(exported, "csljson", tmp_path)
    assert read["id"] == "x2024"
    assert pandoc_cites(exported, ".json", tmp_path).strip()


def test_names_are_told_apart_as_they_were(tmp_path):
    item = work("A title") | {
        "author": [
            {"family": "van der Berg", "given": "Jan"},
            {"literal": "Smith and Sons, Inc."},
            {"family": "Lovelace", "given": "Ada", "suffix": "Jr."},
            {"family": "Anderson"},
            {"literal": "others"},
        ]
    }

    said = run_bibtex("".join(bibtex.write([item])), tmp_path).splitlines()

    assert [line for line in said if line.startswith("NAME")] == [
        "NAME Jan van~der Berg",
        "NAME {Smith and Sons, Inc.}",
        "NAME Ada Lovelace Jr.",
        "NAME {Anderson}",
        "NAME others",
    ]


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_whatever_is_in_a_title_both_tools_read_all_works(text):
    items = [work(text), work("Behind it") | {"id": "y2024"}]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        exported = "".join(bibtex.write(items))
        said = run_bibtex(exported, folder)
        assert "KEY x2024" in said
        assert "KEY y2024" in said
        for text_, form in (
            (exported, "bibtex"),
            ("".join(csl_json.write(items)), "csljson"),
        ):
            read = pandoc_reads(text_, form, folder)
            assert [one["id"] for one in read] == ["x2024", "y2024"]
            assert read[1]["title"] == "Behind it"


@settings(max_examples=40)
@given(st.text(r"{}\"'%#&_~^$`-<>@=, and", min_size=1, max_size=40))
def test_whatever_tex_minds_is_read_as_it_was(text):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        exported = "".join(bibtex.write([work(f"a{text}z")]))
        run_bibtex(exported, folder)
        (read,) = pandoc_reads(exported, "bibtex", folder)
        assert loosely(read["title"]) == loosely(f"a{text}z")
