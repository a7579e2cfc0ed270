"""What services know completes a source, and takes nothing from what people said."""

from __future__ import annotations

import pytest

from tests.citations.lookups.answers import CROSSREF, as_json
from tests.citations.lookups.conftest import (
    ARXIV_PATH,
    CROSSREF_PATH,
    DATACITE_PATH,
)
from tests.web_server import Answer
from wiki.citations.editing import SourceFacts, save_source
from wiki.citations.lookups.asking import NotNow
from wiki.citations.lookups.completing import complete, completed
from wiki.citations.merging import merge_sources
from wiki.citations.models import Source, SourceIdentifier, SourceLink, Status
from wiki.citations.versions import versions_of

pytestmark = pytest.mark.django_db


def asked(server) -> list[str]:
    return [request[":path"] for request in server.asked]


def test_a_registry_knows_better_than_the_pages(services, article):
    assert complete(article)

    article.refresh_from_db()
    assert article.title == "Attention & Memory"
    assert article.author_names == "Ada Lovelace, The Engine Group"
    assert article.container == "Journal of Engines"
    assert (article.type, article.date) == ("article-journal", "2024-05-01")
    assert article.csl == {"volume": "3", "page": "1-9", "ISSN": "1234-5678"}
    assert article.status == Status.AUTO
    assert asked(services) == [CROSSREF_PATH]


def test_where_it_comes_from_is_kept(services, article):
    complete(article)

    newest, first = versions_of(article)
    assert (newest.author, newest.summary) == ("", "Completed from Crossref")
    assert first.summary == "As read from pages"


def test_what_is_known_already_makes_no_version(services, article):
    complete(article)

    assert not complete(Source.objects.get())
    assert len(versions_of(article)) == 2


def test_what_somebody_edited_is_left_alone_and_nobody_asked(services, article, alice):
    facts = SourceFacts(type="book", title="Mine")
    save_source(article.key, facts, editor=alice, base=0)

    assert not complete(Source.objects.get())

    article.refresh_from_db()
    assert (article.title, article.container) == ("Mine", "")
    assert services.asked == []


def test_what_somebody_edits_meanwhile_is_left_alone(services, article):
    Source.objects.update(title="Mine", status=Status.EDITED)

    assert not complete(article)

    article.refresh_from_db()
    assert article.title == "Mine"
    assert asked(services) == [CROSSREF_PATH]


def test_a_source_that_was_merged_is_left_alone(services, article, alice):
    Source.objects.create(key="other2024")
    merge_sources(article.key, "other2024", editor=alice)

    assert not complete(Source.objects.get(key=article.key))
    assert services.asked == []


def test_a_source_that_is_merged_meanwhile_is_left_alone(services, article, source):
    Source.objects.filter(pk=article.pk).update(merged_into=source)

    assert not complete(article)

    assert not Source.objects.exclude(title__in=["see this", "A work"]).exists()


def test_who_knows_nothing_leaves_it_to_the_next(services, article):
    del services.answers[CROSSREF_PATH]

    assert complete(article)

    article.refresh_from_db()
    assert article.title == "Engine data"
    assert asked(services) == [CROSSREF_PATH, DATACITE_PATH]


def test_who_does_not_answer_is_waited_for(services, article):
    services.answers[CROSSREF_PATH] = Answer(status=500)

    with pytest.raises(NotNow):
        complete(article)

    article.refresh_from_db()
    assert article.title == "see this"


def test_a_preprint_is_asked_for_by_its_number(services, source):
    SourceIdentifier.objects.create(source=source, scheme="arxiv", value="1706.03762")

    complete(source)

    source.refresh_from_db()
    assert source.title == "Attention Is All You Need"
    assert source.author_names == "Ashish Vaswani, Noam Shazeer"
    assert asked(services) == [ARXIV_PATH]


def test_a_page_fills_gaps_alone(services, link, source):
    page = b"<title>Longer title</title><meta name=author content='Ada Lovelace'>"
    link()
    html = {"Content-Type": "text/html"}
    services.answers["/work"] = Answer(page, headers=html)

    complete(source)

    source.refresh_from_db()
    assert (source.title, source.author_names) == ("A work", "Ada Lovelace")
    assert versions_of(source)[0].summary == "Completed from the page itself"


def test_nobody_is_asked_where_nobody_is_named(server, article, settings):
    assert settings.SOURCE_METADATA == []

    assert not complete(article)


def test_an_identifier_that_is_too_long_is_not_asked_for(services, source, server):
    address = server.address("/" + "x" * 600, host="a.example")
    SourceLink.objects.create(source=source, address=address)

    assert not complete(source)
    assert services.asked == []


@pytest.mark.parametrize(
    ("known", "said", "is_registry", "kind"),
    [
        ("webpage", "book", False, "book"),
        ("report", "book", False, "report"),
        ("report", "book", True, "book"),
        ("webpage", "", True, "webpage"),
        ("report", "", True, "report"),
    ],
)
def test_the_kind_of_a_work_is_learned(known, said, is_registry, kind):
    facts = SourceFacts(type=known, title="A")
    item = {"type": said, "title": "B"}

    assert completed(facts, item, is_registry=is_registry).type == kind


def test_hostile_facts_are_harmless_on_the_screen(services, article, visitor):
    evil = "</script><img src=x onerror=alert(1)>\"'"
    answer = {"message": {**CROSSREF["message"], "title": [evil], "publisher": evil}}
    services.answers[CROSSREF_PATH] = as_json(answer)

    complete(article)

    assert "<img" not in visitor.get("/source/lovelace2024").content.decode()
