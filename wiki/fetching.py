"""Fetches an address that somebody else chose, without harm to whoever runs us.

`fetch` asks once, with GET, and follows redirects; `glance` asks only whether there is
an answer, and what it begins with. Both connect to public addresses alone, to the very
address they checked, and bound time and size whatever the other side does. Not for
addresses that the operator of the site chose, and no crawler: they keep nothing and
know no cookies.

The standard library's HTTP and TLS over a socket of our own, because clients that
resolve names themselves ask a second time, and may get another answer than was checked.
"""

from __future__ import annotations

import queue
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPException, HTTPResponse
from io import BufferedReader, RawIOBase
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Literal
from urllib.parse import SplitResult, quote, urljoin, urlsplit

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

MOST_REDIRECTS = 5

_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REDIRECTS_FOR_GOOD = frozenset({301, 308})
_NOT_MODIFIED = 304
_CHUNK = 65_536
_LONGEST_ADDRESS = 4096
_BLANKS = re.compile(r"[\x00-\x20\x7f\ud800-\udfff]")
# All that is public stands in here: what translates to IPv4 (mapped, NAT64) does not.
_UNICAST = IPv6Network("2000::/3")
# Tunnels, Teredo and 6to4, whose addresses hold others.
_TUNNELS = (IPv6Network("2001::/23"), IPv6Network("2002::/16"))


class FetchFailed(Exception):
    """Nothing was fetched; says why, in a sentence for people.

    FetchFailed    what answered cannot be trusted, or not be read
    ├── NotAsked   an address that is none, or that must not be asked
    └── Unreachable   nobody answered, or not in time
    """


class NotAsked(FetchFailed):
    """Nobody was asked, since the address is none or the policy forbids it."""


class Unreachable(FetchFailed):
    """Nobody answered: there is no such host, no connection, or not enough time."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be fetched, and how much of it.

    `internal` are networks that may be asked though they are not public. `seconds`
    bound the whole of it, `size` the bytes as sent and as unpacked. `agent` is who we
    say we are, `trust` whose certificates count, None for those the system trusts.
    """

    ports: frozenset[int] = frozenset(_PORTS.values())
    internal: tuple[Network, ...] = ()
    seconds: float = 10
    size: int = 1_000_000
    agent: str = "Stemma"
    trust: ssl.SSLContext | None = None

    def permits(self, address: Address) -> bool:
        """Tell whether a socket may be opened to this address."""
        return is_public(address) or any(address in net for net in self.internal)


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer, whatever its status; `address` is the one behind all redirects.

    `moved_to` is where those redirects lead that are meant for good and stand before
    all that are meant for now, "" if there are none.
    """

    address: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    moved_to: str = ""

    @property
    def is_unchanged(self) -> bool:
        """Whether the copy is still good that `etag` or `last_modified` spoke of."""
        return self.status == _NOT_MODIFIED


def is_public(address: Address) -> bool:
    """Tell whether an address is one machine on the public internet."""
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast
    is_unicast = address in _UNICAST and not any(address in net for net in _TUNNELS)
    return is_unicast and address.is_global


def fetch(
    address: str,
    policy: Policy,
    *,
    etag: str = "",
    last_modified: str = "",
    accept: str = "",
) -> Fetched:
    """Ask for an address; raise `FetchFailed` where there is no answer.

    With what an earlier answer said in its headers, a copy that is still good is not
    sent again. `accept` names the types of content that are of use.
    """
    asked = {
        "If-None-Match": etag,
        "If-Modified-Since": last_modified,
        "Accept": accept,
    }
    headers = {name: value for name, value in asked.items() if value}
    return _follow(address, policy, _Question("GET", headers))


def glance(address: str, policy: Policy, method: Literal["GET", "HEAD"]) -> Fetched:
    """Ask for an address, and for no more than the first `policy.size` bytes.

    With HEAD the body is empty, with GET it ends where it is cut, or where no more came
    in time. Raise `FetchFailed` where there is no answer.
    """
    return _follow(address, policy, _Question(method, {}, whole=False))


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked of each address on the way."""

    method: Literal["GET", "HEAD"]
    headers: Mapping[str, str]
    whole: bool = True


