"""Through the editor, as authors meet it."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.citations.test_recording import note
from tests.factories import create_page
from wiki.citations.models import DeclinedReminder, DomainPolicy, Source
from wiki.pages import editing
from wiki.pages.changes import Author
from wiki.pages.models import Page
from wiki.site.models import SiteSettings

pytestmark = pytest.mark.django_db

OLD = "====== Engines ======\n\nIt weaves algebraic patterns.\n"
CLAIM = "Its drawings survive in London and were tried out in 1991."
NEW = f"{OLD}\n{CLAIM}\n"


@pytest.fixture
def engines(alice) -> Page:
    return create_page("a", OLD, author=alice)


def save(client, text: str, path: str = "a", base: int = 1, **fields):
    data = {"text": text, "base": base, "complete": "1", **fields}
    return client.post(f"/wiki/{path}/edit", data)


def policy(host: str, level: str, **fields) -> DomainPolicy:
    return DomainPolicy.objects.create(
        host=host, level=level, reason=f"Why {host}.", **fields
    )


def is_asked(answer) -> bool:
    return answer.status_code == 200 and answer.context["waits"]


def test_who_adds_text_without_a_citation_is_asked_first(as_alice, engines):
    answer = save(as_alice, NEW, summary="drawings")

    body = answer.content.decode()
    assert is_asked(answer)
    assert "You added 58 characters without saying where they are from." in body
    assert f"{NEW}</textarea>" in body
    assert 'value="drawings"' in body
    assert "Save all the same" in body
    assert Page.objects.get().text == OLD
    assert not DeclinedReminder.objects.exists()


@pytest.mark.parametrize(
    ("fields", "reason", "words"),
    [
        ({}, "none", ""),
        ({"uncited_reason": "common"}, "common", ""),
        ({"uncited_reason": "elsewhere", "uncited_words": " a  b"}, "elsewhere", "a b"),
        ({"uncited_words": "I was there."}, "other", "I was there."),
        ({"uncited_reason": "<nonsense>"}, "none", ""),
    ],
)
def test_once_asked_the_text_is_saved_and_the_answer_kept(
    as_alice, engines, fields, reason, words
):
    answer = save(as_alice, NEW, reminded="uncited", **fields)

    assert answer.status_code == 302
    assert Page.objects.get().text == NEW
    (row,) = DeclinedReminder.objects.all()
    assert (row.kind, row.reason, row.words) == ("uncited", reason, words)
    assert (row.page, row.revision.number, row.characters) == (engines, 2, 58)
    assert row.revision.author_name == "alice"


@pytest.mark.parametrize(
    "text",
    [
        OLD.replace("weaves", "wove"),
        f"{OLD}\nShort and uncited.\n",
        f"{OLD}\n{CLAIM}{note('x')}\n",
        f"{OLD}\n<code>\n{CLAIM}\n</code>\n",
        "",
    ],
)
def test_nobody_is_asked_about_little_or_about_what_is_cited(as_alice, engines, text):
    assert save(as_alice, text).status_code == 302
    assert not DeclinedReminder.objects.exists()


def test_a_minor_edit_is_taken_at_its_word(as_alice, engines):
    assert save(as_alice, NEW, minor="on").status_code == 302


@pytest.mark.parametrize("path", ["playground:a", "talk:ai:a"])
def test_pages_that_make_no_claims_need_no_citations(as_alice, path):
    assert save(as_alice, NEW, path, base=0).status_code == 302


def test_a_site_chooses_where_it_reminds(as_alice):
    SiteSettings(pk=1, uncited_namespaces="ai:talk notes").save()

    assert is_asked(save(as_alice, NEW, "playground:a", base=0))
    assert is_asked(save(as_alice, NEW, "ai:a", base=0))
    assert is_asked(save(as_alice, NEW, "notes", base=0))
    assert save(as_alice, NEW, "ai:talk:a", base=0).status_code == 302


def test_a_site_may_do_without_reminders(as_alice, engines):
    SiteSettings(pk=1, reminds_of_citations=False).save()

    assert save(as_alice, NEW).status_code == 302


def test_other_ways_in_ask_nothing(alice, engines):
    editing.save("a", NEW, author=Author(person=alice), base=1)

    assert Page.objects.get().text == NEW
    assert not DeclinedReminder.objects.exists()


def test_a_preview_asks_in_passing_and_keeps_the_answer(as_alice, engines):
    answer = save(as_alice, NEW, preview="1", uncited_reason="common")

    body = answer.content.decode()
    assert "You added 58 characters" in body
    assert "Save all the same" not in body
    assert 'name="reminded" value="uncited"' in body
    assert 'value="common" checked' in body


def test_a_section_is_compared_with_the_page_it_is_part_of(as_alice, alice):
    text = f"{OLD}\n===== Drawings =====\n\nThey survive.\n"
    create_page("a", text, author=alice)
    moved = "===== Drawings =====\n\nThey survive.\n\nIt weaves algebraic patterns.\n"

    assert is_asked(save(as_alice, f"{moved}{CLAIM}\n", section=2))
    assert save(as_alice, moved, section=2).status_code == 302


def test_whoever_may_not_edit_is_told_that_rather_than_asked(visitor, engines):
    answer = save(visitor, NEW)

    assert answer.status_code == 403
    assert f"{NEW}</textarea>" in answer.content.decode()
    assert "You added" not in answer.content.decode()


@pytest.mark.parametrize("sign", ["\0", "\ud800"])
def test_a_text_that_cannot_be_stored_is_refused_rather_than_asked_about(
    as_alice, engines, sign
):
    text = f"{NEW}((A, [[https://example.org/{sign}|B]])) (([[cite>a{sign}]]))"
    fields = {"base": "1", "complete": "1"}
    policy("example.org", "blocked")

    body = "&".join(f"{name}={value}" for name, value in fields.items())
    answer = as_alice.post(
        "/wiki/a/edit",
        f"{body}&text={quote(text.encode(errors='surrogatepass'))}",
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code == 422
    assert Page.objects.get().text == OLD


def test_an_answer_is_kept_whatever_it_holds(as_alice, engines):
    policy("example.org", "blocked")
    host = f"{'a' * 300}.example.org"
    text = f"{NEW}\nSo it is.((A, [[https://{host}/|B]]))"

    answer = save(
        as_alice,
        text,
        reminded=["uncited", f"policy {host}"],
        uncited_words="a\0b" + "c" * 300,
    )

    assert answer.status_code == 302
    policed, uncited = DeclinedReminder.objects.all()
    assert policed.host == host[:255]
    assert uncited.words == "ab" + "c" * 198


def test_a_form_that_expired_keeps_what_was_asked(alice, engines):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)

    answer = save(client, NEW, reminded="uncited")

    assert answer.status_code == 403
    assert 'name="reminded" value="uncited"' in answer.content.decode()


def test_after_a_conflict_nobody_is_asked_again(as_alice, alice, engines):
    theirs = OLD.replace("algebraic", "many")
    editing.save("a", theirs, author=Author(person=alice), base=1)
    ours = NEW.replace("algebraic", "woven")

    answer = save(as_alice, ours, reminded="uncited", uncited_reason="common")

    assert answer.status_code == 409
    body = answer.content.decode()
    assert 'name="reminded" value="uncited"' in body
    assert 'value="common" checked' in body


def test_a_blocked_host_is_warned_of_before_the_save(as_alice, engines):
    policy("example.org", "blocked")
    text = OLD.replace("patterns.", f"patterns.{note('x')}")

    answer = save(as_alice, text)

    body = answer.content.decode()
    assert is_asked(answer)
    assert "You cite example.org, which should not be cited in this wiki." in body
    assert "Why example.org." in body
    assert f"{text}</textarea>" in body
    assert Page.objects.get().text == OLD

    answer = save(as_alice, text, reminded="policy example.org")

    assert answer.status_code == 302
    (row,) = DeclinedReminder.objects.all()
    assert (row.kind, row.host, row.level) == ("policy", "example.org", "blocked")


def test_another_blocked_host_is_warned_of_anew(as_alice, engines):
    policy("example.org", "blocked")
    policy("bad.example", "deprecated")
    text = f"{OLD}{note('x')}((See https://www.bad.example/a))"

    answer = save(as_alice, text, reminded="policy example.org")

    assert is_asked(answer)
    body = answer.content.decode()
    assert body.index("You cite example.org") < body.index("You cite bad.example")


def test_care_is_asked_for_without_keeping_anybody_waiting(as_alice, engines):
    policy("example.org", "caution")
    text = OLD.replace("patterns.", f"patterns.{note('x')}")

    preview = save(as_alice, text, preview="1").content.decode()

    assert "You cite example.org, which is to be used with care." in preview
    assert save(as_alice, text).status_code == 302
    assert not DeclinedReminder.objects.exists()


def test_what_was_cited_before_is_not_warned_of(as_alice, alice):
    create_page("a", f"{OLD}{note('x')}", author=alice)
    policy("example.org", "blocked")

    assert save(as_alice, f"Moved.{note('x', 7)}\n{OLD}").status_code == 302
    assert is_asked(save(as_alice, f"{OLD}{note('x')}{note('y')}", base=2))


def test_only_what_is_valid_today_is_warned_of(as_alice, engines):
    today = timezone.localdate()
    policy("example.org", "blocked", valid_to=today.replace(year=today.year - 1))

    assert save(as_alice, f"{OLD}{note('x')}").status_code == 302


def test_a_source_named_by_its_key_is_warned_of_too(as_alice, alice, engines):
    create_page("b", f"B.{note('x')}", author=alice)
    policy("example.org", "blocked")

    answer = save(as_alice, f"{OLD}(([[cite>{Source.objects.get().key}]]))")

    assert "You cite example.org" in answer.content.decode()


def test_what_a_policy_says_is_harmless(as_alice, engines):
    evil = "<img src=x onerror=alert(1)>"
    DomainPolicy.objects.create(host="example.org", level="blocked", reason=evil)

    body = save(as_alice, f"{OLD}{evil * 3}{note('x')}").content.decode()

    assert evil not in body
    assert "&lt;img src=x" in body


def test_asking_costs_a_fixed_number_of_queries(as_alice, alice, engines):
    policy("example.org", "caution")

    def queries(text: str, base: int) -> int:
        with CaptureQueriesContext(connection) as seen:
            save(as_alice, text, base=base, preview="1")
        return len(seen)

    few = queries(f"{OLD}{note('x')}", 1)

    many = queries(OLD + "".join(note(f"x{number}") for number in range(40)), 1)

    assert many == few


def test_moderators_read_who_declined_and_why(as_alice, as_administrator, engines):
    save(as_alice, NEW, reminded="uncited", uncited_words="I <b>was</b> there.")

    address = "/admin/citations/declinedreminder/"
    body = as_administrator.get(address, {"q": "alice"}).content.decode()

    assert "I &lt;b&gt;was&lt;/b&gt; there." in body
    assert '<a href="/wiki/a/diff/1..2">a #2</a>' in body
    assert as_administrator.get(f"{address}add/").status_code == 403
    assert as_alice.get(address).status_code == 302
