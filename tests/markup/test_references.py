"""Notes where it is known what they cite: one entry for one work."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from tests.markup.hostile import ATTACKS
from tests.markup.output_rules import problems
from wiki.markup import Config, Found, Names, NothingExists, parse, render_html
from wiki.markup.citing import NoteAsked, NoteFound, Remark, WorkFound
from wiki.markup.references import MOST_DESCRIBED, ROOM, ROOM_PER_CHARACTER

WORK = WorkFound("ada", (Remark("source", "about", "/source/ada"),))
LINK = "[[https://a.example/|Notes]]"


class Known:
    """A wiki that knows sources: says of each note what a function returns."""

    def __init__(self, said: Callable[[NoteAsked], NoteFound | None]) -> None:
        self.said = said

    def find(self, names: Names) -> Found:
        said = {note: self.said(note) for note in names.notes}
        return Found(notes={note: found for note, found in said.items() if found})


def by_page(note: NoteAsked) -> NoteFound | None:
    """Say that notes cite one work, and at which page."""
    locator = re.search(r"p\. \d+", note.note.text)
    if len(note.note.text) > 30:
        return NoteFound((WORK,))
    weight = len(note.note.text.split(","))
    return NoteFound((WORK,), "ada", weight, locator[0] if locator else "")


def shown(text: str, said=by_page) -> str:
    return render_html(parse(text), Known(said))


def markers(html: str) -> list[tuple[str, str]]:
    """Return the number of each note, and what its marker says."""
    return re.findall(r'href="#fn__(\d+)" id="fnt__\1" class="fn_top">(.+?)\)<', html)


def entries(html: str) -> list[str]:
    """Return what a reader reads in each entry."""
    found = re.findall(
        r'<div class="fn">(.*?)</div>\n(?=<div class="fn">|</div>)', html, re.S
    )
    return [" ".join(re.sub("<[^>]+>", " ", entry).split()) for entry in found]


def test_one_work_has_one_entry_with_ways_back_a_b_c():
    html = shown(f"A(({LINK})) B((Why not?)) C(({LINK})) D(({LINK}))")

    assert markers(html) == [("1", "1"), ("2", "2"), ("3", "1"), ("4", "1")]
    assert entries(html) == ["1) a b c Notes about", "2) Why not?"]
    for number in (1, 3, 4):
        assert f'href="#fnt__{number}" id="fn__{number}" class="fn_bot"' in html


def test_different_pages_become_entries_below_the_work():
    html = shown(
        f"A((Ada, {LINK}, p. 4)) B((Ada, {LINK}, p. 9)) C((Ada, {LINK})) "
        f"D((Ada, {LINK}, p. 4))"
    )

    assert [shown for _, shown in markers(html)] == ["1.1", "1.2", "1", "1.1"]
    assert entries(html) == ["1) Ada, Notes about 1.1) a b p. 4 1.2) p. 9"]


def test_one_page_alone_stays_with_the_work():
    html = shown(f"A((Ada, {LINK}, p. 4)) B((Ada, {LINK}, p. 4))")

    assert [shown for _, shown in markers(html)] == ["1", "1"]
    assert entries(html) == ["1) a b Ada, Notes , p. 4 about"]


def test_the_fullest_note_tells_of_the_work():
    html = shown(f"A(({LINK})) B((Ada, {LINK}))")

    assert entries(html) == ["1) a b Ada, Notes about"]


def test_a_note_that_says_more_keeps_its_entry():
    html = shown(f"A(({LINK})) B(({LINK} says so, but not why it is so))")

    assert len(entries(html)) == 2


def test_a_note_with_a_picture_keeps_its_entry():
    html = shown(f"A(({LINK})) B(({LINK} {{{{a.png}}}}))")

    assert len(entries(html)) == 2


def test_words_quoted_and_addresses_of_their_own_stand_below():
    def said(note: NoteAsked) -> NoteFound:
        last = note.note.number
        quote = 'of the "best" <b>' if last == 2 else ""
        addresses = ("https://a.example/#top", "javascript:x") if last == 3 else ()
        return NoteFound((WORK,), "ada", 9 - last, quote=quote, addresses=addresses)

    html = shown(f"A(({LINK})) B(({LINK})) C(({LINK}))", said)

    assert '“of the "best" &lt;b&gt;”' in html
    assert '<a href="https://a.example/#top" class="urlextern"' in html
    assert ">a.example/#top</a>" in html
    assert problems(html) == []


def test_a_note_referred_to_by_name_shares_its_entry():
    html = shown(f"A[(ada>{LINK})] B[(ada)] C(({LINK}))")

    assert [shown for _, shown in markers(html)] == ["1", "1", "1"]
    assert entries(html) == ["1) a b c Notes about"]


def test_a_place_for_notes_shows_those_before_it():
    html = shown(f"A(({LINK}))\n\n~~REFNOTES~~\n\nB(({LINK})) C((x))")

    assert [shown for _, shown in markers(html)] == ["1", "2", "3"]
    assert html.count('<div class="footnotes"') == 2


@pytest.mark.parametrize(
    ("end", "label"),
    [
        ("===== References =====\n", 'aria-labelledby="references"'),
        ("== Einzelnachweise: ==\n\n\n", 'aria-labelledby="einzelnachweise"'),
        ("===== 参考文献 =====", 'aria-labelledby="参考文献"'),
        ("===== Fußnoten =====", 'aria-labelledby="fussnoten"'),
        ("===== References =====\nSee also.", 'aria-label="Notes"'),
        ("===== A story =====\n", 'aria-label="Notes"'),
        ("", 'aria-label="Notes"'),
    ],
)
def test_the_foot_is_named_by_the_heading_made_for_it(end, label):
    html = shown(f"A(({LINK}))\n\n{end}")

    assert f'<div class="footnotes" role="doc-endnotes" {label}>' in html
    assert problems(html) == []


def test_works_are_told_to_machines_once():
    work = WorkFound("k", (), "ctx_ver=1&rft.title=<x>", '{"name":"</script>&\u2028"}')
    html = shown(f"A(({LINK} 1)) B(({LINK} 2))", lambda _: NoteFound((work,)))

    title = 'title="ctx_ver=1&amp;rft.title=&lt;x&gt;"'
    assert html.count(f'<span class="Z3988" {title}></span>') == 1
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert json.loads(data)["citation"] == [{"name": "</script>&\u2028"}]
    assert problems(html) == []


def test_what_is_known_of_a_work_is_escaped_and_leads_nowhere_else():
    remarks = [Remark("copy", hostile, hostile, hostile) for hostile in ATTACKS]
    remarks.append(Remark("copy", "x", "javascript:alert(1)"))
    work = WorkFound("k", tuple(remarks), *ATTACKS[:2])
    html = shown(f"A(({LINK}))", lambda _: NoteFound((work,)))

    assert problems(html) == []


def test_what_is_told_of_works_is_bounded():
    notes = "".join(f"(({LINK} number {one} of a great many))" for one in range(1200))

    assert shown(notes).count("fn_about") == MOST_DESCRIBED


def test_what_is_told_of_works_is_bounded_by_the_length_of_the_page():
    text = "".join(f"(([[https://a.example/{one}]]))" for one in range(600))
    title = "x" * 2000

    def said(asked: NoteAsked) -> NoteFound:
        key = str(asked.note.number)
        return NoteFound((WorkFound(key, (), title, json.dumps(title)),))

    html = shown(text, said)
    untold = shown(text, lambda _: NoteFound((WorkFound("k"),)))
    room = ROOM + ROOM_PER_CHARACTER * len(text)

    assert room / 2 < len(html) - len(untold) < room + 5000
    assert html.count("Z3988") == html.count(title) / 2


def test_ways_back_go_on_behind_z():
    html = shown("".join(f"A(({LINK}))" for _ in range(54)))

    assert entries(html)[0].split()[25:30] == ["y", "z", "aa", "ab", "ac"]
    assert "bb" in entries(html)[0]


@pytest.mark.parametrize("text", [f"A(({LINK})) B(({LINK}))", "A((b))[(c>d)]"])
def test_the_stock_profile_and_who_knows_no_sources_show_notes_as_ever(text):
    plain = render_html(parse(text), NothingExists())

    assert "role=" not in plain
    stock = Config(profile="stock")
    asked = Known(by_page)
    assert render_html(parse(text, stock), asked) == render_html(
        parse(text, stock), NothingExists()
    )
