"""Sources as files, as they are asked for over the web."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.citations.formats.tools import pandoc_reads, run_bibtex
from tests.citations.test_recording import note
from tests.citations.test_views import EVIL
from tests.factories import create_page
from wiki.citations.models import Source

pytestmark = pytest.mark.django_db


@pytest.fixture
def library(alice):
    create_page("ai:one", f"A.{note('xenon')} B.{note('yarrow')}", author=alice)
    create_page("ai:sub:two", f"C.{note('zinc')}", author=alice)
    create_page("other", f"D.{note('amber')}", author=alice)


def titles(client, **asked) -> list[str]:
    answer = client.get("/sources/export", {"format": "json", **asked})
    assert answer.status_code == 200
    return sorted(item["title"] for item in json.loads(answer.getvalue()))


def test_one_source_is_a_file_in_each_format(visitor, library):
    source = Source.objects.get(title="Title xenon")

    for name, kind, words in [
        ("bib", "application/x-bibtex", "title = {{Title xenon}}"),
        ("ris", "application/x-research-info-systems", "TI  - Title xenon"),
        ("json", "application/vnd.citationstyles.csl+json", '"title": "Title xenon"'),
    ]:
        answer = visitor.get(f"/source/{source.key}.{name}")
        assert answer["Content-Type"] == f"{kind}; charset=utf-8"
        assert (
            answer["Content-Disposition"]
            == f'attachment; filename="{source.key}.{name}"'
        )
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert words in answer.getvalue().decode()


def test_a_source_has_the_format_beside_its_key_only(visitor, library):
    key = Source.objects.get(title="Title xenon").key

    assert visitor.get(f"/source/{key}.html").status_code == 404
    assert visitor.get("/source/nobody.bib").status_code == 404


def test_the_file_of_a_merged_source_is_that_of_the_other(visitor, library):
    one, other = Source.objects.order_by("pk")[:2]
    one.merged_into = other
    one.save()

    answer = visitor.get(f"/source/{one.key}.ris")

    assert answer.status_code == 301
    assert answer["Location"] == f"/source/{other.key}.ris"


def test_all_sources_or_those_found_are_one_file(visitor, library):
    everything = ["Title amber", "Title xenon", "Title yarrow", "Title zinc"]

    assert titles(visitor) == everything
    assert titles(visitor, q="yarrow") == ["Title yarrow"]
    assert titles(visitor, q="nothing like it") == []


def test_the_sources_of_a_page_and_of_a_namespace_are_a_file(visitor, library):
    assert titles(visitor, page="AI:One") == ["Title xenon", "Title yarrow"]
    assert titles(visitor, namespace="ai") == [
        "Title xenon",
        "Title yarrow",
        "Title zinc",
    ]
    assert titles(visitor, namespace="nowhere") == []
    asked = {"format": "json", "page": "nowhere"}
    assert visitor.get("/sources/export", asked).status_code == 404


def test_a_format_that_nobody_writes_is_refused(visitor):
    answer = visitor.get("/sources/export", {"format": "<b>"})

    assert answer.status_code == 400
    assert "bib, ris, json" in answer.content.decode()


def test_everything_loads_in_the_reference_tools(visitor, library, tmp_path):
    Source.objects.update(
        title=EVIL + "{\n\\", authors=[{"literal": EVIL}], notes=EVIL, publisher="}"
    )

    bib = visitor.get("/sources/export").getvalue().decode()
    csl = visitor.get("/sources/export?format=json").getvalue().decode()

    assert run_bibtex(bib, tmp_path).count("KEY ") == 4
    assert len(pandoc_reads(bib, "bibtex", tmp_path)) == 4
    assert len(pandoc_reads(csl, "csljson", tmp_path)) == 4


def test_a_value_stays_in_its_line_of_ris(visitor, library):
    Source.objects.update(title="One\r\nER  - \r\n\u2028TY  - BOOK")

    lines = visitor.get("/sources/export?format=ris").getvalue().decode().split("\r\n")

    assert [line for line in lines if line.startswith("ER")] == ["ER  - "] * 4
    assert lines.count("TI  - One ER - TY - BOOK") == 4


def test_many_sources_cost_as_many_queries_as_few(visitor, alice):
    counts = []
    for number in (3, 40):
        notes = "".join(note(f"{number}x{work}") for work in range(number))
        create_page(f"p{number}", notes, author=alice)
        with CaptureQueriesContext(connection) as queries:
            visitor.get("/sources/export", {"page": f"p{number}"}).getvalue()
        counts.append(len(queries))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("address", ["/sources/", "/sources/?q=xenon"])
def test_the_list_leads_to_its_files(visitor, library, address):
    body = visitor.get(address).content.decode()

    question = "&amp;q=xenon" if "?" in address else ""
    assert f'href="/sources/export?format=bib{question}"' in body


def test_a_source_leads_to_its_files(visitor, library):
    source = Source.objects.get(title="Title xenon")

    body = visitor.get(source.get_absolute_url()).content.decode()

    assert f'href="{source.get_absolute_url()}.ris"' in body
