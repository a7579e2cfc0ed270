"""What wants a better source, as screens and as files."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.citations.formats.test_spreadsheet import read
from tests.citations.test_policies import policy
from tests.citations.test_recording import LONG, note
from tests.citations.test_views import EVIL
from tests.factories import create_history, create_page
from wiki.citations.models import DeclinedReminder, Source, SourceLink
from wiki.citations.reports import REPORTS
from wiki.citations.views.reports import PER_SCREEN
from wiki.pages.models import PageRevision

pytestmark = pytest.mark.django_db


def rows(client, name: str) -> list[list[str]]:
    answer = client.get(f"/sources/reports/{name}.csv")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}.csv"'
    return read(answer.getvalue().decode())[1:]


def fill(alice, number: int) -> None:
    """Give every report so many lines, or more."""
    for n in range(number):
        create_page(f"none:{number}x{n}", f"{LONG} {n}", author=alice)
        cited = (
            f"A.((Ada, [[https://bad.example/{number}x{n}|The same work {n}]], 2024))"
        )
        create_page(f"one:{number}x{n}", cited, author=alice)
        twin = cited.replace("bad.example", "copy.example")
        head = PageRevision.objects.get(page__path=f"one:{number}x{n}")
        DeclinedReminder.objects.create(
            page=head.page, revision=head, kind="uncited", words=EVIL
        )
        create_page(f"two:{number}x{n}", f"{cited} {twin}", author=alice)
    Source.objects.recount()
    SourceLink.objects.update(state="dead", code=404)


@pytest.fixture
def frowned_upon():
    policy("bad.example", "deprecated")


def test_pages_without_any_citation(visitor, alice):
    create_page("a", f"A.{note('x')}", author=alice)
    create_page("b", "B.((An explanation.))", author=alice)
    create_page("c", "~~REDIRECT>a~~", author=alice)
    create_history("d", ["D.", ""], author=alice)
    create_history("e", [f"E.{note('x')}", "====== E ======\nE."], author=alice)

    assert rows(visitor, "uncited-pages") == [["E", "/wiki/e"], ["b", "/wiki/b"]]


def test_pages_resting_on_a_single_source(visitor, alice):
    create_page("a", f"A.{note('x')} B.{note('x', 2)}", author=alice)
    create_page("b", f"A.{note('x')} B.{note('y')}", author=alice)
    create_page("c", "C.", author=alice)

    assert rows(visitor, "single-source-pages") == [
        ["a", "/wiki/a", "Title x", "/source/lovelace2024"]
    ]


def test_paragraphs_added_without_a_citation(visitor, alice, bob):
    create_page("a", "A.", author=alice)
    create_page("a", f"A.\n\n{LONG}\n\n  * {LONG[::-1]}", author=bob)
    create_page("b", f"{LONG}{note('x')}", author=alice)
    create_page("c", LONG, author=alice)
    create_history("gone", [LONG, ""], author=alice)

    found = rows(visitor, "uncited-paragraphs")

    assert [[*row[:5], row[6]] for row in found] == [
        ["c", "/wiki/c", "1", "/wiki/c?rev=1", "alice", "1"],
        ["a", "/wiki/a", "2", "/wiki/a/diff/1..2", "bob", "2"],
    ]


def test_reminders_that_were_declined(visitor, alice, bob):
    create_history("a", ["A.", "B."], author=alice)
    create_page("a", "C.", author=bob)
    create_page("gone", "A.", author=bob)
    create_history("gone", [""], author=bob)
    for revision in PageRevision.objects.order_by("pk"):
        DeclinedReminder.objects.create(
            page=revision.page, revision=revision, kind="uncited", reason="common"
        )
    last = PageRevision.objects.get(page__path="a", number=3)
    DeclinedReminder.objects.create(
        page=last.page,
        revision=last,
        kind="policy",
        host="bad.example",
        level="blocked",
    )
    DeclinedReminder.objects.filter(revision=last).update(words="We all know")

    found = rows(visitor, "declined-reminders")

    assert [[*row[2:5], *row[6:]] for row in found] == [
        ["3", "/wiki/a/diff/2..3", "bob", "bad.example: blocked", ""],
        [
            "3",
            "/wiki/a/diff/2..3",
            "bob",
            "text without a citation",
            "Common knowledge: We all know",
        ],
        [
            "2",
            "/wiki/a/diff/1..2",
            "alice",
            "text without a citation",
            "Common knowledge",
        ],
        ["1", "/wiki/a?rev=1", "alice", "text without a citation", "Common knowledge"],
    ]


def test_dead_links_without_an_archived_copy(visitor, alice):
    create_page("a", f"A.{note('x')} B.{note('y')} B.{note('y')}", author=alice)
    create_page("b", f"C.{note('z')} D.{note('w')}", author=alice)
    Source.objects.recount()
    SourceLink.objects.exclude(address__endswith="w").update(state="dead", code=404)
    saved = SourceLink.objects.filter(address__endswith="z")
    saved.update(archive_address="https://archive.example/z")

    assert [row[2:] for row in rows(visitor, "dead-links")] == [
        ["https://example.org/y", "404", "2"],
        ["https://example.org/x", "404", "1"],
    ]


def test_most_cited_unreviewed_sources(visitor, alice):
    create_page("a", f"A.{note('x')} B.{note('y')} B.{note('y')}", author=alice)
    create_page("b", f"C.{note('z')}", author=alice)
    Source.objects.recount()
    Source.objects.filter(title="Title x").update(status="reviewed")
    Source.objects.create(key="unused", title="Unused")

    found = rows(visitor, "unreviewed-sources")

    assert [(row[0], *row[2:]) for row in found] == [
        ("Title y", "collected automatically", "2"),
        ("Title z", "collected automatically", "1"),
    ]


def test_possible_duplicates(visitor, alice):
    cited = [
        ("a", "The Scaling Hypothesis, 2nd part", 2020),
        ("b", "Scaling hypothesis: 2nd part", 2020),
        ("c", "Scaling hypothesis: 3rd part", 2020),
        ("d", "Scaling hypothesis: 2nd part", 2021),
        ("e", "Scaling hypotheses of all kinds, 2 of them", 2020),
    ]
    text = "".join(
        f"S.((Ada, [[https://{host}.example/|{title}]], {year})) "
        for host, title, year in cited
    )
    create_page("p", text, author=alice)

    (row,) = rows(visitor, "possible-duplicates")

    assert row[0] == "The Scaling Hypothesis, 2nd part"
    assert row[2] == "Scaling hypothesis: 2nd part"
    assert row[4:] == ["compare and merge", "/source/ada2020b/merge?into=ada2020"]


def test_policy_hits(visitor, alice, frowned_upon):
    policy("good.example", "preferred")
    policy("bad.example", "blocked", valid_to="2020-01-01")
    text = (
        "A.((Ada, [[https://news.bad.example/|Apple]])) "
        "B.((Bob, [[https://good.example/|Banana]])) "
    )
    create_page("p", text, author=alice)
    Source.objects.recount()

    assert rows(visitor, "policy-hits") == [
        ["Apple", "/source/ada", "news.bad.example", "deprecated", "Because.", "1"]
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_read_a_part_at_a_time(visitor, alice, frowned_upon, name):
    fill(alice, PER_SCREEN + 3)
    whole = len(rows(visitor, name))
    seen: list[str] = []
    after = ""

    while True:
        context = visitor.get(f"/sources/reports/{name}", {"after": after}).context
        seen += [str([cell for _, cell in line]) for line in context["lines"]]
        after = context["more"]
        if not after:
            break

    assert len(seen) == len(set(seen)) == whole > PER_SCREEN


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_costs_the_same_however_long_it_is(visitor, alice, frowned_upon, name):
    counts = []
    for number in (2, 20):
        fill(alice, number)
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            visitor.get(f"/sources/reports/{name}")
        counts.append(len(queries))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_has_its_columns_and_leads_on(visitor, alice, frowned_upon, name):
    empty = visitor.get(f"/sources/reports/{name}").content.decode()
    assert "All is well" in empty
    fill(alice, 2)
    cache.clear()

    body = visitor.get(f"/sources/reports/{name}").content.decode()

    for column in REPORTS[name].columns:
        assert f'<th scope="col">{column.label}</th>' in body
    assert f'href="/sources/reports/{name}.csv"' in body
    assert 'href="/wiki/' in body or 'href="/source/' in body


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("after", ["nonsense", "9" * 40, "\0", "²", EVIL])
def test_a_mark_that_nobody_gave_does_no_harm(visitor, alice, name, after):
    answer = visitor.get(f"/sources/reports/{name}", {"after": after})

    assert answer.status_code == 200
    assert "<img" not in answer.content.decode()


@pytest.mark.parametrize("name", REPORTS)
def test_hostile_titles_are_harmless(visitor, alice, frowned_upon, name):
    fill(alice, 2)
    Source.objects.update(title=f"={EVIL}", title_stem="x")

    assert "<img" not in visitor.get(f"/sources/reports/{name}").content.decode()
    for row in rows(visitor, name):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_all_reports_are_named(visitor):
    body = visitor.get("/sources/reports/").content.decode()

    for report in REPORTS.values():
        assert f'href="/sources/reports/{report.name}"' in body
    assert visitor.get("/sources/reports/no-such-report").status_code == 404


def test_the_list_is_a_file_too(visitor, alice):
    create_page("a", f"A.{note('x')} B.{note('y')} B.{note('y')}", author=alice)
    Source.objects.recount()
    Source.objects.filter(title="Title x").update(title="=1+1")

    answer = visitor.get("/sources/list.csv?host=example.org")

    head, *found = read(answer.getvalue().decode())
    assert head[:4] == ["Key", "Title", "Authors", "Date"]
    assert [(row[0], row[1], row[2], row[-1]) for row in found] == [
        ("lovelace2024", "'=1+1", "Ada Lovelace", "1"),
        ("lovelace2024b", "Title y", "Ada Lovelace", "2"),
    ]
    assert (
        len(read(visitor.get("/sources/list.csv?q=nothing").getvalue().decode())) == 1
    )
