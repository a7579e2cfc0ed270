from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.factories import create_page
from wiki.citations.models import DomainPolicy
from wiki.citations.policies import policy_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 17)
EVIL = "<img src=x onerror=alert(1)>"


def policy(host, level="caution", **fields) -> DomainPolicy:
    made = DomainPolicy(host=host, level=level, reason="Because.", **fields)
    made.full_clean()
    made.save()
    return made


def test_a_policy_is_about_subdomains_too_and_the_nearest_counts():
    whole = policy("example.org", "deprecated")
    part = policy("news.example.org", "preferred")

    assert policy_of(
        ["example.org", "old.example.org", "a.news.example.org", "myexample.org", ""],
        TODAY,
    ) == {"example.org": whole, "old.example.org": whole, "a.news.example.org": part}


def test_a_policy_counts_from_its_first_day_to_its_last():
    policy("a.example", valid_from=TODAY + timedelta(1))
    policy("b.example", valid_to=TODAY - timedelta(1))
    one_day = policy("c.example", valid_from=TODAY, valid_to=TODAY)

    hosts = ["a.example", "b.example", "c.example"]
    assert policy_of(hosts, TODAY) == {"c.example": one_day}


def test_of_two_policies_the_one_that_began_last_counts():
    newer = policy("a.example", "blocked", valid_from=date(2026, 1, 1))
    policy("a.example", "preferred")
    policy("a.example", "neutral", valid_from=date(2020, 1, 1))

    assert policy_of(["a.example"], TODAY) == {"a.example": newer}


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("Example.ORG", "example.org"),
        ("https://www.example.org/about?x", "example.org"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("example.org:8080", "example.org"),
    ],
)
def test_a_host_is_brought_into_the_form_that_sources_have(written, host):
    assert policy(written).host == host


@pytest.mark.parametrize(
    ("host", "fields"),
    [
        ("https://", {}),
        ("http://[", {}),
        ("a.example", {"valid_from": TODAY, "valid_to": TODAY - timedelta(1)}),
    ],
)
def test_what_cannot_be_a_policy_is_refused(host, fields):
    with pytest.raises(ValidationError):
        policy(host, **fields)


def test_a_source_shows_what_is_thought_of_its_host_today(visitor, alice):
    create_page("a", "A.((Ada, [[https://news.example.org/x|A title]]))", author=alice)
    policy("example.org", "blocked", valid_to=timezone.localdate())
    DomainPolicy.objects.update(reason=EVIL)

    body = visitor.get("/source/ada").content.decode()

    assert "policy blocked" in body
    assert "&lt;img src=x" in body
    assert "<img" not in body


def test_administrators_set_policies(as_administrator):
    address = "/admin/citations/domainpolicy/"
    answer = as_administrator.post(
        f"{address}add/",
        {"host": "https://Example.org/", "level": "caution", "reason": "It sells."},
    )

    assert answer.status_code == 302
    assert "example.org" in as_administrator.get(address).content.decode()
