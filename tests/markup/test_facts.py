"""What a text says about itself."""

from __future__ import annotations

import json
import time

from wiki.markup import Config, parse

TEXT = """====== Claude ======
**Claude** is a model by [[anthropic|Anthropic]](([[https://a.example/one|One]])).

===== Sources =====
See [[wp>Claude]], <claude@example.org> and [[#claude]](([[https://a.example/one|One]])).
{{diagram.png?100|A diagram}}
"""


def facts(text: str = TEXT, **config):
    return parse(text, Config(path="ai:claude", **config)).facts


def test_the_title_is_the_first_heading():
    assert facts().title == "Claude"
    assert facts("no heading").title is None


def test_headings_have_levels_and_anchors():
    assert [(h.level, h.title, h.id) for h in facts().headings] == [
        (1, "Claude", "claude"),
        (2, "Sources", "sources"),
    ]


def test_links_say_kind_target_and_section():
    found = [(link.kind, link.target, link.section) for link in facts().links]
    assert found == [
        ("page", "ai:anthropic", 1),
        ("url", "https://a.example/one", 1),
        ("interwiki", "https://en.wikipedia.org/wiki/Claude", 2),
        ("mail", "claude@example.org", 2),
        ("anchor", "", 2),
        ("url", "https://a.example/one", 2),
    ]


def test_links_begin_where_they_are_written():
    for link in facts().links:
        assert TEXT[link.start] in "[<"


def test_footnotes_know_their_links():
    first, second = facts().footnotes
    assert (first.number, first.section, first.text) == (1, 1, "One")
    assert (second.number, second.section, second.text) == (2, 2, "One")
    assert [link.target for link in second.links] == ["https://a.example/one"]


def test_a_note_that_is_referred_to_again_has_its_text_once():
    text = "[(ns:n>[[https://a.example/|One]])] [(:ns:n)] [(two)] [(#2)] [[x]]"
    found = [
        (note.number, note.name, note.text, len(note.links), note.repeats)
        for note in facts(text).footnotes
    ]
    assert found == [
        (1, "ns:n", "One", 1, 0),
        (2, "ns:n", "", 0, 1),
        (3, "", "two", 0, 0),
        (4, "", "", 0, 3),
    ]


def test_files_are_named_by_id():
    (file,) = facts().files
    assert (file.target, file.caption, file.section) == (
        "ai:diagram.png",
        "A diagram",
        2,
    )


def test_tags_are_gathered_once_each():
    text = '{{tag>a "b  c"}} text {{tag>a d}}'
    assert facts(text).tags == ("a", "b c", "d")
    assert facts(text, profile="stock").tags == ()


def test_captions_before_the_text_are_no_part_of_the_abstract():
    text = (
        "== Title ==\n{{a.png|One  two}}\n\n{{b.png|three}}{{c.png|}} Text. {{d.png|e}}"
    )
    assert parse(text).facts.abstract == "Text. e"


def test_very_many_captions_are_left_out_in_little_time():
    text = "{{a.png|b}} " * 160_000
    document = parse(text)
    start = time.process_time()
    assert document.facts.abstract.startswith("{{a.png|b}}")
    assert time.process_time() - start < 5


def test_the_abstract_is_plain_and_short():
    assert facts().abstract.startswith("Claude is a model by Anthropic.")
    long = facts("word " * 200).abstract
    assert len(long) <= 250
    assert long.endswith("word…")


def test_plain_text_has_no_markup():
    plain = facts().plain_text
    assert plain.splitlines()[:2] == ["Claude", "Claude is a model by Anthropic."]
    assert "**" not in plain


def test_what_a_table_drops_is_no_fact():
    found = facts("| a | [[b]] ((note))\n| c |")
    assert found.links == found.footnotes == ()


def test_facts_can_be_written_as_json():
    assert json.loads(json.dumps(facts().as_json()))["title"] == "Claude"
