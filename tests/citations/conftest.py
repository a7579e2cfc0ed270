"""The web, on this machine: all hosts under .example are one server."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest

from tests.web_server import LOOPBACK, Answer, web_server
from wiki.citations.models import Source, SourceLink

Link = Callable[..., SourceLink]


@pytest.fixture
def server(settings, monkeypatch):
    asked = socket.getaddrinfo

    def getaddrinfo(host, *arguments, **others):
        is_here = host.endswith(".example")
        return asked("127.0.0.1" if is_here else host, *arguments, **others)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with web_server() as running:
        settings.FETCH_PORTS = [running.port]
        settings.FETCH_INTERNAL = [LOOPBACK]
        html = {"Content-Type": "text/html"}
        running.answers["/work"] = Answer(b"<title>A work</title>", headers=html)
        yield running


@pytest.fixture
def source(db) -> Source:
    return Source.objects.create(key="work2024", title="A work")


@pytest.fixture
def link(server, source) -> Link:
    """Make a link to a path on a host of the server."""

    def make(path: str = "/work", host: str = "a.example", **facts) -> SourceLink:
        address = server.address(path, host=host)
        return SourceLink.objects.create(source=source, address=address, **facts)

    return make
