"""Another server on the web, on this machine: it answers what a test tells it to."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path

from wiki.fetching import Policy

CERTIFICATES = Path(__file__).with_name("certificates")
LOOPBACK = ip_network("127.0.0.0/8")


@dataclass(frozen=True)
class Answer:
    """What is sent: the body in pieces, with a pause behind each."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    pieces: int = 1
    pause: float = 0


@dataclass
class WebServer:
    """A server that runs; `asked` are the headers of each request, with its path."""

    port: int
    answers: dict[str, Answer | Callable[[Mapping[str, str]], Answer]]
    asked: list[dict[str, str]] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)

    def address(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def policy(self, **limits) -> Policy:
        """Return a policy that lets this server be asked."""
        return Policy(ports=frozenset({self.port}), internal=(LOOPBACK,), **limits)


class _Handler(BaseHTTPRequestHandler):
    web_server: WebServer

    def do_GET(self) -> None:
        asked = {**self.headers, ":path": self.path, ":method": self.command}
        self.web_server.asked.append(asked)
        answer = self.web_server.answers.get(self.path, Answer(status=404))
        if callable(answer):
            answer = answer({**self.headers, ":method": self.command})
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if "Content-Length" not in answer.headers:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command == "HEAD":
            return
        size = max(1, len(answer.body) // answer.pieces)
        for first in range(0, len(answer.body), size):
            self.wfile.write(answer.body[first : first + size])
            time.sleep(answer.pause)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *_arguments) -> None:
        """Say nothing."""


@contextmanager
def web_server(*, tls: bool = False) -> Iterator[WebServer]:
    """Run a server on a free port of 127.0.0.1 until the block ends."""
    handler = type("Handler", (_Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    # Those who hang up, or do not trust us, are what is tested.
    server.handle_error = lambda *_arguments: None  # type: ignore[method-assign]
    running = WebServer(server.server_port, {})
    handler.web_server = running  # type: ignore[attr-defined]
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATES / "server.pem")
        context.sni_callback = lambda _end, name, _context: running.names.append(name)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def trusting() -> ssl.SSLContext:
    """Return what trusts the certificates of the tests, and otherwise is as strict."""
    return ssl.create_default_context(cafile=str(CERTIFICATES / "authority.pem"))
