"""What a source is known by, edited by people."""

from __future__ import annotations

import pytest
from django.core.management import call_command

from tests.citations.test_editing import form
from tests.citations.test_recording import note
from tests.factories import create_page
from wiki.citations.editing import facts_of
from wiki.citations.errors import IdentifierTaken, NotAnIdentifier
from wiki.citations.models import Citation, Source
from wiki.citations.naming import known_by, names_in, names_of, rename
from wiki.citations.renaming import restore_renamed, save_renamed
from wiki.citations.versions import compare

pytestmark = pytest.mark.django_db
X, Y = "https://example.org/x", "https://example.org/y"


@pytest.fixture
def source(alice) -> Source:
    create_page("a", f"A.{note('x')} B.{note('y')}", author=alice)
    return Source.objects.get(title="Title x")


def identifiers(source: Source) -> set[str]:
    return {str(one) for one in source.identifiers.all()}


def addresses(source: Source) -> set[str]:
    return {link.address for link in source.links.all()}


def save(source: Source, lines: list[str], editor, base: int = 0) -> Source:
    facts = facts_of(source)
    return save_renamed(source.key, facts, lines, editor=editor, base=base)


def test_a_source_is_known_by_addresses_and_by_what_they_do_not_say(alice):
    text = f"A.((Ada, [[{X}|X]], [[doi>10.1000/1]]))"
    create_page("a", text, author=alice)
    source = Source.objects.get()
    source.links.filter(address__contains="doi.org").delete()

    assert known_by(source) == [X, "doi:10.1000/1"]


def test_what_was_not_touched_stays_as_it_is(source):
    before = names_of(source)

    assert names_in(source, known_by(source)) == before
    rename(source, before)
    assert names_of(source) == before


@pytest.mark.parametrize(
    ("line", "identifier", "address"),
    [
        ("doi:10.1000/ABC", "doi:10.1000/abc", ""),
        (" https://doi.org/10.1000/1 ", "doi:10.1000/1", "https://doi.org/10.1000/1"),
        ("arXiv:1706.03762v5", "arxiv:1706.03762", ""),
        ("ISBN 0-306-40615-2", "isbn:9780306406157", ""),
        ("youtube:dQw4w9WgXcQ", "youtube:dQw4w9WgXcQ", ""),
        ("www.example.com/z/", "url:example.com/z", "https://www.example.com/z/"),
    ],
)
def test_a_line_is_an_identifier_in_any_usual_spelling(
    source, alice, line, identifier, address
):
    save(source, [X, line], alice)

    assert identifiers(source) == {"url:example.org/x", identifier}
    assert addresses(source) == {X, *filter(None, [address])}


@pytest.mark.parametrize("line", ["nonsense", "cite>lovelace2024b", "javascript:x"])
def test_a_line_that_names_nothing_is_refused(source, alice, line):
    with pytest.raises(NotAnIdentifier):
        save(source, [X, line], alice)


def test_what_another_source_is_known_by_is_refused(source, alice):
    with pytest.raises(IdentifierTaken) as refused:
        save(source, [X, Y], alice)

    assert refused.value.key == "lovelace2024b"
    assert identifiers(source) == {"url:example.org/x"}


def test_pages_find_the_source_by_what_was_added(source, alice):
    save(source, [X, "doi:10.1000/1"], alice)

    create_page("b", "B.(([[doi>10.1000/1|Another title]]))", author=alice)

    assert Citation.objects.get(page__path="b").source == source


def test_pages_that_cite_by_what_was_taken_away_are_read_anew(
    source, alice, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        save(source, ["doi:10.1000/1"], alice)

    other = Source.objects.get(identifiers__value="example.org/x")
    assert other != source
    assert set(Citation.objects.values_list("source__key", flat=True)) == {
        other.key,
        "lovelace2024b",
    }
    before = list(Citation.objects.order_by("position").values_list("source", "page"))
    call_command("reindex_citations")
    after = list(Citation.objects.order_by("position").values_list("source", "page"))
    assert after == before


def test_the_host_is_that_of_an_address_it_still_has(source, alice):
    save(source, ["https://www.other.example/x"], alice)

    source.refresh_from_db()
    assert (source.host, source.domain) == ("other.example", "example.other.")
    save(source, ["doi:10.1000/1"], alice, base=2)
    source.refresh_from_db()
    assert source.host == ""


def test_versions_say_what_it_was_known_by_and_bring_it_back(source, alice):
    save(source, [X, "doi:10.1000/1"], alice)

    (change,) = [one for one in compare(source, 1, 2) if one.label == "Known by"]
    assert "".join(span.text for span in change.old) == X
    assert "".join(span.text for span in change.new) == f"{X}\ndoi:10.1000/1"

    restore_renamed(source.key, 1, editor=alice, base=2)
    assert identifiers(source) == {"url:example.org/x"}


def test_the_form_shows_and_saves_it(source, as_alice):
    body = as_alice.get(f"/source/{source.key}/edit").content.decode()
    assert f"{X}</textarea>" in body

    sent = form(known_by=f"{X}\r\ndoi:10.1000/1", **{"initial-known_by": X})
    answer = as_alice.post(f"/source/{source.key}/edit", sent)

    assert answer.status_code == 302
    assert identifiers(source) == {"url:example.org/x", "doi:10.1000/1"}


def test_what_a_page_brought_in_meanwhile_stays(source, alice, as_alice):
    both = f"C.((Ada, [[{X}|Title x]], [[doi>10.1000/1]]))"
    create_page("c", both, author=alice)

    sent = form(title="Better", known_by=X, **{"initial-known_by": X})
    as_alice.post(f"/source/{source.key}/edit", sent)

    assert Source.objects.get(pk=source.pk).title == "Better"
    assert identifiers(source) == {"url:example.org/x", "doi:10.1000/1"}


def test_the_form_offers_to_merge_with_the_other(source, as_alice):
    answer = as_alice.post(
        f"/source/{source.key}/edit", form(known_by=f"{X}\n{Y}", title="Kept text")
    )

    body = answer.content.decode()
    assert answer.status_code == 409
    assert f'href="/source/{source.key}/merge?into=lovelace2024b"' in body
    assert "Kept text" in body
    assert Y in body


def test_the_form_says_which_line_names_nothing(source, as_alice):
    answer = as_alice.post(
        f"/source/{source.key}/edit", form(known_by=f"{X}\n<img src=x>")
    )

    body = answer.content.decode()
    assert answer.status_code == 422
    assert "is no address and no identifier" in body
    assert "<img" not in body


def test_a_form_without_the_field_leaves_it_alone(source, as_alice):
    as_alice.post(f"/source/{source.key}/edit", form(title="Better"))

    assert identifiers(source) == {"url:example.org/x"}
    assert addresses(source) == {X}
