"""References of other programs become sources."""

from __future__ import annotations

import json

import pytest
from django.core.management import CommandError, call_command

from tests.citations.test_recording import note
from tests.factories import create_page
from wiki.citations.csl import item_of
from wiki.citations.exporting import FORMATS
from wiki.citations.importing import Outcome, import_works
from wiki.citations.models import Source, Status
from wiki.citations.versions import versions_of

pytestmark = pytest.mark.django_db

PAPER = {
    "id": "any",
    "type": "article-journal",
    "title": "On machines",
    "author": [{"family": "Lovelace", "given": "Ada"}, {"literal": "A Society"}],
    "container-title": "A Journal",
    "publisher": "A Press",
    "issued": {"date-parts": [[2024, 5, 6]]},
    "DOI": "10.1000/x",
    "URL": "https://example.org/x",
    "volume": "3",
    "page": "1-9",
    "note": "One line.\nAnother.",
}


def outcomes(works, editor) -> list[str]:
    results = import_works(works, editor=editor, summary="From a file")
    return [result.outcome.value for result in results]


def test_a_work_becomes_a_source_with_all_that_is_said_of_it(alice):
    assert outcomes([PAPER], alice) == ["new"]

    source = Source.objects.get(key="lovelace2024")
    assert item_of(source) == PAPER | {"id": "lovelace2024"}
    assert source.status == Status.EDITED
    (version,) = versions_of(source)
    assert version.summary == "From a file"


def test_a_work_that_is_there_is_told_apart_from_one_of_which_more_is_known(alice):
    create_page("a", f"A.{note('x')}", author=alice)

    assert outcomes([PAPER, PAPER], alice) == ["merged", "known"]

    (source,) = Source.objects.all()
    assert source.title == "Title x"
    assert source.container == "A Journal"
    assert source.identifiers.filter(scheme="doi", value="10.1000/x").exists()


def test_works_without_an_identifier_are_known_by_title_and_date(alice):
    book = {"type": "book", "title": "The stemma", "issued": {"date-parts": [[1920]]}}

    assert outcomes([book, book | {"title": "the Stemma"}], alice) == ["new", "known"]
    assert Source.objects.get().key == "thestemma1920"


@pytest.mark.parametrize(
    "work", [None, "x", 3, [], {}, {"title": " \x00"}, {"title": ["x"]}, {"id": "x"}]
)
def test_what_is_no_work_is_reported_and_the_rest_goes_on(alice, work):
    assert outcomes([work, PAPER], alice) == ["wrong", "new"]


def test_hostile_values_are_kept_as_plain_text(alice):
    hostile = "a\x00b\ud800c\u2028d"
    work = PAPER | {
        "title": hostile,
        "author": [{"family": hostile, "given": hostile}],
        "volume": hostile,
        "note": hostile,
        "URL": "javascript:alert(1)",
        "issued": {"literal": hostile},
        "type": hostile,
    }

    assert outcomes([work], alice) == [Outcome.NEW]

    source = Source.objects.get()
    assert source.title == source.csl["volume"] == "a b c d"
    assert source.date == ""
    assert not source.links.exists()


@pytest.mark.parametrize(
    ("said", "edtf"),
    [
        ({"date-parts": [["2024", "5"]]}, "2024-05"),
        ({"date-parts": [[1920]], "circa": True}, "1920~"),
        ({"date-parts": [[2024, 5], [2024, 6]]}, "2024-05/2024-06"),
        ({"date-parts": [[2024, 13, 40]]}, "2024"),
        ({"raw": "6 May 2024"}, "2024-05-06"),
        ({"literal": "long ago"}, ""),
    ],
)
def test_dates_are_taken_over_as_exactly_as_they_are_known(alice, said, edtf):
    outcomes([PAPER | {"issued": said}], alice)

    assert Source.objects.get().date == edtf


@pytest.mark.parametrize("name", ["bib", "json", "ris"])
def test_what_was_exported_comes_back_as_it_was(alice, tmp_path, name):
    outcomes([PAPER], alice)
    before = item_of(Source.objects.get())
    path = tmp_path / f"all.{name}"
    path.write_text("".join(FORMATS[name].write([before])), encoding="utf-8")
    Source.objects.all().delete()

    call_command("import_sources", str(path), author="alice")

    after = item_of(Source.objects.get())
    # Values have line breaks in JSON only, BibTeX has no days.
    lost = {"bib": {"note", "issued"}, "ris": {"note"}}.get(name, set())
    assert {k: after[k] for k in after if k not in lost} == {
        k: before[k] for k in before if k not in lost
    }


def test_the_command_reports_what_became_of_each_work(alice, tmp_path, capsys):
    create_page("a", f"A.{note('x')}", author=alice)
    path = tmp_path / "library.json"
    works = [PAPER, PAPER, {"title": "Other"}, {"id": "odd"}]
    path.write_text(json.dumps(works), encoding="utf-8")

    call_command("import_sources", str(path), author="alice")

    said = capsys.readouterr().out
    assert "new  1" in said
    assert "merged  1" in said
    assert "known  1" in said
    assert "wrong  1" in said
    assert "wrong odd: neither a title nor an identifier" in said
    assert "merged any into lovelace2024" in said


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("x.json", "{", "cannot be read"),
        ("x.ris", "no reference", "TY  - "),
        ("x.docx", "", "only"),
        ("missing.ris", None, "cannot be opened"),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(
    alice, tmp_path, name, text, complaint
):
    good, bad = tmp_path / "good.json", tmp_path / name
    good.write_text(json.dumps([PAPER]), encoding="utf-8")
    if text is not None:
        bad.write_text(text, encoding="utf-8")

    with pytest.raises(CommandError, match=complaint):
        call_command("import_sources", str(good), str(bad), author="alice")

    assert not Source.objects.exists()


def test_ris_of_other_programs_is_read(alice, tmp_path):
    path = tmp_path / "x.ris"
    path.write_text(
        "\ufeffTY  - JOUR\nT1  - A title that\n  goes on\nA1  - Roe, Jane\nJF  - News\n"
        "Y1  - 2024///\nSN  - 1234-5678\nER  -\n\nTY  - BOOK\nTI  - B\nER  - \n",
        encoding="utf-8",
    )

    call_command("import_sources", str(path), author="alice")

    first, _ = Source.objects.order_by("pk")
    assert first.title == "A title that goes on"
    assert first.container == "News"
    assert (first.date, first.csl) == ("2024", {"ISSN": "1234-5678"})