def _follow(address: str, policy: Policy, question: _Question) -> Fetched:
    """Ask, and go where redirects lead."""
    deadline = _Deadline(policy.seconds)
    moved_to, is_for_good = "", True
    try:
        for _ in range(MOST_REDIRECTS + 1):
            answer = _ask(address, policy, deadline, question)
            if answer.status not in _REDIRECTS or "location" not in answer.headers:
                return replace(answer, moved_to=moved_to)
            address = urljoin(address, answer.headers["location"])
            is_for_good = is_for_good and answer.status in _REDIRECTS_FOR_GOOD
            moved_to = address if is_for_good else moved_to
    except TimeoutError:
        raise Unreachable(deadline.message) from None
    except ssl.SSLError as error:
        message = f"No safe connection could be made: {error.reason or error}."
        raise FetchFailed(message) from error
    except OSError as error:
        message = f"No connection could be made: {error.strerror or error}."
        raise Unreachable(message) from error
    except (HTTPException, ValueError, zlib.error) as error:
        raise FetchFailed("What came back could not be read.") from error
    message = f"It leads on more than {MOST_REDIRECTS} times."
    raise FetchFailed(message)


class _Deadline:
    """The moment until which all has to be done."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self.message = f"It took longer than {seconds:g} seconds."

    def left(self) -> float:
        """Return how many seconds there are; raise `TimeoutError` if none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


@dataclass(frozen=True, slots=True)
class _Target:
    """An address, read: where to connect, and what to ask for there."""

    address: str
    is_safe: bool
    host: str
    port: int
    path: str


def _ask(
    address: str, policy: Policy, deadline: _Deadline, question: _Question
) -> Fetched:
    target = _target(address, policy)
    with closing(_connected(target, policy, deadline)) as plain:
        end = plain
        if target.is_safe:
            context = policy.trust or ssl.create_default_context()
            plain.settimeout(deadline.left())
            end = context.wrap_socket(plain, server_hostname=target.host)
        with closing(end):
            connection = HTTPConnection(target.host, target.port)
            connection.default_port = _PORTS["https" if target.is_safe else "http"]
            connection.sock = _Wire(end, deadline)
            headers = {
                "Accept-Encoding": "gzip",
                "Connection": "close",
                "User-Agent": policy.agent,
                **question.headers,
            }
            connection.request(question.method, target.path, headers=headers)
            response = connection.getresponse()
            read = _body if question.whole else _beginning
            return Fetched(
                target.address,
                response.status,
                {name.lower(): value for name, value in response.getheaders()},
                b"" if response.status in _REDIRECTS else read(response, policy.size),
            )


def _target(address: str, policy: Policy) -> _Target:
    """Read an address; raise `NotAsked` for one that may not be asked."""
    if len(address) > _LONGEST_ADDRESS or _BLANKS.search(address):
        raise NotAsked("This is no address.")
    try:
        parts = urlsplit(address)
        port = parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        raise NotAsked("This is no address.") from None
    if parts.scheme not in _PORTS:
        raise NotAsked("Only http and https addresses are fetched.")
    if "@" in parts.netloc:
        raise NotAsked("Addresses with a name or password in them are not fetched.")
    if port not in policy.ports:
        message = f"Port {port} is not asked."
        raise NotAsked(message)
    host = _host(parts)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    path += f"?{query}" if query else ""
    return _Target(address, parts.scheme == "https", host, port, path)


def _host(parts: SplitResult) -> str:
    try:
        return (parts.hostname or "").encode("idna").decode("ascii")
    except UnicodeError:
        raise Unreachable("There is no such host.") from None


def _connected(target: _Target, policy: Policy, deadline: _Deadline) -> socket.socket:
    """Return a socket to one of the addresses of a host, all of which are permitted.

    A host with an address inside and one outside is not to be trusted with either.
    """
    addresses = _resolved(target, deadline)
    if not all(map(policy.permits, addresses)):
        raise NotAsked("It leads to an internal address, which is not asked.")
    for address in addresses[:-1]:
        try:
            return socket.create_connection(
                (str(address), target.port), deadline.left() / 2
            )
        except OSError:
            continue
    return socket.create_connection((str(addresses[-1]), target.port), deadline.left())


