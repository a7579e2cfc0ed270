"""Asking an address tells what became of it, whatever the other side does."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta

import pytest

from tests.web_server import LOOPBACK, Answer, web_server
from wiki.citations.checking.asking import Asked, ask
from wiki.citations.checking.judging import Outcome
from wiki.fetching import Policy

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)
HTML = {"Content-Type": "text/html; charset=utf-8"}


def asked(server, path: str = "/work", **limits) -> Asked:
    address = server.address(path, host="a.example")
    return ask(address, server.policy(**limits), NOW)


def methods(server) -> list[str]:
    return [request[":method"] for request in server.asked]


def test_a_file_is_asked_for_with_head_alone(server):
    headers = {"Content-Type": "application/pdf"}
    server.answers["/work"] = Answer(b"%PDF", headers=headers)

    assert asked(server).answer.outcome is Outcome.REACHED
    assert methods(server) == ["HEAD"]


def test_a_page_is_looked_at(server):
    answer = asked(server).answer

    assert (answer.outcome, answer.code, answer.reason) == (Outcome.REACHED, 200, "")
    assert methods(server) == ["HEAD", "GET"]


@pytest.mark.parametrize("status", [400, 403, 404, 405, 500, 501])
def test_what_head_is_refused_get_may_be_given(server, status):
    def answer(headers):
        return Answer(status=status if headers[":method"] == "HEAD" else 200)

    server.answers["/work"] = answer

    assert asked(server).answer.outcome is Outcome.REACHED


@pytest.mark.parametrize("status", [404, 410, 500, 502, 503, 520])
def test_what_is_gone_or_broken_has_failed(server, status):
    server.answers["/work"] = Answer(status=status)

    found = asked(server)

    assert (found.answer.outcome, found.answer.code) == (Outcome.FAILED, status)
    assert str(status) in found.answer.reason
    assert found.has_answered


@pytest.mark.parametrize("status", [300, 304, 400, 401, 402, 403, 405, 429, 451, 999])
def test_what_is_refused_is_no_failure(server, status):
    server.answers["/work"] = Answer(status=status)

    found = asked(server).answer

    assert (found.outcome, found.code) == (Outcome.REFUSED, status)
    assert str(status) in found.reason


def test_who_is_busy_is_not_asked_a_second_time(server):
    server.answers["/work"] = Answer(status=429)

    asked(server)

    assert methods(server) == ["HEAD"]


@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("120", timedelta(minutes=2)),
        ("Wed, 01 May 2024 12:10:00 GMT", timedelta(minutes=10)),
        ("Wed, 01 May 2024 11:00:00 GMT", timedelta()),
        ("9" * 5000, timedelta(days=1)),
        ("Fri, 01 May 2099 12:00:00 GMT", timedelta(days=1)),
        ("soon", timedelta()),
        ("-5", timedelta()),
        ("²", timedelta()),
        ("", timedelta()),
    ],
)
def test_who_is_busy_says_for_how_long(server, said, wait):
    server.answers["/work"] = Answer(status=429, headers={"Retry-After": said})

    assert asked(server).wait == wait


def test_who_moved_for_good_is_remembered(server):
    headers = {"Location": server.address("/new", host="b.example")}
    server.answers["/work"] = Answer(status=301, headers=headers)
    server.answers["/new"] = Answer()

    answer = asked(server).answer

    assert answer.outcome is Outcome.REACHED
    assert answer.moved_to == server.address("/new", host="b.example")


@pytest.mark.parametrize(
    ("status", "target"),
    [(302, "/new"), (301, "/work/"), (301, "//www.a.example:{port}/work?utm_source=x")],
)
def test_who_leads_on_for_now_or_to_the_same_has_not_moved(server, status, target):
    target = target.format(port=server.port)
    server.answers["/work"] = Answer(status=status, headers={"Location": target})
    for path in ("/new", "/work/", "/work?utm_source=x"):
        server.answers[path] = Answer()

    answer = asked(server).answer

    assert (answer.outcome, answer.moved_to) == (Outcome.REACHED, "")


def test_a_page_that_is_none_is_suspected(server):
    body = b"<title>Page not found</title>"
    server.answers["/work"] = Answer(body, headers=HTML)

    answer = asked(server).answer

    assert (answer.outcome, answer.code) == (Outcome.SUSPECT, 200)
    assert "Page not found" in answer.reason


def test_who_leads_to_the_front_page_is_suspected(server):
    server.answers["/work"] = Answer(status=301, headers={"Location": "/"})
    server.answers["/"] = Answer(b"<title>Welcome</title>", headers=HTML)

    answer = asked(server).answer

    assert answer.outcome is Outcome.SUSPECT
    assert "front page of a.example" in answer.reason


def test_a_huge_page_is_an_answer(server):
    server.answers["/work"] = Answer(
        b"<title>Big</title>" + bytes(2_000_000), headers=HTML
    )

    assert asked(server).answer.outcome is Outcome.REACHED


def test_a_page_that_never_ends_is_an_answer(server):
    server.answers["/work"] = Answer(b"<p>" * 500, headers=HTML, pieces=500, pause=0.02)

    assert asked(server, seconds=0.5).answer.outcome is Outcome.REACHED


@pytest.mark.parametrize("host", ["169.254.169.254", "10.0.0.1", "[::1]"])
def test_what_must_not_be_asked_is_not_and_is_no_failure(server, host):
    server.answers["/work"] = Answer(
        status=302, headers={"Location": f"http://{host}:{server.port}/"}
    )

    found = asked(server)

    assert found.answer.outcome is Outcome.REFUSED
    assert "internal" in found.answer.reason
    assert not found.has_answered
    assert len(server.asked) == 1


def test_redirects_in_a_circle_are_no_failure(server):
    server.answers["/work"] = Answer(status=302, headers={"Location": "/work"})

    assert asked(server).answer.outcome is Outcome.REFUSED


@pytest.mark.parametrize("headers", [{"X": "y" * 70_000}, {"Content-Encoding": "br"}])
def test_an_answer_that_cannot_be_read_is_no_failure(server, headers):
    server.answers["/work"] = Answer(b"?", headers={**HTML, **headers})

    assert asked(server).answer.outcome is not Outcome.FAILED


def test_nobody_there_has_failed():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    policy = Policy(frozenset({80, port}), internal=(LOOPBACK,), seconds=1)

    for address in ("http://nobody.invalid/", f"http://127.0.0.1:{port}/"):
        found = ask(address, policy, NOW)

        assert (found.answer.outcome, found.answer.code) == (Outcome.FAILED, None)
        assert found.answer.reason
        assert not found.has_answered


def test_who_takes_too_long_has_failed():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        policy = Policy(frozenset({port}), internal=(LOOPBACK,), seconds=0.2)

        found = ask(f"http://127.0.0.1:{port}/", policy, NOW)

    assert found.answer.outcome is Outcome.FAILED
    assert "longer than" in found.answer.reason


def test_a_certificate_that_nobody_vouches_for_is_no_failure():
    with web_server(tls=True) as safe_server:
        address = safe_server.address("/", scheme="https")

        found = ask(address, safe_server.policy(), NOW)

    assert found.answer.outcome is Outcome.REFUSED
    assert "safe connection" in found.answer.reason
    assert found.has_answered
