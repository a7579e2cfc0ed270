"""Services, played by a server on this machine."""

from __future__ import annotations

import pytest

from tests.citations.lookups.answers import (
    ARXIV,
    COPY,
    CROSSREF,
    DATACITE,
    DOI,
    as_json,
)
from tests.web_server import Answer, WebServer
from wiki.citations.models import HostTurn, Source, SourceIdentifier

CROSSREF_PATH = "/works/10.1000%2Fattention"
DATACITE_PATH = "/dois/10.1000%2Fattention"
ARXIV_PATH = "/api/query?id_list=1706.03762&max_results=1"


@pytest.fixture
def services(server, settings) -> WebServer:
    """A server that plays all services, each on a host of its own."""
    names = ("crossref", "datacite", "arxiv", "internet_archive")
    settings.SOURCE_SERVICES = {
        name: server.address("", host=f"{name}.example") for name in names
    }
    package = "wiki.citations.lookups"
    settings.SOURCE_METADATA = [
        f"{package}.crossref.Crossref",
        f"{package}.datacite.DataCite",
        f"{package}.arxiv.Arxiv",
        f"{package}.web_pages.WebPages",
    ]
    settings.SOURCE_ARCHIVES = [f"{package}.internet_archive.InternetArchive"]
    server.answers[CROSSREF_PATH] = as_json(CROSSREF)
    server.answers[DATACITE_PATH] = as_json(DATACITE)
    atom = {"Content-Type": "application/atom+xml; charset=utf-8"}
    server.answers[ARXIV_PATH] = Answer(ARXIV.encode(), headers=atom)
    server.answers["/wayback/available"] = as_json(COPY)
    return server


@pytest.fixture
def article(db) -> Source:
    """A source that goes by a DOI."""
    source = Source.objects.create(key="lovelace2024", title="see this")
    SourceIdentifier.objects.create(source=source, scheme="doi", value=DOI)
    return source


def no_pauses() -> None:
    """Let the pauses go by that services want."""
    HostTurn.objects.all().delete()
