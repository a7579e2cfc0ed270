from __future__ import annotations

import json

import pytest
from hypothesis import given

from tests.citations.lookups.answers import fetched
from tests.citations.lookups.test_crossref import ANY_JSON
from wiki.citations.lookups.web_pages import WebPages
from wiki.citations.models import Source, SourceLink

ADDRESS = "https://a.example/work"


def read(page: str, address: str = ADDRESS):
    return WebPages().read(ADDRESS, fetched(page, address))


def test_the_names_of_highwire_are_read():
    page = """<title>Site | One</title>
      <meta name="citation_title" content="One">
      <meta name="citation_author" content="Lovelace, Ada">
      <meta name="citation_author" content="Charles Babbage">
      <meta name="citation_publication_date" content="2024/5/01">
      <meta name="citation_journal_title" content="Journal of Engines">
      <meta name="citation_volume" content="3"><meta name="citation_issue" content="2">
      <meta name="citation_firstpage" content="1">
      <meta name="citation_lastpage" content="9">"""

    assert read(page) == {
        "type": "article-journal",
        "title": "One",
        "author": [
            {"family": "Lovelace", "given": "Ada"},
            {"family": "Babbage", "given": "Charles"},
        ],
        "container-title": "Journal of Engines",
        "issued": {"date-parts": [[2024, 5, 1]]},
        "volume": "3",
        "issue": "2",
        "page": "1-9",
    }


def test_dublin_core_is_read():
    page = """<meta name="DC.title" content="One"><meta name="DC.creator"
      content="Lovelace, Ada"><meta name="DCTERMS.issued" content="2024">"""

    assert read(page) == {
        "title": "One",
        "author": [{"family": "Lovelace", "given": "Ada"}],
        "issued": {"date-parts": [[2024]]},
    }


def test_what_is_meant_for_social_networks_is_read():
    page = """<meta property="og:title" content="One"><meta property="og:site_name"
      content="The Example"><meta property="article:published_time"
      content="2024-05-01T10:00:00Z"><meta name="author" content="https://a.example/me">"""

    assert read(page) == {
        "title": "One",
        "container-title": "The Example",
        "issued": {"date-parts": [[2024, 5, 1]]},
    }


def test_json_ld_is_read():
    said = {
        "@graph": [
            {"@type": "BreadcrumbList", "name": "No"},
            {
                "@type": ["NewsArticle"],
                "headline": "One",
                "author": [{"name": "Ada Lovelace"}, "The Engine Group"],
                "datePublished": "2024-05-01",
                "publisher": {"name": "The Example"},
            },
        ]
    }
    page = f'<script type="application/ld+json">{json.dumps(said)}</script>'

    assert read(page) == {
        "type": "article-newspaper",
        "title": "One",
        "author": [
            {"family": "Lovelace", "given": "Ada"},
            {"literal": "The Engine Group"},
        ],
        "publisher": "The Example",
        "issued": {"date-parts": [[2024, 5, 1]]},
    }


def test_a_title_alone_is_better_than_nothing():
    assert read("<title>One</title>") == {"title": "One"}
    assert read("<p>One") is None


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("<title>Page not found</title>", ADDRESS),
        ("<title>Welcome</title>", "https://a.example/"),
    ],
)
def test_a_page_that_is_another_by_its_looks_says_nothing(page, address):
    assert read(page, address) is None


@given(ANY_JSON, ANY_JSON)
def test_whatever_json_ld_holds_is_read(one, other):
    names = ("headline", "name", "author", "datePublished", "publisher", "@graph")
    said = {"@type": "Article", **dict.fromkeys(names, one), "author": [other]}

    read(f'<script type="application/ld+json">{json.dumps(said)}</script>')


@pytest.mark.parametrize("said", ["[" * 100_000, "{", '{"@type": "Article"'])
def test_json_ld_that_is_none_is_left_out(said):
    page = f'<title>One</title><script type="application/ld+json">{said}</script>'

    assert read(page) == {"title": "One"}


@pytest.mark.django_db
def test_the_first_address_on_the_web_is_asked():
    source = Source.objects.create(key="work2024")
    for address in (
        "ftp://a.example/",
        "http://[broken",
        ADDRESS,
        "https://b.example/",
    ):
        SourceLink.objects.create(source=source, address=address)

    assert WebPages().subject_of(source) == ADDRESS
    assert WebPages().subject_of(Source.objects.create(key="other2024")) == ""
