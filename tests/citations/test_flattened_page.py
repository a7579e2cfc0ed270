"""A page whose line breaks were lost, as it comes from elsewhere, with one source."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import call_command

from tests.factories import create_page
from wiki.citations.models import Source
from wiki.pages.models import Page

pytestmark = pytest.mark.django_db

NOTE = "(([[https://letters.example/p/issue-12-tides|Tide Letters - Issue 12 (2025]]))"
PAGE = (
    "====== Harbour Gauge ====== **Harbour Gauge** is the [[observatory|Observatory]] "
    "instrument for measuring tides, and the one against which cheaper instruments are "
    "compared. ===== Overview ===== The gauge was built for daily use and for research "
    "alike. Both uses are in keeping with how observatories work today, where a method "
    "has to prove itself in more than one harbour "
    f"{NOTE} ===== Role in Research ===== The gauge serves to test forecasts that were "
    "made elsewhere. Recent work with it has shown where such forecasts end. Forecasts "
    "that do well in sheltered bays did no better than chance in the open harbour "
    f"{NOTE}. This shows how far bays are from harbours. ===== Limits ===== Several "
    "things may be behind it: * **Depth**: harbours are dredged, bays are not * "
    "**Traffic**: ships move water that no forecast knows of * **Instruments**: what "
    "is read by hand is read at other hours These limits speak for measuring in "
    f"harbours instead of reasoning from bays {NOTE} ===== See Also ===== * "
    "[[bay_gauge|Bay Gauge]] * [[tide_tables|Tide Tables]] ===== References ====="
)

SENTENCES = list(
    {
        "Overview": "Both uses are in keeping with how observatories work today, where "
        "a method has to prove itself in more than one harbour",
        "Role in Research": "Forecasts that do well in sheltered bays did no better "
        "than chance in the open harbour.",
        "Limits": "These limits speak for measuring in harbours instead of reasoning "
        "from bays",
    }.items()
)


@pytest.fixture
def page(tmp_path: Path, alice) -> Page:
    """The page, as imported with its lines restored."""
    file = tmp_path / "harbour_gauge.txt"
    file.write_text(PAGE, encoding="utf-8")
    call_command("import_pages", file, reflow=True, author="alice")
    return Page.objects.get(path="harbour_gauge")


def test_its_source_lists_the_sentences_that_rest_on_it_in_their_sections(
    page, visitor
):
    (source,) = Source.objects.all()
    assert (source.title, source.uses, source.page_count) == (
        "Tide Letters - Issue 12",
        3,
        1,
    )
    context = visitor.get(source.get_absolute_url()).context
    (entry,) = context["citing"]
    assert entry.page == page
    assert [(one.section, one.sentence) for one in entry.citations] == SENTENCES


def test_removing_one_citation_shows_in_the_comparison_and_at_the_source(
    page, visitor, alice
):
    create_page("harbour_gauge", page.text.replace(NOTE, "", 1), author=alice)

    (source,) = Source.objects.all()
    assert (source.uses, source.page_count) == (2, 1)
    body = visitor.get("/wiki/harbour_gauge/diff/1..2").content.decode()
    assert '<span class="kind">changed</span>' in body
    assert f'<a href="/source/{source.key}">Tide Letters - Issue 12</a>' in body
    assert "citations: 3 → 2" in body
    history = visitor.get(source.get_absolute_url()).content.decode()
    assert '<span class="kind">changed</span>' in history
    assert "3 → 2 citations" in history


def test_reading_everything_anew_comes_to_the_same(page, alice):
    create_page("harbour_gauge", page.text.replace(NOTE, "", 1), author=alice)
    (source,) = Source.objects.all()
    rows = source.events.order_by("revision__number")
    before = list(rows.values_list("revision", "kind", "before", "after", "created"))
    assert [row[1:4] for row in before] == [("added", 0, 3), ("changed", 3, 2)]

    call_command("reindex_citations")

    numbers = rows.values_list("revision", "kind", "before", "after", "created")
    assert list(numbers) == before
