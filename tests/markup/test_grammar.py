"""A language that contradicts itself is refused when it is compiled."""

from __future__ import annotations

import pytest

from wiki.markup import Config, parser
from wiki.markup.extensions import EXTENSIONS
from wiki.markup.grammar import Choice, Construct, GrammarError, Kind, Trigger, compiled
from wiki.markup.syntax import CONSTRUCTS


def act(_parse, _start, end):
    return end


def construct(name: str, pattern: str) -> Construct:
    return Construct(name, 1, Kind.SUBSTITUTION, (Trigger(pattern, act),))


def test_a_pattern_begins_with_a_literal():
    with pytest.raises(GrammarError, match="literal"):
        compiled([construct("a", r"\w+")])
    with pytest.raises(GrammarError, match="literal"):
        compiled([construct("a", "(?<=x)a")])


def test_a_pattern_has_no_groups():
    with pytest.raises(GrammarError, match="group"):
        compiled([construct("a", "a(b)")])


def test_names_are_unique():
    with pytest.raises(GrammarError, match="two constructs"):
        compiled([construct("a", "a"), construct("a", "b")])


def test_the_lower_order_counts():
    first = Construct("a", 2, Kind.SUBSTITUTION, (Trigger("xy", act),))
    second = Construct("b", 1, Kind.SUBSTITUTION, (Trigger("x", act),))
    match = compiled([first, second])["page"].search("xy", 0, 2)
    assert match is not None
    assert match[0] == "x"


@pytest.mark.parametrize("dialect", ["2022", "2026"])
def test_the_language_compiles(dialect):
    choice = Choice(dialect, "full", camelcase=True)
    chosen = [item for item in (*CONSTRUCTS, *EXTENSIONS) if item.when(choice)]
    assert set(compiled(chosen)) == {"page"} | {
        item.name for item in chosen if item.inside
    }


def test_a_grammar_is_compiled_once():
    first, second = Config(path="a"), Config(path="b")
    assert parser.parse("x", first).config is first
    assert parser.grammar_of(first) is parser.grammar_of(second)
