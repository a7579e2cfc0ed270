from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import create_page
from wiki.pages.models import Page, PageRevision
from wiki.site.models import MarkupSettings

pytestmark = pytest.mark.django_db

TEXTS = {
    "same": "Just **text**.",
    "blanks": "a ** b ** c",
    "paragraphs": "a **b\n\nc** d",
    "unclosed": "//http://a.org//",
    "heading": "a ===== H =====",
    "rule": "a\n ----\nb",
    "quote": "> > a",
    "ns:levels": "    * a\n    * b",
    "ns:block": "<HTML>\n<b>\n</HTML>",
    "ns:person": "a <html><b></html>",
}
MENDED = {*TEXTS} - {"same", "ns:levels", "ns:person"}


@pytest.fixture
def earlier(alice) -> None:
    """A wiki that was written for the earlier dialect."""
    MarkupSettings(pk=1, dialect="2022").save()
    for path, text in TEXTS.items():
        create_page(path, text, author=alice)


def report(**options) -> str:
    output = StringIO()
    call_command("dialect_report", stdout=output, stderr=StringIO(), **options)
    return output.getvalue()


def htmls() -> dict[str, str]:
    return {page.path: "".join(page.html.split()) for page in Page.objects.all()}


def test_pages_that_would_look_different_are_listed_with_causes(earlier):
    lines = report().splitlines()

    assert "blanks: can be rewritten (blanks inside of formatting)" in lines
    assert "heading: can be rewritten (headings in mid-line)" in lines
    assert "ns:person: needs a person (embedded HTML or PHP)" in lines
    assert not any(line.startswith("same") for line in lines)
    assert "       7  look different and can be rewritten to look as before" in lines
    assert "       1  look different and need a person" in lines
    assert "       1  look the same, but list items carry other level classes" in lines
    assert "       2  embedded HTML or PHP" in lines


def test_the_difference_is_shown_around_its_place(earlier, alice):
    create_page("long", "x " * 200 + "** b ** " + "y " * 200, author=alice)
    lines = report(difference=True).splitlines()

    assert "    - a <strong>b</strong> c" in lines
    assert "    + a ** b ** c" in lines
    longest = next(line for line in lines if "<strong>b</strong> y" in line)
    assert longest.startswith("    - …")
    assert len(longest) < 160


def test_a_namespace_can_be_looked_at_alone(earlier):
    text = report(pages="ns")

    assert "ns:person" in text
    assert "blanks: " not in text


def test_nothing_is_saved_unless_asked(earlier):
    report()
    report(rewrite=True, dry_run=True)

    assert PageRevision.objects.count() == len(TEXTS)


def test_rewritten_pages_look_as_before_and_after_the_switch(
    earlier, django_capture_on_commit_callbacks
):
    before = htmls()
    text = report(rewrite=True)
    assert "       7  rewritten" in text

    with django_capture_on_commit_callbacks(execute=True):
        row = MarkupSettings.stored()
        row.dialect = "2026"
        row.save()
    after = htmls()

    assert {
        path for path in before if Page.objects.get(path=path).number == 2
    } == MENDED
    for path in MENDED - {"paragraphs"}:
        assert after[path] == before[path]
    assert "<strong>b\nc</strong>" in Page.objects.get(path="paragraphs").html
    assert after["ns:person"] != before["ns:person"]
    assert "can be rewritten (" not in report(to="2026")


def test_a_rewriting_is_a_minor_revision_that_says_why(earlier, alice):
    report(rewrite=True, author="alice")

    revision = Page.objects.select_related("head").get(path="blanks").head
    assert revision is not None
    assert revision.minor
    assert revision.author == alice
    assert (
        revision.summary == "Rewritten to look as before under DokuWiki's rules of 2026"
    )


def test_a_page_that_cannot_be_saved_is_told_and_stops_nothing(earlier, settings):
    settings.MAX_PAGE_BYTES = 12
    text = report(rewrite=True)

    assert "       6  rewritten" not in text
    assert "not saved: " in text
    assert "  could not be saved" in text
    assert Page.objects.get(path="quote").number == 2


def test_the_other_direction_can_be_asked_for(alice):
    create_page("a", "x ** y **", author=alice)

    assert "a: can be rewritten (signs that were text)" in report()
    assert "a: can be rewritten (blanks inside of formatting)" in report(to="2026")


def test_what_cannot_be_done_is_said(db):
    with pytest.raises(CommandError, match="--rewrite"):
        report(dry_run=True)
    with pytest.raises(CommandError, match="no user"):
        report(rewrite=True, author="nobody")