def _resolved(target: _Target, deadline: _Deadline) -> list[Address]:
    """Return the addresses of a host: at least one.

    In a thread that nobody waits for, since a resolver heeds no deadline of ours.
    """
    if not target.host:
        raise Unreachable("There is no such host.")
    answers: queue.SimpleQueue[list[Address]] = queue.SimpleQueue()
    arguments = (target.host, target.port, answers)
    threading.Thread(target=_resolve, args=arguments, daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except queue.Empty:
        raise TimeoutError from None
    if not answer:
        raise Unreachable("There is no such host.")
    return answer


def _resolve(host: str, port: int, answers: queue.SimpleQueue[list[Address]]) -> None:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        names = dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found)
        answers.put([ip_address(name) for name in names])
    except (OSError, ValueError):
        answers.put([])


def _body(response: HTTPResponse, limit: int) -> bytes:
    """Return what was sent, unpacked; raise `FetchFailed` for more than `limit`."""
    encoding = response.headers.get("Content-Encoding", "identity").lower()
    if encoding in {"gzip", "x-gzip"}:
        chunks = _unpacked(_chunks(response, limit), limit)
    elif encoding == "identity":
        chunks = _chunks(response, limit)
    else:
        raise FetchFailed("It is packed in a way that was not asked for.")
    return b"".join(chunks)


def _beginning(response: HTTPResponse, limit: int) -> bytes:
    """Return the first bytes that were sent, unpacked; b"" if that cannot be done."""
    encoding = response.headers.get("Content-Encoding", "identity").lower()
    sent = bytearray()
    # What has come until then is a beginning too.
    with suppress(TimeoutError, HTTPException):
        while len(sent) < limit and (chunk := response.read1(_CHUNK)):
            sent += chunk
    if encoding in {"gzip", "x-gzip"}:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(bytes(sent), limit)
    return bytes(sent[:limit]) if encoding == "identity" else b""


def _chunks(response: HTTPResponse, limit: int) -> Iterator[bytes]:
    size = 0
    while chunk := response.read(_CHUNK):
        size += len(chunk)
        if size > limit:
            raise _too_large(limit)
        yield chunk
    if response.length:
        raise FetchFailed("It ended too early.")


def _unpacked(chunks: Iterator[bytes], limit: int) -> Iterator[bytes]:
    """Unpack piece by piece: what is small when packed may be huge."""
    unpacking = zlib.decompressobj(16 + zlib.MAX_WBITS)
    size = 0
    for chunk in chunks:
        unpacked = unpacking.decompress(chunk, limit + 1 - size)
        size += len(unpacked)
        if size > limit:
            raise _too_large(limit)
        yield unpacked
    if not unpacking.eof:
        raise FetchFailed("It ended too early.")


def _too_large(limit: int) -> FetchFailed:
    return FetchFailed(f"It is larger than {limit:,} bytes.")


class _Wire:
    """A socket as `http.client` uses one, all of whose reads share one deadline.

    It has no say in when the socket is closed.
    """

    def __init__(self, end: socket.socket, deadline: _Deadline) -> None:
        self._end, self._deadline = end, deadline

    def sendall(self, data: bytes) -> None:
        """Send the question."""
        self._end.settimeout(self._deadline.left())
        self._end.sendall(data)

    def makefile(self, _mode: str) -> BufferedReader:
        """Return what the answer is read from."""
        return BufferedReader(_Reading(self._end, self._deadline))

    def close(self) -> None:
        """Leave the socket open for the rest of the answer."""


class _Reading(RawIOBase):
    """The bytes that come in: sending them one by one gains nobody time."""

    def __init__(self, end: socket.socket, deadline: _Deadline) -> None:
        self._end, self._deadline = end, deadline

    def readable(self) -> bool:
        """Say that this is for reading."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Wait for bytes until the deadline."""
        self._end.settimeout(self._deadline.left())
        return self._end.recv_into(buffer)
