"""What is fetched from strangers is public, bounded, and from who it says."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from ipaddress import ip_address, ip_network

import pytest

from tests.web_server import Answer, trusting, web_server
from wiki.fetching import (
    FetchFailed,
    NotAsked,
    Policy,
    Unreachable,
    fetch,
    glance,
    is_public,
)

PUBLIC = Policy()

INTERNAL = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.168.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "fc00::1",
    "fd00::1",
    "fe80::1",
    "fec0::1",
    "ff02::1",
]


@pytest.fixture
def server():
    with web_server() as running:
        yield running


@pytest.fixture
def safe_server():
    with web_server(tls=True) as running:
        yield running


def failure(address: str, policy: Policy = PUBLIC) -> str:
    with pytest.raises(FetchFailed) as raised:
        fetch(address, policy)
    return str(raised.value)


@pytest.mark.parametrize("address", INTERNAL)
def test_an_address_that_is_not_public_is_known_as_such(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "193.0.6.139", "2600::1", "2a00::1"])
def test_a_public_address_is_known_as_such(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize("host", [n if "." in n[:4] else f"[{n}]" for n in INTERNAL])
def test_an_internal_address_is_not_asked(host):
    assert "internal" in failure(f"http://{host}/")


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST", "127.1", "2130706433", "0x7f.1", "①27.0.0.1"]
)
def test_a_name_of_an_internal_address_is_not_asked(host):
    assert "internal" in failure(f"http://{host}/")


@pytest.fixture
def names(monkeypatch):
    """Host names and what they resolve to: a list for each time somebody asks."""
    known: dict[str, list[list[str]]] = {}
    asked = socket.getaddrinfo

    def getaddrinfo(host, *arguments, **others):
        if host in known:
            answers = [asked(name, *arguments, **others) for name in known[host].pop(0)]
            return [row for answer in answers for row in answer]
        return asked(host, *arguments, **others)

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return known


def test_a_name_is_looked_up_once_and_what_was_checked_is_asked(server, names):
    names["rebinding.example"] = [["127.0.0.1"], ["127.0.0.2"]]
    server.answers["/"] = Answer(b"news")

    fetched = fetch(server.address("/", host="rebinding.example"), server.policy())

    assert fetched.body == b"news"
    assert names["rebinding.example"] == [["127.0.0.2"]]


def test_a_name_that_leads_inside_and_outside_is_not_asked(names):
    names["both.example"] = [["8.8.8.8", "10.0.0.1"]]

    assert "internal" in failure("http://both.example/")


def test_the_next_address_of_a_name_is_tried(server, names):
    names["two.example"] = [["127.0.0.2", "127.0.0.1"]]
    server.answers["/"] = Answer(b"news")

    fetched = fetch(server.address("/", host="two.example"), server.policy())

    assert fetched.body == b"news"


def test_nothing_reaches_a_server_inside(server):
    ports = Policy(ports=frozenset({server.port}))

    assert "internal" in failure(server.address("/"), ports)
    assert server.asked == []


@pytest.mark.parametrize("host", ["127.0.0.2", "[::1]", "169.254.169.254", "10.0.0.1"])
def test_a_redirect_into_the_inside_is_not_followed(server, host):
    server.answers["/"] = Answer(status=302, headers={"Location": f"http://{host}/"})
    only = Policy(
        ports=frozenset({80, server.port}), internal=(ip_network("127.0.0.1"),)
    )

    assert "internal" in failure(server.address("/"), only)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://a.example/", "Only http"),
        ("file:///etc/passwd", "Only http"),
        ("javascript:alert(1)", "Only http"),
        ("a.example/feed", "Only http"),
        ("", "Only http"),
        ("http://user:secret@a.example/", "password"),
        ("http://a.example\\@127.0.0.1/", "password"),
        ("http://a.example:22/", "Port 22"),
        ("http://a.example:99999/", "no address"),
        ("http://a.example/\r\nHost: b.example", "no address"),
        ("http://a .example/", "no address"),
        ("http://[::1/", "no address"),
        ("http://" + "a" * 5000, "no address"),
        ("http:///path", "no such host"),
        ("http://.example/", "no such host"),
        ("http://" + "a" * 300 + ".example/", "no such host"),
        ("http://nobody.invalid/", "no such host"),
    ],
)
def test_what_must_not_or_cannot_be_asked_is_refused_with_a_reason(address, reason):
    assert reason in failure(address)


def test_an_answer_is_fetched(server):
    server.answers["/feed?a=%C3%A9&b=1"] = Answer(b"news", headers={"ETag": '"7"'})

    fetched = fetch(server.address("/feed?a=é&b=1#part"), server.policy(agent="We"))

    assert (fetched.status, fetched.body) == (200, b"news")
    assert fetched.headers["etag"] == '"7"'
    assert server.asked[0]["User-Agent"] == "We"
    assert server.asked[0]["Host"] == f"127.0.0.1:{server.port}"
    assert "Cookie" not in server.asked[0]


def test_a_status_is_told(server):
    assert fetch(server.address("/nothing"), server.policy()).status == 404


def test_a_copy_that_is_still_good_is_not_sent_again(server):
    def answer(headers):
        is_known = headers.get("If-None-Match") == '"7"'
        return Answer(status=304) if is_known else Answer(b"news")

    server.answers["/"] = answer
    address = server.address("/")

    fetched = fetch(address, server.policy(), etag='"7"', last_modified="Monday")

    assert fetched.is_unchanged
    assert server.asked[0]["If-Modified-Since"] == "Monday"
    assert not fetch(address, server.policy()).is_unchanged


def test_redirects_are_followed(server):
    server.answers["/a"] = Answer(status=301, headers={"Location": "b?c"})
    server.answers["/b?c"] = Answer(status=307, headers={"Location": "/d"})
    server.answers["/d"] = Answer(b"here")

    fetched = fetch(server.address("/a"), server.policy())

    assert fetched.body == b"here"
    assert fetched.address == server.address("/d")


def test_redirects_in_a_circle_end(server):
    server.answers["/a"] = Answer(status=302, headers={"Location": "/a"})

    assert "more than 5 times" in failure(server.address("/a"), server.policy())
    assert len(server.asked) == 6


@pytest.mark.parametrize("target", ["file:///etc/passwd", "http://u:p@127.0.0.1/"])
def test_a_redirect_to_what_must_not_be_asked_is_refused(server, target):
    server.answers["/a"] = Answer(status=302, headers={"Location": target})

    failure(server.address("/a"), server.policy())

    assert len(server.asked) == 1


def test_what_is_packed_is_unpacked(server):
    headers = {"Content-Encoding": "gzip"}
    server.answers["/"] = Answer(gzip.compress(b"news" * 1000), headers=headers)

    assert fetch(server.address("/"), server.policy()).body == b"news" * 1000


def test_what_is_small_when_packed_and_huge_when_not_is_refused(server):
    bomb = gzip.compress(bytes(200_000_000))
    server.answers["/"] = Answer(bomb, headers={"Content-Encoding": "gzip"})

    assert "1,000,000 bytes" in failure(server.address("/"), server.policy())


def test_what_is_too_large_is_refused(server):
    server.answers["/"] = Answer(bytes(101))

    assert "100 bytes" in failure(server.address("/"), server.policy(size=100))


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"half", headers={"Content-Length": "9"}),
        Answer(gzip.compress(b"news")[:-9], headers={"Content-Encoding": "gzip"}),
        Answer(b"not packed", headers={"Content-Encoding": "gzip"}),
        Answer(b"news", headers={"Content-Encoding": "br"}),
        Answer(b"zz\r\n", headers={"Transfer-Encoding": "chunked"}),
    ],
)
def test_what_cannot_be_read_is_refused(server, answer):
    server.answers["/"] = answer

    assert failure(server.address("/"), server.policy())


def test_sending_byte_by_byte_gains_no_time(server):
    server.answers["/"] = Answer(bytes(200), pieces=200, pause=0.02)
    start = time.monotonic()

    assert "longer than 0.3" in failure(server.address("/"), server.policy(seconds=0.3))
    assert time.monotonic() - start < 2


def test_sending_headers_byte_by_byte_gains_no_time():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        policy = Policy(
            frozenset({port}), internal=(ip_network("127.0.0.1"),), seconds=0.3
        )
        thread = threading.Thread(target=_drip, args=(listening,))
        thread.start()
        start = time.monotonic()

        assert "longer than 0.3" in failure(f"http://127.0.0.1:{port}/", policy)

        assert time.monotonic() - start < 2
        thread.join()


def _drip(listening: socket.socket) -> None:
    end, _ = listening.accept()
    with end:
        try:
            for sign in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 10_000:
                end.sendall(bytes([sign]))
                time.sleep(0.02)
        except OSError:
            return


def test_a_server_that_never_answers_does_not_hold_us():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        policy = Policy(
            frozenset({port}), internal=(ip_network("127.0.0.1"),), seconds=0.2
        )

        for scheme in ("http", "https"):
            reason = failure(f"{scheme}://127.0.0.1:{port}/", policy)
            assert "longer than 0.2" in reason


def test_a_server_that_is_not_there_is_told():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    policy = Policy(frozenset({port}), internal=(ip_network("127.0.0.1"),))

    assert "No connection" in failure(f"http://127.0.0.1:{port}/", policy)


def test_proxies_of_the_environment_are_not_asked(server, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    server.answers["/"] = Answer(b"news")

    assert fetch(server.address("/"), server.policy()).body == b"news"


def test_a_server_is_asked_by_the_name_its_certificate_has(safe_server):
    safe_server.answers["/"] = Answer(b"safe")
    address = safe_server.address("/", host="localhost", scheme="https")

    fetched = fetch(address, safe_server.policy(trust=trusting()))

    assert fetched.body == b"safe"
    assert safe_server.names == ["localhost"]


def test_a_server_with_the_certificate_of_another_name_is_refused(safe_server):
    address = safe_server.address("/", host="127.0.0.1", scheme="https")

    assert "safe connection" in failure(address, safe_server.policy(trust=trusting()))
    assert safe_server.asked == []


def test_a_server_that_nobody_vouches_for_is_refused(safe_server):
    address = safe_server.address("/", host="localhost", scheme="https")

    assert "safe connection" in failure(address, safe_server.policy())
    assert safe_server.asked == []


def test_a_glance_with_head_brings_no_body(server):
    server.answers["/"] = Answer(b"news", headers={"ETag": '"7"'})

    seen = glance(server.address("/"), server.policy(), "HEAD")

    assert (seen.status, seen.body, seen.headers["etag"]) == (200, b"", '"7"')
    assert server.asked[0][":method"] == "HEAD"


@pytest.mark.parametrize("packed", [False, True])
def test_a_glance_reads_the_beginning_of_what_is_too_large(server, packed):
    body = b"news" * 1000
    server.answers["/"] = Answer(
        gzip.compress(body) if packed else body,
        headers={"Content-Encoding": "gzip"} if packed else {},
    )

    seen = glance(server.address("/"), server.policy(size=10), "GET")

    assert seen.body == body[:10]


def test_a_glance_unpacks_no_more_than_it_may_read(server):
    bomb = gzip.compress(bytes(200_000_000))
    server.answers["/"] = Answer(bomb, headers={"Content-Encoding": "gzip"})

    assert len(glance(server.address("/"), server.policy(), "GET").body) == 1_000_000


def test_what_came_in_time_is_a_beginning(server):
    server.answers["/"] = Answer(b"n" * 200, pieces=200, pause=0.02)

    seen = glance(server.address("/"), server.policy(seconds=0.5), "GET")

    assert 0 < len(seen.body) < 200


def test_a_body_packed_in_another_way_is_an_answer_all_the_same(server):
    server.answers["/"] = Answer(b"???", headers={"Content-Encoding": "br"})

    seen = glance(server.address("/"), server.policy(), "GET")

    assert (seen.status, seen.body) == (200, b"")


def test_a_glance_follows_no_redirect_into_the_inside(server):
    answer = Answer(status=301, headers={"Location": "http://169.254.169.254/"})
    server.answers["/"] = answer

    with pytest.raises(NotAsked, match="internal"):
        glance(server.address("/"), Policy(frozenset({80, server.port})), "HEAD")
    with pytest.raises(NotAsked, match="Port 80"):
        glance(server.address("/"), server.policy(), "HEAD")


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [
        ([301, 308], "/2"),
        ([301, 302], "/1"),
        ([301, 302, 301], "/1"),
        ([302, 301], ""),
        ([], ""),
    ],
)
def test_redirects_that_are_meant_for_good_are_told_from_others(
    server, statuses, moved_to
):
    for number, status in enumerate(statuses):
        headers = {"Location": f"/{number + 1}"}
        server.answers[f"/{number}"] = Answer(status=status, headers=headers)

    fetched = fetch(server.address("/0"), server.policy())

    assert fetched.address == server.address(f"/{len(statuses)}")
    assert fetched.moved_to == (server.address(moved_to) if moved_to else "")


def test_what_is_wanted_is_said(server):
    fetch(server.address("/"), server.policy(), accept="application/json")

    assert server.asked[0]["Accept"] == "application/json"


@pytest.mark.parametrize(
    "headers",
    [
        {"X": "y" * 70_000},
        {f"X-{number}": "y" for number in range(200)},
    ],
)
def test_huge_headers_are_refused(server, headers):
    server.answers["/"] = Answer(headers=headers)

    assert "could not be read" in failure(server.address("/"), server.policy())


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("http://nobody.invalid/", Unreachable),
        ("http://127.0.0.1/", NotAsked),
        ("ftp://a.example/", NotAsked),
    ],
)
def test_who_could_not_be_asked_is_told_from_who_must_not_be(address, error):
    with pytest.raises(error):
        fetch(address, PUBLIC)


def test_who_does_not_answer_in_time_is_unreachable(server):
    server.answers["/"] = Answer(b"n" * 200, pieces=200, pause=0.02)

    with pytest.raises(Unreachable):
        fetch(server.address("/"), server.policy(seconds=0.2))
