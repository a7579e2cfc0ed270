"""Each language has its quotes; those DokuWiki shows were looked up one by one."""

from __future__ import annotations

import pytest

from wiki.markup import Config, NothingExists, parse, render_html
from wiki.markup.config import Quotes
from wiki.markup.quotes_table import QUOTES, quotes_of

TEXT = "A \"B\" C 'D' E F'G"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "A “B” C ‘D’ E F’G"),
        ("fr", "A “B” C ‘D’ E F’G"),
        ("de", "A „B“ C ‚D‘ E F’G"),
        ("cs", "A „B“ C ‚D‘ E F'G"),
        ("sv", "A ”B” C ’D’ E F’G"),
        ("ru", "A «B» C „D“ E F“G"),
        ("hy", "A «B» C «D» E F’G"),
        ("ar", "A “B” C ‘D’ E F؛G"),
        ("ku", "A “B” C ,D, E F,G"),
        ("la", 'A "B" C `D´ E F\'G'),
    ],
)
def test_a_language_shows_its_quotes(language, shown):
    config = Config(typography=2, quotes=quotes_of(language))

    html = render_html(parse(TEXT, config), NothingExists())

    assert html.replace("\n", "") == f"<p>{shown}</p>"


def test_all_languages_of_dokuwiki_are_there():
    assert len(QUOTES) == 78
    assert QUOTES["en"] == Quotes()


@pytest.mark.parametrize(
    ("code", "language"),
    [("pt-BR", "pt-br"), ("de_AT", "de"), ("zh-hant", "zh"), ("tlh", "en"), ("", "en")],
)
def test_an_unknown_code_counts_as_its_language_or_as_english(code, language):
    assert quotes_of(code) == QUOTES[language]
