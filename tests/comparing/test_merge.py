"""Two edits of one text are merged, and nobody's words are lost or come back."""

from __future__ import annotations

import random
from collections import Counter
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiki.comparing.merge import Conflict, has_markers, merge

TEXTS = st.lists(st.sampled_from(["", "a", "b", "c", "d"]), max_size=10).map("\n".join)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@st.composite
def edits(draw, lines):
    """Return `lines` after a few deletions, replacements and insertions."""
    edited = []
    for line in lines:
        kind = draw(st.sampled_from(["keep", "keep", "keep", "drop", "change", "add"]))
        if kind in {"keep", "add"}:
            edited.append(line)
        if kind in {"change", "add"}:
            edited.append(draw(st.sampled_from(["X", "Y", "Z"])) + line)
    return edited


@st.composite
def three_versions(draw):
    """Return a text of different lines and what two people made of it."""
    base = list(LETTERS[: draw(st.integers(0, 12))])
    versions = (base, draw(edits(base)), draw(edits(base)))
    return tuple("\n".join(lines) for lines in versions)


def clean(base, theirs, ours):
    merged = merge(base, theirs, ours)
    assert merged.conflicts == ()
    return merged.text


# Laws


@given(TEXTS | st.text(), TEXTS | st.text())
def test_a_text_that_one_side_left_alone_is_the_other_sides(base, changed):
    assert clean(base, base, changed) == changed
    assert clean(base, changed, base) == changed


@given(TEXTS | st.text(), TEXTS | st.text())
def test_what_both_did_alike_is_done_once(base, changed):
    assert clean(base, changed, changed) == changed


@given(TEXTS, TEXTS, TEXTS)
def test_it_does_not_matter_who_was_first(base, theirs, ours):
    one = merge(base, theirs, ours, theirs_label="A", ours_label="B")
    other = merge(base, ours, theirs, theirs_label="B", ours_label="A")
    swapped = [Conflict(c.base, c.ours, c.theirs) for c in other.conflicts]
    assert list(one.conflicts) == swapped
    if not one.conflicts:
        assert one.text == other.text


@given(three_versions())
def test_every_line_of_a_clean_merge_was_written_by_somebody(versions):
    merged = merge(*versions)
    if not merged.conflicts:
        written = {line for text in versions for line in text.split("\n")}
        assert set(merged.text.split("\n")) <= written


@given(three_versions())
def test_a_line_deleted_by_one_and_left_alone_by_the_other_stays_deleted(versions):
    base, theirs, ours = (set(text.split("\n")) for text in versions)
    merged = merge(*versions)
    if not merged.conflicts:
        kept = set(merged.text.split("\n"))
        assert not kept & (base - theirs) - {""}
        assert not kept & (base - ours) - {""}


@given(three_versions())
def test_nobodys_new_line_is_lost(versions):
    base, theirs, ours = (Counter(text.split("\n")) for text in versions)
    kept = Counter(merge(*versions).text.split("\n"))
    new = (theirs - base | ours - base).keys() - {""}
    assert all(kept[line] for line in new)


@given(three_versions())
def test_conflicts_are_marked(versions):
    merged = merge(*versions)
    assert has_markers(merged.text) == bool(merged.conflicts)
    for conflict in merged.conflicts:
        assert conflict.theirs in merged.text
        assert conflict.ours in merged.text
        assert conflict.theirs != conflict.ours


@given(st.lists(st.sampled_from(["keep", "theirs", "ours"]), max_size=20), st.data())
def test_changes_to_different_parts_are_all_applied(sides, data):
    base, theirs, ours, both = ["start"], ["start"], ["start"], ["start"]
    for number, side in enumerate(sides):
        line = f"line {number}"
        changed = data.draw(st.sampled_from([[], [f"X{number}"], [line, "Y"]]))
        for version, author in ((base, ""), (theirs, "theirs"), (ours, "ours")):
            version.extend(changed if side == author else [line])
            version.append(f"unchanged {number}")
        both += changed if side != "keep" else [line]
        both.append(f"unchanged {number}")
    assert clean(*("\n".join(v) for v in (base, theirs, ours))) == "\n".join(both)


# Cases


def test_different_paragraphs_merge():
    merged = clean(
        "one\n\ntwo\n\nthree\n", "ONE\n\ntwo\n\nthree\n", "one\n\ntwo\n\n3\n"
    )
    assert merged == "ONE\n\ntwo\n\n3\n"


def test_one_line_changed_in_two_ways_is_a_conflict():
    merged = merge("a\nb\nc", "a\nX\nc", "a\nY\nc", theirs_label="Ann", ours_label="I")
    assert merged.conflicts == (Conflict("b", "X", "Y"),)
    assert merged.text.split("\n") == [
        "a",
        "<<<<<<<| Ann",
        "X",
        "=======|",
        "Y",
        ">>>>>>>| I",
        "c",
    ]


def test_new_lines_at_one_place_are_a_conflict():
    assert merge("a\nb", "a\nX\nb", "a\nY\nb").conflicts == (Conflict("", "X", "Y"),)


def test_new_lines_that_go_on_where_the_other_stopped_are_not():
    assert clean("a\nb", "a\nX\nb", "a\nX\nY\nb") == "a\nX\nY\nb"


def test_two_new_pages_are_a_conflict():
    assert merge("", "mine", "yours").conflicts == (Conflict("", "mine", "yours"),)


def test_a_deletion_against_a_change_is_a_conflict():
    assert merge("a\nb\nc", "a\nc", "a\nX\nc").conflicts == (Conflict("b", "", "X"),)
    assert merge("a", "", "a b").conflicts == (Conflict("a", "", "a b"),)


