"""A server that has feeds, and a wiki that may ask it."""

from __future__ import annotations

import pytest

from tests.feeds import samples
from tests.web_server import LOOPBACK, Answer, web_server


@pytest.fixture
def server(settings):
    with web_server() as running:
        settings.FETCH_PORTS = [running.port]
        settings.FETCH_INTERNAL = [LOOPBACK]
        headers = {"ETag": '"7"', "Last-Modified": "Monday"}
        running.answers["/feed"] = Answer(samples.RSS, headers=headers)
        yield running


@pytest.fixture
def address(server) -> str:
    return server.address("/feed")
