"""A diff shows what changed, whole and exactly, and soon."""

from __future__ import annotations

import random
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiki.comparing.diff import diff

LINES = st.sampled_from(["", "one", "two words", "two more words", "日本語", "* x"])
TEXTS = st.lists(LINES, max_size=14).map("\n".join) | st.text("ab \n\r*日", max_size=30)


def rows_of(comparison):
    return [row for hunk in comparison.hunks for row in hunk.rows]


def joined(spans):
    return "".join(span.text for span in spans)


def marks(spans):
    """Return the line with what changed in brackets."""
    return "".join(f"[{s.text}]" if s.changed else s.text for s in spans)


def both_texts(comparison, old, new):
    """Put both texts together from the rows and the equal lines left out."""
    old_lines, new_lines = old.split("\n"), new.split("\n")
    before, after = [], []
    for hunk in comparison.hunks:
        before += old_lines[len(before) : len(before) + hunk.skipped]
        after += new_lines[len(after) : len(after) + hunk.skipped]
        for row in hunk.rows:
            if row.old_number is not None:
                before.append(joined(row.old))
                assert row.old_number == len(before)
            if row.new_number is not None:
                after.append(joined(row.new))
                assert row.new_number == len(after)
    left = comparison.skipped_after
    before += old_lines[len(before) : len(before) + left]
    after += new_lines[len(after) : len(after) + left]
    return "\n".join(before), "\n".join(after)


@given(TEXTS, TEXTS, st.integers(0, 4))
def test_the_rows_give_back_both_texts(old, new, context):
    assert both_texts(diff(old, new, context=context), old, new) == (old, new)


@given(TEXTS)
def test_equal_texts_have_no_hunks(text):
    comparison = diff(text, text)
    assert comparison.hunks == ()
    assert (comparison.added, comparison.removed) == (0, 0)
    assert not comparison.coarse


@given(TEXTS, TEXTS)
def test_each_row_says_what_it_is(old, new):
    for row in rows_of(diff(old, new)):
        changed = [span.changed for span in (*row.old, *row.new)]
        if row.kind == "same":
            assert joined(row.old) == joined(row.new)
            assert not any(changed)
        elif row.kind == "changed":
            assert joined(row.old) != joined(row.new)
            assert any(changed)
        else:
            assert all(changed)
            absent = row.old_number if row.kind == "added" else row.new_number
            assert absent is None


@given(TEXTS, TEXTS)
def test_spans_alternate(old, new):
    for row in rows_of(diff(old, new)):
        for spans in (row.old, row.new):
            kinds = [span.changed for span in spans]
            assert all(a != b for a, b in pairwise(kinds))
            assert len(spans) == 1 or all(span.text for span in spans)


@given(TEXTS, TEXTS)
def test_counts_are_those_of_the_rows(old, new):
    comparison = diff(old, new)
    kinds = [row.kind for row in rows_of(comparison)]
    assert comparison.added == kinds.count("added") + kinds.count("changed")
    assert comparison.removed == kinds.count("removed") + kinds.count("changed")


def test_changed_words_are_marked_inside_the_line():
    (row,) = rows_of(diff("The quick brown fox.", "The slow brown ox."))
    assert row.kind == "changed"
    assert marks(row.old) == "The [quick] brown [fox]."
    assert marks(row.new) == "The [slow] brown [ox]."


def test_characters_are_words_where_nobody_writes_blanks():
    (row,) = rows_of(diff("私は猫が好きです", "私は犬が好きです"))
    assert marks(row.old) == "私は[猫]が好きです"
    assert marks(row.new) == "私は[犬]が好きです"


def test_marks_of_the_markup_count_as_words():
    (row,) = rows_of(diff("see [[here|this]] page", "see **[[here|this]]** page"))
    assert marks(row.new) == "see [**][[here|this]][**] page"


def test_short_words_between_changes_do_not_break_a_change_up():
    old = "We measured it in the laboratory at night."
    new = "We estimated everything of the simulation at night."
    (row,) = rows_of(diff(old, new))
    assert marks(row.old) == "We [measured it in the laboratory] at night."


