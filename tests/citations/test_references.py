"""What readers of a page are told of the works it cites."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from html import unescape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.citations.test_recording import note
from tests.factories import create_page
from tests.markup.hostile import ATTACKS
from tests.markup.output_rules import problems
from wiki.citations.editing import SourceFacts, save_source
from wiki.citations.finding import known_sources
from wiki.citations.identities import Identity, identity_of
from wiki.citations.merging import merge_sources, part_sources
from wiki.citations.models import DomainPolicy, Source, SourceLink
from wiki.citations.reading import Work
from wiki.citations.references import find_references
from wiki.citations.refreshing import references_changed
from wiki.markup import FootnoteFact, Found, Names, parse, render_html
from wiki.pages.lookups import find_names
from wiki.pages.models import Page
from wiki.pages.rendering import config_for

pytestmark = pytest.mark.django_db(transaction=True)


def html_of(path: str) -> str:
    return Page.objects.get(path=path).html


def markers(path: str) -> list[str]:
    return re.findall(r'class="fn_top">(.+?)\)<', html_of(path))


def linked_data(path: str) -> list[dict[str, object]]:
    pattern = r'<script type="application/ld\+json">(.*?)</script>'
    (data,) = re.findall(pattern, html_of(path))
    return json.loads(data)["citation"]


def test_one_work_has_one_entry_and_its_pages_stand_below(alice):
    text = f"A.{note('x', 1)} B.{note('y')} C.{note('x', 2)} D.{note('x', 1)}"
    create_page("a", text, author=alice)

    assert markers("a") == ["1.1", "2", "1.2", "1.1"]


def test_notes_that_tell_less_share_the_entry_and_those_that_tell_more_do_not(alice):
    address = "https://example.org/x"
    less = f"(([[{address}]]))"
    other = f"(([[{address}|Title x]], which I doubt))"
    moved = "((Lovelace, [[http://www.example.org/x/?utm_source=a|Title x]]))"
    inner = f"(([[{address}|Title x]], [[start]]))"
    create_page("start", "x", author=alice)
    create_page(
        "a", f"A.{less} B.{note('x')} C.{other} D.{moved} E.{inner}", author=alice
    )

    assert markers("a") == ["1", "1.1", "2", "1", "3"]
    assert "which I doubt" in html_of("a")


def test_a_part_of_a_page_that_is_linked_stands_below(alice):
    first = "(([[https://example.org/x|Title x]]))"
    create_page("a", f"A.{first} B.{first.replace('x|', 'x#part|')}", author=alice)

    assert markers("a") == ["1", "1.1"]
    assert 'href="https://example.org/x#part"' in html_of("a")


def test_works_without_a_source_yet_are_told_apart_by_their_identity(alice):
    both = "((Ada, [[https://example.org/x|X]], [[doi>10.1000/1]]))"
    create_page("a", f"A.{both} B.(([[doi>10.1000/1]])) C.{note('y')}", author=alice)

    assert markers("a")[0] == "1"
    assert markers("a")[1] in {"1", "1.1"}
    assert markers("a")[2] == "2"


def test_a_page_shows_what_its_save_brought_in(alice):
    create_page("a", f"A.{note('x')}", author=alice)

    html = html_of("a")
    assert 'href="/source/lovelace2024" class="fn_source"' in html
    assert "rft.title=Title+x" in html
    assert linked_data("a") == [
        {
            "@type": "WebPage",
            "name": "Title x",
            "author": [{"@type": "Person", "name": "Ada Lovelace"}],
            "datePublished": "2024",
            "url": "https://example.org/x",
        }
    ]


def test_an_edit_of_a_source_is_seen_on_exactly_the_pages_that_cite_it(alice):
    create_page("a", f"A.{note('x')}", author=alice)
    create_page("b", f"B.{note('y')}", author=alice)
    Page.objects.update(html="as it was")

    facts = SourceFacts("book", "The Better Title", date="1843")
    save_source("lovelace2024", facts, editor=alice, base=0)

    assert linked_data("a")[0]["name"] == "The Better Title"
    assert "rft.btitle=The+Better+Title" in html_of("a")
    assert html_of("b") == "as it was"


def test_copies_and_states_of_an_address_are_told(alice):
    create_page("a", f"A.{note('x')}", author=alice)
    SourceLink.objects.update(
        state="dead",
        reason="It says <404>.",
        checked=datetime(2026, 11, 20, 12, tzinfo=UTC),
        archive_address="https://archive.example/x",
        archived=date(2024, 5, 1),
    )
    references_changed(Source.objects.values_list("pk", flat=True))

    html = html_of("a")
    assert "no longer reachable, checked on 20 Nov 2026" in html
    assert 'title="It says &lt;404&gt;."' in html
    assert (
        '<a href="https://archive.example/x" class="fn_copy" rel="ugc nofollow">'
        "archived copy of 1 May 2024</a>"
    ) in html


def test_what_is_thought_of_a_host_is_told_until_it_is_no_longer_thought(
    alice, as_administrator
):
    create_page("a", f"A.{note('x')}", author=alice)
    said = {"host": "example.org", "level": "caution", "reason": 'A "blog".'}
    as_administrator.post("/admin/citations/domainpolicy/add/", said)

    badge = 'class="fn_policy caution" title="A &quot;blog&quot;.">use with care<'
    assert badge in html_of("a")

    policy = DomainPolicy.objects.get()
    address = f"/admin/citations/domainpolicy/{policy.pk}/change/"
    as_administrator.post(address, {**said, "host": "other.example"})
    assert "fn_policy" not in html_of("a")

    as_administrator.post(address, said)
    assert badge in html_of("a")
    as_administrator.post(
        "/admin/citations/domainpolicy/",
        {"action": "delete_selected", "_selected_action": [policy.pk], "post": "yes"},
    )
    assert "fn_policy" not in html_of("a")


def test_sources_that_were_merged_share_an_entry_until_they_are_parted(alice):
    same = note("x").replace("/x", "/y")
    create_page("a", f"A.{note('x')} B.{same}", author=alice)
    keys = sorted(Source.objects.values_list("key", flat=True))
    assert markers("a") == ["1", "2"]

    merge = merge_sources(keys[1], keys[0], editor=alice)
    assert markers("a") == ["1.1", "1.2"]
    assert keys[1] not in html_of("a")

    part_sources(merge, editor=alice)
    assert markers("a") == ["1", "2"]
    assert f'"/source/{keys[1]}"' in html_of("a")


def test_a_page_saved_since_a_merge_shows_the_source_it_cites_once_that_is_undone(
    alice,
):
    create_page("a", f"A.{note('x')} B.{note('y')}", author=alice)
    create_page("b", f"B.{note('y')}", author=alice)
    one, other = Source.objects.order_by("title")
    merge = merge_sources(other.key, one.key, editor=alice)
    create_page("b", f"More. B.{note('y', 7)}", author=alice)
    assert f'"/source/{one.key}"' in html_of("b")

    part_sources(merge, editor=alice)

    assert f'"/source/{other.key}"' in html_of("b")
    assert f'"/source/{one.key}"' not in html_of("b")


def test_a_source_cited_by_its_key_is_told_of(alice):
    create_page("a", f"A.{note('x')}", author=alice)
    create_page("b", "B.(([[cite>lovelace2024]])) C.(([[cite>nobody]]))", author=alice)

    assert html_of("b").count("fn_about") == 1
    assert "Z3988" in html_of("b")


def test_hostile_sources_are_harmless(alice):
    text = "".join(
        f"A.(([[https://example.org/{n}|Title {n}]]))" for n, _ in enumerate(ATTACKS)
    )
    create_page("a", text, author=alice)
    for source, attack in zip(Source.objects.order_by("pk"), ATTACKS, strict=True):
        source.title, source.authors = attack, [{"literal": attack}]
        source.container = source.publisher = attack
        source.save()
        source.links.update(archive_address=attack, state="dead", reason=attack)
        references_changed([source.pk])

    assert problems(html_of("a")) == []
    assert {one["name"] for one in linked_data("a")} == set(ATTACKS)


def test_an_old_revision_tells_what_is_known_now(alice, visitor):
    create_page("a", f"A.{note('x')}", author=alice)
    create_page("a", "Nothing.", author=alice)

    assert 'class="fn_source"' in visitor.get("/wiki/a?rev=1").content.decode()


def test_saving_again_asks_once_more_however_many_notes_there_are(
    alice, django_assert_max_num_queries
):
    text = "".join(f"A.{note(str(number))}" for number in range(40))
    create_page("a", text, author=alice)
    asked = parse(text, config_for("a")).names().notes

    with django_assert_max_num_queries(1):
        assert len(find_references(asked, None)) == 40


TELLING = st.sampled_from(
    ["", "Ada", "Ada Lovelace", "Lovelace, A.", "see Ada", "1843", "not", "**Ada**"]
)
PLACES = st.sampled_from(
    ["", "p. 4", "p. 9", "pp. 4-7", "p. 4 and p. 9", "2:15", '"words of hers, quoted"']
)
ADDRESSES = st.sampled_from(
    [
        "[[https://a.example/x|Notes]]",
        "[[https://a.example/x|Notes on Engines]]",
        "[[https://a.example/x]]",
        "[[http://www.a.example/x/?utm_source=b|Notes]]",
        "[[https://a.example/x#part|Notes]]",
        "[[doi>10.1000/1|Notes]]",
        "[[https://a.example/x|Notes]], [[doi>10.1000/1]]",
        "[[https://b.example/|Notes]]",
        "[[start|Notes]]",
    ]
)
NOTES = st.lists(st.tuples(TELLING, ADDRESSES, PLACES, TELLING), min_size=1, max_size=8)


@given(NOTES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_an_author_wrote_is_lost(db, notes):
    written = [f"(({', '.join(filter(None, parts))}))" for parts in notes]
    document = parse(" A.".join(written), config_for("a"))

    shown = render_html(document, Answers())

    entries = shown.partition('<div class="footnotes"')[2].split('<div class="fn">')
    for one in document.facts.footnotes:
        (entry,) = [text for text in entries if f'id="fn__{one.number}"' in text]
        said = words_in(one.text) - words_in(" ".join(bare_labels(one)))
        assert said <= words_in(re.sub(r"<[^>]+>", " ", entry))
        assert all(leads_to(entry, link.target) for link in one.links)


class Answers:
    """Answers the renderer as the site does for a page that is stored."""

    def find(self, names: Names) -> Found:
        return find_names(names)


def words_in(text: str) -> set[str]:
    return set(re.findall(r"\w+", unescape(text).casefold()))


def bare_labels(note: FootnoteFact) -> list[str]:
    """Return the labels that only repeat their address."""
    return [one.label for one in note.links if one.label in one.target]


def leads_to(foot: str, target: str) -> bool:
    """Tell whether a link leads to the same work, and the same part of it."""
    addresses = map(unescape, re.findall('href="([^"]+)"', foot))
    wanted = (identity_of(target), target.partition("#")[2])
    same = ((identity_of(one), one.partition("#")[2]) for one in addresses)
    return wanted in same or wanted[0] is None


def test_notes_of_texts_that_are_included_share_entries(alice, visitor):
    create_page("part", f"B.{note('x')} C.{note('y')}", author=alice)
    create_page("a", f"A.{note('x')}\n\n{{{{page>part}}}}", author=alice)

    html = visitor.get("/wiki/a").content.decode()

    assert re.findall(r'class="fn_top">(.+?)\)<', html) == ["1", "1", "2"]
    assert html.count('class="fn_source"') == 2


def test_very_many_works_are_asked_for_in_parts(db):
    works = [
        Work((Identity("url", f"{number}.example"),), ()) for number in range(300_000)
    ]

    assert known_sources(works) == {}