def test_a_deletion_beside_a_new_line_is_a_conflict():
    assert merge("a\nb\nc", "a\nc", "a\nb\nreply\nc").conflicts


def test_neighbouring_lines_may_be_edited_by_two_people():
    base = "  * red apples\n  * green pears\n  * end"
    theirs = base.replace("red apples", "red round apples")
    ours = base.replace("green pears", "green long pears")
    assert clean(base, theirs, ours).split("\n")[:2] == [
        "  * red round apples",
        "  * green long pears",
    ]


def test_a_line_may_be_added_beside_one_that_the_other_edits():
    base = "  * red apples\n  * green pears"
    theirs = base.replace("green pears", "green long pears")
    ours = base + "\n  * plums"
    assert clean(base, theirs, ours).endswith("  * green long pears\n  * plums")


def test_a_line_is_not_added_beside_one_that_became_another():
    assert merge("a\nb", "a\nsomething else", "a\nb\nmore").conflicts


PARAGRAPH = (
    "The first sentence speaks of cats and dogs. The second tells of the birds in "
    "the sky. The third one is short."
)


def test_two_sentences_of_one_paragraph_merge():
    theirs = PARAGRAPH.replace("cats and dogs", "cats, dogs and mice")
    ours = PARAGRAPH.replace("is short", "is rather long")
    both = theirs.replace("is short", "is rather long")
    assert clean(PARAGRAPH, theirs, ours) == both


def test_one_phrase_of_a_paragraph_changed_twice_is_a_conflict():
    theirs = PARAGRAPH.replace("cats", "lions")
    ours = PARAGRAPH.replace("dogs", "wolves")
    assert merge(PARAGRAPH, theirs, ours).conflicts == (
        Conflict(PARAGRAPH, theirs, ours),
    )


def test_the_same_correction_of_both_does_not_stand_in_the_way():
    theirs = PARAGRAPH.replace("cats", "lions")
    ours = theirs.replace("short", "long")
    theirs = theirs.replace("birds", "clouds")
    assert clean(PARAGRAPH, theirs, ours) == theirs.replace("short", "long")


def test_a_rewritten_paragraph_is_not_mixed_with_an_edit():
    theirs = "Something that has nothing at all to do with what was written here."
    ours = PARAGRAPH.replace("short", "long")
    assert merge(PARAGRAPH, theirs, ours).conflicts


def test_only_the_lines_in_question_are_in_conflict():
    base = "red apples here\ngreen pears here\nblue plums here"
    theirs = base.replace("red", "pink").replace("green", "yellow")
    ours = base.replace("red", "white").replace("blue", "black")
    merged = merge(base, theirs, ours)
    assert [c.base for c in merged.conflicts] == ["red apples here"]
    assert merged.text.endswith("yellow pears here\nblack plums here")


def test_lines_next_to_each_other_may_be_edited_in_turns():
    base = "red apples here\ngreen pears here\nblue plums here"
    theirs = base.replace("red", "pink").replace("blue", "black")
    ours = base.replace("green", "yellow").replace("blue", "black")
    expected = "pink apples here\nyellow pears here\nblack plums here"
    assert clean(base, theirs, ours) == expected


def test_windows_line_ends_are_line_ends():
    assert clean("a\nb\nc\nd", "A\r\nb\r\nc\r\nd", "a\nb\nc\nD") == "A\nb\nc\nD"


def test_line_ends_alone_are_no_difference():
    assert clean("a\nb\nc", "a\r\nb\nc", "a\nb\r\nc") == "a\nb\nc"


def test_windows_line_ends_stay_where_both_use_them():
    base, theirs, ours = "a\r\nb\r\nc", "A\r\nb\r\nc", "a\r\nb\r\nC"
    assert clean(base, theirs, ours) == "A\r\nb\r\nC"


def test_the_end_of_the_text_is_kept_as_the_one_who_changed_it_wants_it():
    assert clean("a\nb\nc", "a\nb\nc\n", "A\nb\nc") == "A\nb\nc\n"
    assert clean("a\nb\nc\n", "a\nb\nc", "A\nb\nc\n") == "A\nb\nc"


def test_a_label_cannot_break_out_of_its_line():
    merged = merge("a", "b", "c", theirs_label="x\ny", ours_label=" z ")
    assert merged.text.split("\n")[0] == "<<<<<<<| x y"
    assert merged.text.split("\n")[-1] == ">>>>>>>| z"


def test_any_marker_left_over_is_found():
    lines = merge("a", "b", "c").text.split("\n")
    for marker in (lines[0], lines[2], lines[4]):
        assert has_markers(f"text\n{marker}\nmore")
        assert has_markers(f"text\r\n{marker}\r\n")


@pytest.mark.parametrize(
    "text",
    [
        "====== Heading ======\n=======\n> quote\n>>>>>>> deep quote",
        "<code>\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> branch\n</code>",
        "<<<<<<<|\n a =======| b",
    ],
)
def test_wikitext_has_no_markers(text):
    assert not has_markers(text)


def test_large_unlike_texts_merge_in_bounded_time():
    chance = random.Random(1)
    base, theirs, ours = (
        "\n".join(
            " ".join(f"w{chance.randrange(3000)}" for _ in range(chance.randrange(60)))
            for _ in range(1200)
        )
        for _ in range(3)
    )
    begun = perf_counter()
    merged = merge(base, theirs, ours)
    assert perf_counter() - begun < 5  # measured: 0.1 s
    assert merged.conflicts
    long_lines = [text.replace("\n", " ") for text in (base, theirs, ours)]
    begun = perf_counter()
    assert merge(*long_lines).conflicts
    assert perf_counter() - begun < 5
