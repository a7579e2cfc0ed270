"""How long ``./stemma serve`` takes until ``/`` answers: from a fresh clone in an empty
folder (downloads included), and once more when all is set up.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE = 300


def run() -> None:
    """Print both times in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "stemma"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        print(f"fresh clone      {_seconds_to_answer(clone):6.1f} s")
        print(f"already set up   {_seconds_to_answer(clone):6.1f} s")


def _seconds_to_answer(clone: Path) -> float:
    port = _free_port()
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"WIKI_HOME", "DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    log = (clone.parent / "serve.log").open("w")
    start = time.monotonic()
    server = subprocess.Popen(
        ["./stemma", "serve"],
        cwd=clone,
        env={**environment, "PORT": str(port)},
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        _wait_for_answer(f"http://127.0.0.1:{port}/", server)
        return time.monotonic() - start
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)
        log.close()


def _wait_for_answer(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            message = f"./stemma serve ended with {server.returncode}"
            raise RuntimeError(message)
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                answer.read()
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
    message = f"no answer within {PATIENCE} s"
    raise TimeoutError(message)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
