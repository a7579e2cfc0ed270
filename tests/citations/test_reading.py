from __future__ import annotations

import pytest

from wiki.citations.dates import date_in
from wiki.citations.identities import Identity
from wiki.citations.people import names_in, written
from wiki.citations.reading import (
    LONGEST_SENTENCE,
    Use,
    digest_of,
    sentence_at,
    uses_in,
)
from wiki.markup import Config, parse
from wiki.markup.facts import Facts
from wiki.site.markup_lists import extended


def facts_of(text: str) -> Facts:
    config = Config(path="ai:page", interwiki=extended("interwiki", ""))
    return parse(text, config).facts


def citations(text: str) -> list[Use]:
    return [use for note in facts_of(text).footnotes for use in uses_in(note)]


def sentences(text: str) -> list[str]:
    facts = facts_of(text)
    return [sentence_at(facts.plain_text, note.place) for note in facts.footnotes]


def test_a_note_says_who_wrote_what_when_and_where():
    (cited,) = citations(
        "So it is.((Ada Lovelace and Alan Turing, "
        "[[https://example.org/x|A Title]], 12 May 2024, pp. 3-5))"
    )

    assert cited.work.title == "A Title"
    assert written(list(cited.work.authors)) == "Ada Lovelace, Alan Turing"
    assert cited.work.date == "2024-05-12"
    assert cited.locator == "pp. 3-5"
    assert cited.work.identities == (Identity("url", "example.org/x"),)


def test_a_semicolon_parts_works():
    one, other = citations(
        "x((Smith, [[https://a.example|First]], 2001; "
        "Doe, [[https://b.example|Second]], p. 4))"
    )

    assert (one.work.title, one.work.date, one.locator) == ("First", "2001", "")
    assert (other.work.title, other.work.date, other.locator) == ("Second", "", "p. 4")
    assert other.work.authors == ({"family": "Doe"},)


def test_an_identifier_beside_a_link_names_the_same_work():
    (cited,) = citations("x(([[https://a.example|First]], [[doi>10.1000/XYZ1]]))")

    assert cited.work.identities == (
        Identity("url", "a.example"),
        Identity("doi", "10.1000/xyz1"),
    )


def test_two_addresses_are_two_works():
    assert len(citations("x(([[https://a.example|A]], [[https://b.example|B]]))")) == 2


@pytest.mark.parametrize(
    ("note", "scheme"),
    [
        ("https://example.org/x", "url"),
        ("[[doi>10.1038/nature12373]]", "doi"),
        ("[[arxiv>1706.03762]]", "arxiv"),
        ("[[isbn>0-306-40615-2]]", "isbn"),
        ("[[pmid>12345]]", "pmid"),
        ("[[cite>vaswani2017]]", "key"),
    ],
)
def test_an_identifier_alone_names_a_work_and_no_title(note, scheme):
    (cited,) = citations(f"x(({note}))")

    assert cited.work.identities[0].scheme == scheme
    assert cited.work.title == ""


@pytest.mark.parametrize(
    "note",
    [
        "Only an explanation, in 1999, p. 4.",
        "See [[another page]].",
        "Ask <ada@wiki.example>.",
        "[[javascript:alert(1)|x]]",
    ],
)
def test_a_note_without_a_work_cites_nothing(note):
    assert citations(f"x(({note}))") == []


def test_links_outside_of_notes_are_no_citations():
    assert citations("[[https://example.org|A Title]]") == []


def test_a_title_cut_short_does_no_harm():
    (cited,) = citations(
        "x(([[https://importai.example/p/454|Import AI - Issue 454 (2026]]))"
    )

    assert cited.work.title == "Import AI - Issue 454"
    assert cited.work.date == "2026"


def test_quoted_words_are_kept():
    (cited,) = citations(
        "x(([[https://a.example|A]]: “the very words that stand there”))"
    )

    assert cited.quote == "the very words that stand there"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two is((NOTE)) here. Three.", "Two is here."),
        ("One. Two.((NOTE)) Three.", "Two."),
        ("  * An item((NOTE))", "An item"),
        ("| a cell((NOTE)) | other |", "a cell other"),
        ("First line\ngoes on((NOTE)).\n\nNext.", "goes on."),
    ],
)
def test_a_note_supports_the_sentence_it_stands_in(text, sentence):
    assert sentences(text.replace("NOTE", "https://a.example/x")) == [sentence]


def test_of_a_line_without_an_end_only_what_is_near_counts():
    (sentence,) = sentences(f"{'word ' * 9999}((NOTE)){' word' * 9999}")

    assert len(sentence) <= LONGEST_SENTENCE


def test_a_note_is_known_again_by_what_decides_what_it_cites():
    notes = facts_of(
        "((A, [[https://a.example|T]]))((A, [[https://a.example|T]]))"
        "((B, [[https://a.example|T]]))((A, [[https://b.example|T]]))"
    ).footnotes
    digests = [digest_of(note) for note in notes]

    assert digests[0] == digests[1]
    assert len(set(digests)) == 3


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2017", "2017"),
        ("in May 2024.", "2024-05"),
        ("Sept. 2021", "2021-09"),
        ("May 12, 2024", "2024-05-12"),
        ("2024-05-12", "2024-05-12"),
        ("2024-02-31", "2024"),
        ("c. 1920", "1920~"),
        ("1999-2001", ""),
        ("12345", ""),
        ("nothing", ""),
    ],
)
def test_dates_are_as_exact_as_they_were_written(text, date):
    assert date_in(text) == date


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vaswani et al.,", "Vaswani et al."),
        ("Smith, J., Doe, A. B.", "J. Smith, A. B. Doe"),
        ("World Health Organization", "World Health Organization"),
        ("Ludwig van Beethoven", "Ludwig van Beethoven"),
        ("See also", ""),
        ("according to Smith", ""),
        ("For example: Turing", ""),
        ("chapter 3 of the book by", ""),
    ],
)
def test_only_what_looks_like_names_is_taken_for_authors(text, names):
    assert written(names_in(text)) == names


@pytest.mark.parametrize(
    ("behind", "locator"),
    [
        ("table 1", "table 1"),
        ("Tabelle 3", "Tabelle 3"),
        ("p. iv", "p. iv"),
        ("pp. 4-7, 9", "pp. 4-7, 9"),
        ("§ 12", "§ 12"),
        ("S. 12f.", "S. 12f."),
        ("with no clue", ""),
        ("its title changed", ""),
        ("an app in five lines", ""),
    ],
)
def test_a_place_in_a_work_has_a_number(behind, locator):
    (cited,) = citations(f"(([[https://example.org/x|A Title]], {behind}))")

    assert cited.locator == locator
