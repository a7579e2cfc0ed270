"""Which paragraphs an edit added without a citation."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from wiki.citations.paragraphs import (
    added_without_citation,
    additions_without_citation,
)
from wiki.markup import Config, parse

LONG = "The first engine was built by people who had never seen another engine work."
OTHER = (
    "Nobody in the town remembered afterwards which of the two inventions came first."
)
NOTE = "((Ada, [[https://example.org/x|A Title]], 2024))"


def added(before: str, after: str) -> tuple[str, ...]:
    return added_without_citation(before, parse(after, Config(path="a")))


def test_a_new_page_is_added_as_a_whole():
    text = f"== Head ==\n{LONG}\n\nShort.\n\n{LONG}{NOTE}\n\n  * {OTHER}"
    assert added("", text) == (LONG, OTHER)


def test_a_paragraph_counts_from_fifty_characters_on():
    words = " ".join(f"word{number}" for number in range(8))  # 48, with the blanks
    assert added("", f"{words}.") == ()
    assert added("", f"{words} a.") == (f"{words} a.",)


def test_what_was_there_is_nobodys_addition():
    assert added(f"{LONG}\n\n{OTHER}", f"{OTHER}\n\n{LONG}") == ()
    assert added(f"{LONG}\n\n{OTHER}", f"{LONG} {OTHER}") == ()


def test_a_corrected_word_makes_no_new_paragraph():
    assert added(LONG, LONG.replace("engine", "machine", 1)) == ()
    assert added(LONG, LONG.replace("people", "**people**")) == ()


def test_a_sentence_added_to_a_paragraph_makes_it_one():
    assert added(LONG, f"{LONG} {OTHER}") == (f"{LONG} {OTHER}",)
    assert added(LONG, f"{LONG}\n{OTHER}") == (f"{LONG} {OTHER}",)


def test_a_note_that_only_explains_is_no_citation():
    assert added("", f"{LONG}((So they said.))") == (LONG,)


def test_a_note_that_is_referred_to_again_is_one():
    text = f"{LONG}[(a>Ada, [[https://example.org/x|X]])]\n\n{OTHER}[(a)]"
    assert added("", text) == ()


def test_names_of_links_are_no_prose():
    assert added("", f"  * [[https://example.org/long|{LONG}]], 2020\n") == ()


def test_a_text_without_blanks_between_words_is_read_too():
    text = "人工智能是计算机科学的一个分支，它试图了解智能的实质，" * 2
    assert added("", text) == (text,)
    assert added(text, f"\n{text}\n") == ()


_TEXTS = st.lists(
    st.sampled_from([LONG, OTHER, NOTE, "\n\n", "\n", "  * ", " ", "[[a|b]]", "**"]),
    max_size=12,
).map("".join)


@given(_TEXTS)
def test_a_text_adds_nothing_to_itself(text):
    assert added(text, text) == ()


@given(_TEXTS, _TEXTS)
def test_what_is_left_of_a_text_is_no_addition(one, other):
    assert added(f"{one}\n\n{other}", other) == ()


def test_the_time_grows_with_the_text():
    def seconds(size: int) -> float:
        line = f"{LONG} [[link|x]] **"
        old = "\n".join(f"{number} {line}" for number in range(size))
        document = parse(f"{old}\n\n{old.replace('engine', 'motor')}")
        start = time.process_time()
        added_without_citation(old, document)
        return time.process_time() - start

    # The least of some: what else the machine does is no matter of ours.
    few, many = (min(seconds(size) for _ in range(3)) for size in (200, 2_000))
    assert many < 30 * max(few, 0.002)


def test_an_addition_knows_what_is_new_in_it_and_how_it_was_written():
    text = f"{LONG}\n\nIt is **so** [[that]]\n{OTHER}((Really.))\n"

    (one,) = additions_without_citation(LONG, parse(text, Config(path="a")))

    assert one.text == f"It is so {OTHER}"
    assert one.written == OTHER
    assert one.characters == len(one.text)
