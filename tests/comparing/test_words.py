"""A line falls into the words that people compare."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiki.comparing.words import telling_words, words


@given(st.text())
def test_the_words_are_the_line(line):
    assert "".join(words(line)) == line


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("two  words.", ["two", "  ", "words", "."]),
        ("**b** [[a|c]]", ["**", "b", "**", " ", "[[", "a", "|", "c", "]]"]),
        ("===== H", ["=====", " ", "H"]),
        ("snake_case", ["snake", "_", "case"]),
        ("日本語 x", ["日", "本", "語", " ", "x"]),
        ("한국어", ["한국어"]),
        ("हिन्दी", ["हिन्दी"]),
        ("e\N{COMBINING ACUTE ACCENT}te", ["e\N{COMBINING ACUTE ACCENT}te"]),
    ],
)
def test_words_marks_and_blanks_are_told_apart(line, found):
    assert words(line) == found


def test_what_a_line_says_is_in_its_words():
    assert telling_words("  * **One** thing") == {"One", "thing"}


def test_a_line_of_marks_says_its_marks():
    assert telling_words("| ^ |") == {"|", "^"}
