from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.factories import create_page
from wiki.citations.footnotes import as_note, footnote_for, footnote_of
from wiki.citations.identities import Identity
from wiki.citations.models import Source, SourceIdentifier, SourceLink
from wiki.citations.pasting import pasted
from wiki.citations.reading import uses_in
from wiki.markup import parse
from wiki.site.models import MarkupSettings

ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
WIKITEXT = st.lists(
    st.sampled_from([*"aÄ中 ", *"()[]{}|;*/_'%<>~\\-=&,.!", "www.x.org", "a@b.org"]),
    max_size=30,
).map("".join)


def notes_in(text: str):
    config = MarkupSettings().config("a", start="start")
    return parse(f"Before.{text} After.", config).facts.footnotes


def stored(title: str, authors: list, date: str = "") -> Source:
    source = Source.objects.create(key="k", title=title, authors=authors, date=date)
    SourceIdentifier.objects.create(source=source, scheme="url", value="a.example/x")
    SourceLink.objects.create(source=source, address="https://a.example/x")
    return source


@pytest.mark.django_db
def test_a_footnote_says_who_what_where_and_when():
    authors = [{"family": "Lovelace", "given": "Ada"}, {"literal": "Plato"}]

    source = stored("Notes", authors, "1843-09")

    note = "((Ada Lovelace, Plato, [[https://a.example/x|Notes]], 1843))"
    assert footnote_of(source) == note


@pytest.mark.django_db
def test_an_identifier_is_written_rather_than_an_address():
    source = stored("Notes", [])
    SourceIdentifier.objects.create(source=source, scheme="doi", value="10.1000/1")

    assert footnote_of(source) == "(([[doi>10.1000/1|Notes]]))"


@pytest.mark.django_db
def test_a_source_without_anything_else_is_cited_by_its_key():
    source = Source.objects.create(key="plato1", title="")

    assert footnote_of(source) == "(([[cite>plato1]]))"


@pytest.mark.django_db
def test_of_many_authors_the_first_stands_for_all():
    names = [{"family": name} for name in ("Vaswani", "Shazeer", "Parmar", "Jones")]

    assert footnote_of(stored("T", names)).startswith("((Vaswani et al., [[")


@pytest.mark.django_db
@pytest.mark.parametrize("scheme", ["doi", "arxiv", "isbn", "pmid", "openreview"])
def test_each_identifier_leads_back_to_its_source(alice, scheme):
    values = {"doi": "10.1000/1", "arxiv": "1706.03762", "isbn": "9780306406157"}
    source = Source.objects.create(key="k", title="Title")
    value = values.get(scheme, "12345")
    SourceIdentifier.objects.create(source=source, scheme=scheme, value=value)

    create_page("a", f"So it is.{footnote_of(source)}", author=alice)

    assert list(Source.objects.all()) == [source]
    assert source.citations.count() == 1


@given(
    title=ANYTHING | WIKITEXT,
    names=st.lists(st.fixed_dictionaries({"literal": ANYTHING | WIKITEXT}), max_size=5),
)
@example(title="f(g(x)) [[a]] {{b}}", names=[{"literal": "((**//"}])
@example(title="", names=[{"literal": "¹www.0.0"}])
@example(title="]]", names=[{"literal": "www.example.org; ftp.example.org"}])
def test_whatever_is_known_of_a_source_the_footnote_cites_it_alone(title, names):
    (note,) = notes_in(as_note("https://a.example/x", title, names, "2024"))

    (use,) = uses_in(note)
    assert use.work.identities == (Identity("url", "a.example/x"),)


@given(st.text("abc/.-_()|]%&=?<>*':;,", max_size=20))
@example("x?a=1&amp;b=2")
@example("&amp;amp;")
def test_a_pasted_address_becomes_a_note_that_cites_it(path):
    work = pasted(f"https://a.example/{path}")
    assert work is not None

    (note,) = notes_in(footnote_for(work))

    (use,) = uses_in(note)
    assert use.work.identities == (work.identity,)
