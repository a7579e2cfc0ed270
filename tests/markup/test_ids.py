"""Ids come out as DokuWiki makes them, and links lead where it leads them."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wiki.markup import ids

SPECIAL_CASES = st.text(alphabet="aB1:;./_-~ *é̈İΣß本き")


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        ("Page", "page"),
        ("  Foo Bar (x) ", "foo_bar_x"),
        ("page...page", "page...page"),
        (":a::b:", "a:b"),
        ("a.:b", "a:b"),
        ("ns:_x", "ns:x"),
        ("a:..:b", "a:b"),
        ("a: :b", "a:b"),
        ("a;b", "a:b"),
        ("a/b", "a_b"),
        ("a--b", "a--b"),
        ("a__b", "a_b"),
        ("a_-_b", "a_-_b"),
        ("50% off", "50_off"),
        ("C++", "c"),
        ("$ID", "id"),
        ("x#y", "x_y"),
        ("tab\tand\nline", "tab_and_line"),
        ("Müller & Söhne – “Wien”", "mueller_soehne_wien"),
        ("Faß", "fass"),
        ("ŁÓDŹ", "lodz"),
        ("Œuvre", "œuvre"),
        ("ﬁx", "ﬁx"),
        ("日本 語", "日本_語"),
        ("日本　語", "日本_語"),
        ("Привет", "привет"),
        ("ΟΔΟΣ", "οδοσ"),
        ("e\N{COMBINING ACUTE ACCENT}te", "ete"),
        ("a\N{NO-BREAK SPACE}b", "a_b"),
        ("a\ud800b", "a_b"),
    ],
)
def test_cleans_as_dokuwiki_does(raw, path):
    assert ids.clean(raw) == path


@pytest.mark.parametrize("raw", ["", " ", ":", "***", "::_.-", "«»", "\0", "___"])
def test_what_holds_nothing_cleans_to_nothing(raw):
    assert ids.clean(raw) == ""


def test_accents_can_be_kept():
    assert ids.clean("Élan Ärger", ids.Rules(deaccent=0)) == "élan_ärger"


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        ("Äpfel über Öl", "apfel_ueber_ol"),
        ("Привет, мир", "privet_mir"),
        ("Щука и ёж", "schuka_i_jozh"),
        ("Αθήνα", "athina"),
        ("שלום", "shlvm"),
        ("سلام", "slam"),
        ("とうきょう", "toukyou"),
        ("きっちゃてん", "kicchaten"),
        ("しんあい", "shin_ai"),
        ("コンピューター", "konpyuutaa"),
        ("ヴィッキー", "vikkii"),
        ("ไทย", "aithy"),
        ("日本 語", "日本_語"),
    ],
)
def test_other_scripts_can_be_written_in_latin_letters(raw, path):
    assert ids.clean(raw, ids.Rules(deaccent=2)) == path


def test_the_separator_can_be_chosen():
    assert ids.clean("a b _ c", ids.Rules(separator="-")) == "a-b-_-c"
    assert ids.clean("a  b", ids.Rules(separator=".")) == "a.b"


def test_a_slash_can_separate_namespaces():
    assert ids.clean("a/b//c/", ids.Rules(use_slash=True)) == "a:b:c"


@example("a\N{COMBINING ACUTE ACCENT}\N{COMBINING DIAERESIS}")
@example("x\N{COMBINING GRAVE ACCENT}")
@given(st.text() | SPECIAL_CASES)
def test_what_is_clean_stays_as_it_is(raw):
    for deaccent in (0, 1, 2):
        for separator in "_-.":
            path = ids.clean(raw, ids.Rules(separator=separator, deaccent=deaccent))
            again = ids.clean(path, ids.Rules(separator=separator, deaccent=deaccent))
            assert again == path


@pytest.mark.parametrize(
    "raw",
    [
        "ı" + "\N{COMBINING DIAERESIS}" * 100_000,
        "a" + "\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}" * 50_000,
        "." * 200_000 + "a",
        ":_" * 100_000,
        "っ" * 50_000,
        "..:" * 50_000,
    ],
    ids=range(6),
)
def test_hostile_ids_are_cleaned_soon(raw):
    begun = perf_counter()
    path = ids.clean(raw, ids.Rules(deaccent=2))
    assert ids.clean(path, ids.Rules(deaccent=2)) == path
    ids.resolve(raw, "ns:page", rules=ids.Rules(deaccent=2))
    assert perf_counter() - begun < 10  # measured: under 1 s


@given(st.text() | SPECIAL_CASES)
def test_an_id_has_no_blanks_no_capitals_and_no_empty_parts(raw):
    path = ids.clean(raw)
    assert path == path.lower()
    assert not set(path) & set(" \t\r\n\0/\\#?&<>\"'|*;")
    assert not path or all(path.split(":"))
    assert path.strip(":._-") == path


@pytest.mark.parametrize(
    ("title", "anchor"),
    [
        ("A B: C.d", "a_bcd"),
        ("123 four", "four"),
        ("a ** b ** //c//", "a_b_c"),
        ("Ümläut ß ñ", "uemlaeut_ss_n"),
        ("B <x>", "b_x"),
        ("5", "section5"),
        ("2024 – 25", "section202425"),
        ("–", "section"),
        ("", "section"),
    ],
)
def test_a_heading_has_dokuwikis_anchor(title, anchor):
    assert ids.section_id(title) == anchor


def test_anchors_are_unique_within_a_page():
    sections = ids.SectionIds()
    titles = ["empty", "empty", "Empty 1", "empty1", "empty"]
    assert [sections.unique(title) for title in titles] == [
        "empty",
        "empty1",
        "empty_1",
        "empty11",
        "empty2",
    ]


@given(st.lists(st.sampled_from(["a", "a1", "a11", "b", "1", "–"]), max_size=40))
def test_no_two_sections_share_an_anchor(titles):
    sections = ids.SectionIds()
    anchors = [sections.unique(title) for title in titles]
    assert len(set(anchors)) == len(titles)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("foo", "ns:foo"),
        (".foo", "ns:foo"),
        (".:foo", "ns:foo"),
        ("..foo", "foo"),
        ("..:foo", "foo"),
        ("..:..:..:foo", "foo"),
        ("...foo", "ns:foo"),
        ("~foo", "ns:page:foo"),
        ("~:foo", "ns:page:foo"),
        (":foo", "foo"),
        ("other:foo", "other:foo"),
        ("a/b", "ns:a_b"),
        ("a;b", "a:b"),
        ("", "ns:page"),
        ("#x", "ns:page"),
        ("?do=edit", "ns:page"),
        (".:a..b", "ns:a..b"),
        ("$", "ns"),
    ],
)
def test_a_link_is_resolved_against_its_page(target, path):
    assert ids.resolve(target, "ns:page").candidates == (path,)


def test_a_slash_in_a_link_can_separate_namespaces():
    assert ids.resolve(
        "../b", "ns:page", rules=ids.Rules(use_slash=True)
    ).candidates == ("b",)
    assert ids.resolve_media("a/b", "page", ids.Rules(use_slash=True)).candidates == (
        "a:b",
    )


def test_a_link_to_a_namespace_may_lead_to_three_pages():
    resolved = ids.resolve("Foo Bar:", "ns:page", start="home")
    assert resolved.candidates == (
        "foo_bar:home",
        "foo_bar:foo_bar",
        "foo_bar",
    )


def test_the_root_has_one_start_page():
    assert ids.resolve(":", "ns:page").candidates == ("start",)
    assert ids.resolve("..:", "ns:page").candidates == ("start",)


def test_section_and_query_are_kept_apart():
    resolved = ids.resolve("foo#Some Part?do=edit&x=1", "page")
    assert resolved == ids.Resolved(("foo",), "some_part", "do=edit&x=1")
    assert ids.resolve("foo?a#b", "page") == ids.Resolved(("foo",), "", "a#b")


def test_a_link_may_name_the_plural():
    assert ids.resolve("cats", "a:b", plural=True).candidates == ("a:cats", "a:cat")
    assert ids.resolve("Cat", "a:b", plural=True).candidates == ("a:cat", "a:cats")
    assert ids.resolve("S", "a:b", plural=True).candidates == ("a:s", "a")


def test_a_file_has_no_start_page():
    assert ids.resolve_media("wiki:", "ns:page").candidates == ("wiki",)
    assert ids.resolve_media(".:Image.PNG#X", "ns:page") == ids.Resolved(
        ("ns:image.png",), "X"
    )


@given(SPECIAL_CASES, st.sampled_from(["page", "ns:page", "a:b:c"]))
def test_every_candidate_is_clean(target, page):
    for path in ids.resolve(target, page, plural=True).candidates:
        assert ids.clean(path) == path


def test_a_path_falls_into_namespace_and_name():
    assert (ids.namespace("a:b:c"), ids.name("a:b:c")) == ("a:b", "c")
    assert (ids.namespace("c"), ids.name("c")) == ("", "c")


def test_the_trail_names_the_namespaces_from_the_root():
    assert ids.trail("a:b:c") == ("a", "a:b")
    assert ids.trail("c") == ()
