from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from tests.factories import create_page
from wiki.markup import defaults
from wiki.pages.rendering import render
from wiki.site.markup_lists import entries_of, extended
from wiki.site.models import MarkupSettings

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/site_settings/markupsettings/1/change/"


def decide(**decisions) -> MarkupSettings:
    row = MarkupSettings(pk=1, **decisions)
    row.full_clean()
    row.save()
    return row


def shown_on_a_page(text: str) -> str:
    rendered = render("playground", text)
    return rendered.contents + rendered.html


def test_a_new_site_reads_as_dokuwiki_does_today():
    assert not MarkupSettings.objects.exists()
    assert "<strong>" not in shown_on_a_page("** a **")


@pytest.mark.parametrize(
    ("decisions", "text", "shown"),
    [
        ({"dialect": "2022"}, "** a **", "<strong> a </strong>"),
        ({"camelcase": True}, "CamelCase", 'href="/wiki/camelcase"'),
        ({"embed_html": True}, "<html><b>a</b></html>", "<b>a</b>"),
        ({"typography": 0}, '"a"', '"a"'),
        ({"typography": 2}, "'a'", "‘a’"),
        ({"quotes_language": "de"}, '"a"', "„a“"),
        ({"mailguard": "visible"}, "<a@b.org>", "a [at] b [dot] org"),
        ({"nofollow": False}, "http://a.org", 'title="http://a.org">'),
        ({"deaccent": 2}, "[[Привет]]", 'href="/wiki/privet"'),
        ({"separator": "-"}, "[[a b]]", 'href="/wiki/a-b"'),
        ({"use_slash": True}, "[[a/b]]", 'href="/wiki/a:b"'),
        ({"toc_minimum": 1, "toc_depth": 5}, "== A ==", '<li class="level5">'),
        ({"interwiki": "x https://x.org/{NAME}"}, "[[x>y]]", "https://x.org/y"),
        ({"acronyms": "ABC The beginning"}, "ABC", '<abbr title="The beginning">'),
        ({"smileys": ":cat: 🐈"}, ":cat:", "🐈"),
        ({"entities": "1/2 ½"}, "1/2", "½"),
    ],
)
def test_what_is_decided_is_how_texts_are_read(decisions, text, shown):
    before = shown_on_a_page(text)
    decide(**decisions)

    assert shown not in before
    assert shown in shown_on_a_page(text)


def test_titles_and_plural_forms_find_their_pages(alice):
    create_page("cat", "== All about cats ==", author=alice)
    decide(use_heading=True, autoplural=True)

    html = shown_on_a_page("[[cats]]")

    assert 'href="/wiki/cat"' in html
    assert ">All about cats</a>" in html


def test_a_name_may_be_written_as_its_links_are(as_alice, alice):
    create_page("привет", "older than the decision", author=alice)
    decide(deaccent=2, separator="-")

    assert as_alice.get("/new?name=Привет мир")["Location"] == "/wiki/privet-mir/edit"
    assert as_alice.get("/wiki/Привет мир")["Location"] == "/wiki/privet-mir"
    assert as_alice.get("/wiki/привет").status_code == 200


def test_an_entry_without_a_value_takes_the_stock_entry_away():
    lists = extended("acronyms", "# ours\nHTML\nABC   The beginning # of it\n\n")

    assert "HTML" not in lists
    assert lists["ABC"] == "The beginning"
    assert len(lists) == len(defaults.ACRONYMS)


def test_a_sharp_sign_within_an_address_is_no_comment():
    assert entries_of("a http://a.org/#x") == {"a": "http://a.org/#x"}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "x"])
def test_a_shortcut_to_what_is_no_address_is_refused(address):
    with pytest.raises(ValidationError, match="neither an address"):
        decide(interwiki=f"bad {address}")


def test_emoji_of_the_site_are_text():
    decide(smileys=":x: <script>alert(1)</script>")

    assert "<script>alert" not in shown_on_a_page(":x:")


@pytest.mark.parametrize(
    "decisions",
    [{"dialect": "2040"}, {"toc_top": 3, "toc_depth": 2}, {"typography": 3}],
)
def test_what_cannot_be_is_refused(decisions):
    with pytest.raises(ValidationError):
        decide(**decisions)


def test_there_is_one_row():
    with pytest.raises(IntegrityError):
        MarkupSettings.objects.create(pk=2)


def test_administrators_find_the_form_and_change_nothing_by_looking(as_administrator):
    answer = as_administrator.get("/admin/site_settings/markupsettings/")
    assert answer["Location"] == ADDRESS

    assert "German (de)" not in as_administrator.get(ADDRESS).content.decode()
    assert ">German</option>" in as_administrator.get(ADDRESS).content.decode()
    assert "in &lt;html&gt; as HTML" in as_administrator.get(ADDRESS).content.decode()
    assert MarkupSettings.stored().version == 0


def test_administrators_change_the_dialect(as_administrator):
    as_administrator.get("/admin/site_settings/markupsettings/")
    form = as_administrator.get(ADDRESS).context["adminform"].form
    as_administrator.post(ADDRESS, {**form.initial, "dialect": "2022"})

    assert MarkupSettings.stored().dialect == "2022"
    assert "<strong> a </strong>" in shown_on_a_page("** a **")
