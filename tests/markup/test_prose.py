"""The prose of a document."""

from __future__ import annotations

from wiki.markup import Config, parse
from wiki.markup.prose import prose_of

CURRENT = Config(path="a")
OLDER = Config(path="a", dialect="2022")


def texts(text, config=CURRENT) -> list[str]:
    document = parse(text, config)
    return [prose.text for prose in prose_of(document)]


def test_paragraphs_items_and_quotes_are_prose():
    text = (
        "== Head ==\nOne\ntwo.\n\nThree.\n\n  * four\n    * five\n  * six\n\n> seven\n"
    )

    for config in (CURRENT, OLDER):
        assert texts(text, config) == [
            "One two.",
            "Three.",
            "four",
            "five",
            "six",
            "seven",
        ]


def test_headings_tables_code_and_links_are_not():
    text = (
        "====== Head ======\n^ a ^\n| b |\n\n<code>\nc\n</code>\n\n  d\n\n"
        "See **also** [[e|the page]] {{f.png|picture}} now."
    )
    assert texts(text) == ["See also now."]


def test_boxes_hold_prose():
    assert texts("<WRAP box>\nInside.\n</WRAP>\n\nOutside.") == ["Inside.", "Outside."]


def test_it_knows_its_notes_and_none_of_their_text():
    document = parse("A((one)) //b((two))//.\n\n  * C((three))", CURRENT)

    found = [(prose.text, prose.notes) for prose in prose_of(document)]
    assert found == [("A b .", (1, 2)), ("C", (3,))]
