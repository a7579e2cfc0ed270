"""How works, and pages of the wiki, are cited elsewhere."""

from __future__ import annotations

import json

import pytest

from tests.citations.test_recording import note
from tests.citations.test_views import EVIL
from tests.factories import create_history, create_page
from wiki.citations.models import Source
from wiki.pages.models import PageRevision

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(alice):
    texts = [f"====== A page ======\nWords {n}.{note('x')}" for n in (1, 2)]
    return create_history("ai:a_page", texts, author=alice)


def test_a_page_is_cited_with_the_address_of_its_newest_revision(visitor, page):
    body = visitor.get("/wiki/ai:a_page/cite").content.decode()

    assert "http://127.0.0.1:8000/wiki/ai:a_page?rev=2" in body
    assert "contributors" in body
    for style in ("APA", "MLA", "Chicago", "IEEE", "BibTeX"):
        assert f"<dt>{style}</dt>" in body
    assert "?format=bib&amp;page=ai%3Aa_page" in body
    assert "?format=ris&amp;namespace=ai" in body


def test_an_older_revision_is_cited_as_it_was_when_asked_for(visitor, page):
    revision = PageRevision.objects.get(page=page, number=1)

    answer = visitor.get("/wiki/ai:a_page/cite?rev=1&format=json")

    (item,) = json.loads(answer.getvalue())
    made = revision.created
    assert item["URL"] == "http://127.0.0.1:8000/wiki/ai:a_page?rev=1"
    assert item["issued"] == {"date-parts": [[made.year, made.month, made.day]]}
    assert item["title"] == "A page"
    assert answer["Content-Disposition"] == (
        f'attachment; filename="apage{made.year}.json"'
    )


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/wiki/ai:nothing/cite", 404),
        ("/wiki/ai:a_page/cite?rev=9", 404),
        ("/wiki/ai:a_page/cite?format=x", 400),
        ("/wiki/AI:A Page/cite", 302),
    ],
)
def test_what_cannot_be_cited_is_said_to_be_so(visitor, page, address, status):
    assert visitor.get(address).status_code == status


def test_a_page_leads_to_how_it_is_cited(visitor, page):
    assert 'href="/wiki/ai:a_page/cite"' in visitor.get("/wiki/ai:a_page").text


def test_a_source_is_shown_in_all_styles(visitor, page):
    source = Source.objects.get()

    body = visitor.get(source.get_absolute_url()).content.decode()

    assert "Lovelace, A. (2024). <i>Title x</i>. https://example.org/x</p>" in body
    assert "@misc{lovelace2024," in body


def test_hostile_facts_are_harmless_in_references(visitor, alice):
    create_page("a", f"====== {EVIL} ======\nA.{note('x')}", author=alice)
    Source.objects.update(title=EVIL, authors=[{"family": EVIL, "given": EVIL}])

    for address in ("/wiki/a/cite", "/source/lovelace2024"):
        body = visitor.get(address).content.decode()
        assert "<img" not in body
        assert "&lt;img src=x" in body
