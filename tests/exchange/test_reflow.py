"""Text that lost its line breaks gets its lines again; other text stays as it is."""

from __future__ import annotations

import re
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wiki.exchange.reflow import is_flattened, reflow

NOTE = "(([[https://garden.example/issue-12|The Garden Letter - Issue 12 (2024]]))"
PAGE = (
    "====== Tomato ====== The **tomato** is the fruit of a [[nightshade|nightshade]] "
    "that is grown in most gardens. ===== Overview ===== [[tomato|Tomatoes]] came to "
    "Europe in the sixteenth century. For a long time they were kept for show—nobody "
    f"ate them—until cooks found a use for them {NOTE} ===== Growing ===== Plants are "
    f"raised indoors and set out after the last frost {NOTE}. They want sun, water and "
    "something to hold on to. ===== Difficulties ===== Not every summer brings a "
    "harvest. Several causes are known: * **Late blight**: A mould that comes with "
    "rain, turning leaves and fruit brown within days * **Blossom-end rot**: Too "
    "little calcium reaches the fruit, mostly for want of even watering * **Cold "
    "nights**: Below ten degrees the flowers drop before they are set * **Missing "
    "bees**: Under glass somebody has to shake the plants by hand, as [[bumblebee|"
    "bumblebees]] (bombus) would do in the open air These difficulties show why most "
    f"gardeners grow more than one sort in more than one place {NOTE} ===== Use ===== "
    "Tomatoes are eaten in many ways. The kitchen knows them as follows: * **Raw**: "
    "Sliced with salt and oil * **Dried**: Halved and left in the sun for a week * "
    "**Cooked**: Sauces that keep through the winter * **Fried**: Green fruit at the "
    "end of the season The recipes that are gathered here come from gardens in the "
    "north. ===== See Also ===== * [[potato|Potato]] * [[aubergine|Aubergine - a "
    "cousin]] * [[physalis|Physalis]] * [[chili_pepper|Chili vs. Pepper]] * "
    "[[greenhouse|Greenhouse]] ===== References ====="
)
STRUCTURED = st.lists(
    st.sampled_from(
        [
            "== ", "===== A =====", " * ", "  * ", " - ", "b", "The end is near now.",
            ":", ". ", "| ", "^ ", "[[x|y]]", "(( * ))", "<code>\n * x</code>", "> ",
            "----", "**c**", "\n", "''", " ", "{{i}}",
        ]
    )
).map("".join)  # fmt: skip


def without_blanks(text):
    return re.sub(r"\s+", "", text)


def lines(text):
    return [line for line in reflow(text).split("\n") if line]


# The whole page


def test_a_page_has_its_headings_again():
    found = re.findall(r"^(=+) (.*?) =+$", reflow(PAGE), re.MULTILINE)
    assert [title for marks, title in found if len(marks) == 6] == ["Tomato"]
    assert [title for marks, title in found if len(marks) == 5] == [
        "Overview",
        "Growing",
        "Difficulties",
        "Use",
        "See Also",
        "References",
    ]


def test_a_page_has_its_lists_again():
    blocks = reflow(PAGE).split("\n\n")
    lists = [block.split("\n") for block in blocks if block.startswith("  * ")]
    assert [len(items) for items in lists] == [4, 4, 5]
    assert all(item.startswith("  * ") for items in lists for item in items)


def test_the_items_are_whole():
    assert "    " not in reflow(PAGE)
    assert (
        "  * **Missing bees**: Under glass somebody has to shake the plants by hand, "
        "as [[bumblebee|bumblebees]] (bombus) would do in the open air" in lines(PAGE)
    )
    assert "  * [[aubergine|Aubergine - a cousin]]" in lines(PAGE)


def test_prose_after_a_list_is_a_paragraph_again():
    assert (
        "These difficulties show why most gardeners grow more than one sort in more "
        f"than one place {NOTE}" in lines(PAGE)
    )
    assert (
        "The recipes that are gathered here come from gardens in the north."
        in lines(PAGE)
    )


def test_footnotes_and_links_stay_as_they_are():
    assert reflow(PAGE).count(NOTE) == 3
    targets = re.findall(r"\[\[([^|\]]+)\|", reflow(PAGE).replace(NOTE, ""))
    assert len(set(targets)) == 8


# Laws


@given(st.text())
@example("one\ntwo")
@example("====== Title ======\n")
@example("====== A ====== b\nc")
@example("  * item")
@example("An == b and c == d in code, 2 * 3 * 4, x - y - z, a | b | c.")
@example("^ a ^ b ^")
@example("<code>a</code> b")
def test_text_that_is_not_flattened_stays_as_it_is(text):
    if not is_flattened(text):
        assert reflow(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "one\ntwo",
        "====== Title ======\n\n",
        "====== A ====== b\nc",
        "  * [[start|Start]]",
        "If a == b and c == d then 2 * 3 * 4 is x - y - z, a | b | c.",
        "^ a ^ b ^",
        "Moved to [[there]].",
        "Note: * this is no list",
        "A <code>x = 1</code> B",
        "a ((see ===== B ===== there)) c",
        "%%===== A ===== b%%",
    ],
)
def test_pages_of_one_line_or_with_lines_are_not_flattened(text):
    assert not is_flattened(text)
    assert reflow(text) == text


