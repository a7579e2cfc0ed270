"""Code compared letter by letter looks as DokuWiki's highlighter leaves it."""

from __future__ import annotations

import pytest

from wiki.markup.geshi import as_geshi_shows


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n\nb", "a\n\xa0\nb"),
        ("a\n \t\nb", "a\n\xa0\nb"),
        ("\na\n\n", "a"),
        ("\n\na", "\xa0\na"),
        ("a \nb", "a \nb"),
    ],
)
def test_blank_lines_hold_a_no_break_space(text, shown):
    assert as_geshi_shows(text, "python") == shown


def test_php_comments_swallow_the_blank_line_behind_them():
    assert as_geshi_shows("# a\n\nb", "php") == "# a\n\nb"
    assert as_geshi_shows("# a\n\nb", "bash") == "# a\n\xa0\nb"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("select * from a", "SELECT * FROM a"),
        ("'select' select", "'select' SELECT"),
        ("-- select\nselect", "-- select\nSELECT"),
        ("a.select selected", "a.select selected"),
    ],
)
def test_words_of_sql_stand_in_capitals(text, shown):
    assert as_geshi_shows(text, "sql") == shown
    assert as_geshi_shows(text, "mysql") == text


def test_a_language_may_be_written_in_capitals():
    assert as_geshi_shows("use mysql", "SQL") == "USE mysql"
