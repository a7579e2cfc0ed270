"""``./stemma serve`` as an operator starts and stops it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PATIENCE = 60


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def fetch(address: str):
    return urllib.request.urlopen(address, timeout=10)


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[tuple[str, subprocess.Popen]]:
    """A wiki of its own, served by granian on a free port."""
    home, port = tmp_path_factory.mktemp("home"), free_port()
    ours = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    process = subprocess.Popen(
        ["./stemma", "serve"],
        cwd=ROOT,
        env={**kept, "PORT": str(port), "WIKI_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, process)
        yield address, process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def wait_for(address: str, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            fetch(address).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    pytest.fail("./stemma serve did not answer")


def test_it_serves_the_demo_wiki_and_its_styles(server):
    address, _ = server
    with fetch(address) as answer:
        body = answer.read().decode()

    style = re.search(r'href="(/static/css/base\.[^"]+)"', body)

    assert "encyclopedia" in body
    assert style is not None
    with fetch(address + style[1]) as answer:
        assert "immutable" in answer.headers["Cache-Control"]


def test_it_stops_cleanly_and_leaves_nothing_behind(server):
    _, process = server
    process.terminate()
    process.wait(timeout=20)

    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and group_is_alive(process.pid):
        time.sleep(0.1)

    assert not group_is_alive(process.pid)


def group_is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