def test_a_line_is_compared_with_the_one_it_became():
    old = "intro\nAlpha is the first letter.\nBeta is the second letter.\nend"
    new = "intro\nA new line about nothing.\nBeta is the second greek letter.\nend"
    kinds = [(row.kind, joined(row.new)) for row in rows_of(diff(old, new))]
    assert ("changed", "Beta is the second greek letter.") in kinds
    assert ("added", "A new line about nothing.") in kinds


def test_a_blank_line_never_becomes_text():
    kinds = {row.kind for row in rows_of(diff("a\n\nb", "a\nX\nb"))}
    assert kinds == {"same", "added", "removed"}


def test_lines_far_from_any_change_are_left_out():
    old = [str(number) for number in range(1, 101)]
    new = old.copy()
    new[49] = "fifty"
    comparison = diff("\n".join(old), "\n".join(new))
    (hunk,) = comparison.hunks
    assert (hunk.skipped, comparison.skipped_after) == (46, 47)
    assert [row.old_number for row in hunk.rows] == list(range(47, 54))


def test_changes_close_to_each_other_share_a_hunk():
    old = [str(number) for number in range(1, 31)]
    new = old.copy()
    new[9], new[17] = "X", "Y"
    assert len(diff("\n".join(old), "\n".join(new)).hunks) == 1
    new[17], new[18] = old[17], "Y"
    first, second = diff("\n".join(old), "\n".join(new)).hunks
    assert (first.skipped, second.skipped) == (6, 2)


def test_a_single_line_is_not_worth_leaving_out():
    old = [str(number) for number in range(1, 11)]
    new = old.copy()
    new[4] = "X"
    (hunk,) = diff("\n".join(old), "\n".join(new)).hunks
    assert hunk.skipped == 0
    assert hunk.rows[0].old_number == 1


def test_an_empty_text_has_no_lines():
    comparison = diff("", "a\nb")
    assert [row.kind for row in rows_of(comparison)] == ["added", "added"]
    assert diff("a", "").removed == 1


def test_line_ends_are_seen():
    assert diff("a\n", "a").removed == 1
    (row,) = rows_of(diff("a\r\nb", "a\nb"))[:1]
    assert marks(row.old) == "a[\r]"


def prose(seed, size):
    """Return about `size` characters of lines that no other seed has."""
    chance = random.Random(seed)
    vocabulary = [f"w{chance.randrange(4000)}" for _ in range(2000)] + ["the"] * 400
    lines: list[str] = []
    while sum(len(line) for line in lines) < size:
        lines += [" ".join(chance.choices(vocabulary, k=chance.randrange(1, 90))), ""]
    return "\n".join(lines)


def hostile():
    one, other = prose(1, 200_000), prose(2, 200_000)
    chance = random.Random(3)
    yield "unrelated", one, other
    yield "one line", one.replace("\n", " "), other.replace("\n", " ")
    yield "repeated word", "a " * 100_000, "a b " * 50_000
    digits = [[str(chance.randrange(10)) for _ in range(20_000)] for _ in range(2)]
    yield "short lines", "\n".join(digits[0]), "\n".join(digits[1])
    rows = range(3_000)
    yield (
        "nearly identical lines",
        "\n".join(f"| row {row} | value of it |" for row in rows),
        "\n".join(f"| row {row} | the value of it |" for row in range(-1, 3_000)),
    )


@pytest.mark.parametrize(("name", "old", "new"), list(hostile()), ids=lambda v: v[:9])
def test_large_and_different_texts_are_compared_in_bounded_time(name, old, new):
    begun = perf_counter()
    comparison = diff(old, new)
    assert perf_counter() - begun < 5  # measured: 0.2 s; unbounded it takes minutes
    assert both_texts(comparison, old, new) == (old, new)


def test_what_was_given_up_is_told():
    one, other = prose(1, 200_000), prose(2, 200_000)
    assert diff(one.replace("\n", " "), other.replace("\n", " ")).coarse
    assert not diff(one, one.replace("w1", "v1", 50)).coarse