@given(STRUCTURED)
def test_only_white_space_changes(text):
    assert without_blanks(reflow(text)) == without_blanks(text)


@given(STRUCTURED)
@example(PAGE)
def test_once_is_enough(text):
    assert reflow(reflow(text)) == reflow(text)


# Headings


def test_headings_of_all_levels():
    text = "====== A ====== ===== B ===== ==== C ==== === D === == E == end"
    assert reflow(text) == (
        "====== A ======\n\n===== B =====\n\n==== C ====\n\n"
        "=== D ===\n\n== E ==\n\nend\n"
    )


def test_a_comparison_is_no_heading():
    text = "===== Code ===== Say if a == b or c == d there."
    assert lines(text)[1] == "Say if a == b or c == d there."


# Lists


def test_a_numbered_list():
    text = "== Steps == Do this: - Dig a hole - Put it in - Close it"
    assert lines(text)[2:] == ["  - Dig a hole", "  - Put it in", "  - Close it"]


def test_a_dash_in_an_item_is_no_item():
    text = "== See == * [[a]] - the first * [[b]] - the second"
    assert lines(text)[1:] == ["  * [[a]] - the first", "  * [[b]] - the second"]


def test_a_dash_in_prose_is_no_list():
    assert len(lines("== A == Once - long ago - there was a king.")) == 2


def test_indents_that_survived_tell_the_level():
    text = "== A == Fruit:  * apple    * red    * green  * pear"
    assert lines(text)[2:] == ["  * apple", "    * red", "    * green", "  * pear"]


def test_links_only_are_a_list_of_links():
    text = "== A == * [[a]] * [[b]] * [[c]] Whatever comes then."
    assert lines(text)[3:] == ["  * [[c]]", "Whatever comes then."]


def test_sentences_only_are_a_list_of_sentences():
    text = "== A == * One is here. * Two is there. * Three is gone. Prose goes on."
    assert lines(text)[3:] == ["  * Three is gone.", "Prose goes on."]


def test_words_that_titles_have_too_say_nothing():
    text = "== Books == * Into The Wild * Lord of The Flies and more of this sort."
    assert lines(text)[1:] == [
        "  * Into The Wild",
        "  * Lord of The Flies and more of this sort.",
    ]


def test_a_second_list_is_another_list():
    text = (
        "== A == Red: * apple * cherry These are not all there are. "
        "Green: * pear * lime"
    )
    assert lines(text)[1:] == [
        "Red:",
        "  * apple",
        "  * cherry",
        "These are not all there are. Green:",
        "  * pear",
        "  * lime",
    ]


def test_a_list_that_nothing_announces_must_be_plain():
    assert len(lines("== A == Some say * Anna * Bert * Carl")) == 5
    assert len(lines("== A == It is 3 * 4 * 5 metres.")) == 2


# Everything else


def test_a_table():
    text = (
        "== T == Sizes: ^ Name ^ Height ^ | a | 1 | | b | | | [[c|d]] | 3 | They vary."
    )
    assert lines(text)[2:] == [
        "^ Name ^ Height ^",
        "| a | 1 |",
        "| b | |",
        "| [[c|d]] | 3 |",
        "They vary.",
    ]


def test_bars_in_prose_are_no_table():
    assert len(lines("== A == Say yes | no | maybe. |x| is the length of x.")) == 2


def test_nothing_changes_inside_code():
    code = "<code python>\nif a == b:\n    c = 2 * 3  * 4\n</code>"
    text = f"===== Code ===== So: {code} Done. <file>x  * y</file>"
    assert reflow(text) == (
        f"===== Code =====\n\nSo:\n\n{code}\n\nDone.\n\n<file>x  * y</file>\n"
    )


def test_an_unclosed_block_hides_nothing():
    assert len(lines("== A == <code> == B == c")) == 4


def test_a_quote():
    text = "== A == She said: > first > second"
    assert lines(text)[2:] == ["> first", "> second"]


def test_a_rule():
    assert lines("== A == before ---- after") == ["== A ==", "before", "----", "after"]


@pytest.mark.parametrize(
    "piece",
    [
        "[[ ",
        "<code> ",
        "== A ",
        "a: * ",
        "a | b ",
        "A * B ",
        "a:  * The ",
        "x" + " " * 99,
    ],
)
def test_hostile_text_takes_no_longer_than_other_text(piece):
    begun = perf_counter()
    reflow("== H == " + piece * (100_000 // len(piece)))
    assert perf_counter() - begun < 10  # measured: under 1.5 s; it was minutes once
