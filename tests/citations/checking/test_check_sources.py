"""The command says what it found, and checks what it was told to."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.web_server import Answer
from wiki.citations.models import Source, SourceLink

pytestmark = pytest.mark.django_db

LATER = timezone.now() + timedelta(days=9)


def check_sources(*arguments: str) -> str:
    out = StringIO()
    call_command("check_sources", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def asked(server) -> list[str]:
    return sorted({request[":path"] for request in server.asked})


def test_what_is_due_is_checked_and_what_is_wrong_is_told(link, server):
    one, gone = link(), link("/gone", host="b.example")
    link("/later", host="c.example", next_check=LATER)

    said = check_sources()

    assert asked(server) == ["/gone", "/work"]
    assert "1  reachable" in said
    assert "1  failing" in said
    reason = "The server answers 404 Not Found."
    assert f"work2024: failing: {gone.address} ({reason})" in said
    assert one.address not in said


def test_where_a_link_moved_is_told(link, server):
    one = link()
    new = server.address("/new", host="a.example")
    server.answers["/work"] = Answer(status=301, headers={"Location": new})
    server.answers["/new"] = Answer()

    assert f"work2024: moved: {one.address} → {new}" in check_sources()


def test_all_means_those_that_are_not_due_too(link, server):
    link("/later", next_check=LATER)

    assert "1  failing" in check_sources("--all")


def test_the_links_of_one_source_are_checked(link, server):
    link("/one", next_check=LATER)
    other = Source.objects.create(key="other2024")
    address = server.address("/other", host="b.example")
    SourceLink.objects.create(source=other, address=address)

    check_sources("--source", "work2024")

    assert asked(server) == ["/one"]


def test_a_source_that_does_not_exist_is_said_not_to():
    with pytest.raises(CommandError, match="nobody2024"):
        check_sources("--source", "nobody2024")


def test_no_more_are_checked_than_wanted(link, server):
    for number in range(3):
        link(f"/{number}", host=f"{number}.example")

    check_sources("--limit", "2")

    assert asked(server) == ["/0", "/1"]


def test_what_is_left_for_later_is_told(link, server):
    answer = Answer(status=503, headers={"Retry-After": "9000"})
    server.answers["/work"] = answer
    link()
    link("/other")

    assert "1  left for later" in check_sources()
