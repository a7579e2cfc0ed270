"""Every example of the manual shows what it says, and no construct lacks one."""

from __future__ import annotations

import pkgutil

import pytest

from tests.markup.conftest import SPEC, Example, SmallWiki, read_examples
from wiki.markup import Config, extensions, parse, render_html, syntax

EXAMPLES = read_examples()


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=lambda example: f"{example.construct}: {example.title}"
)
def test_shows_what_the_manual_says(example: Example):
    config = Config(path="ns:page", dialect=example.dialect)
    document = parse(example.source, config)
    assert render_html(document, SmallWiki()).strip("\n") == example.html.strip("\n")


@pytest.mark.parametrize(
    "module",
    [
        module.name
        for module in pkgutil.iter_modules([*syntax.__path__, *extensions.__path__])
    ],
)
def test_each_construct_has_examples_for_and_against(module: str):
    examples = [example for example in EXAMPLES if example.construct == module]
    assert any(not example.is_negative for example in examples)
    assert any(example.is_negative for example in examples)


def test_no_example_is_overlooked():
    written = sum(
        path.read_text(encoding="utf-8").count("```example")
        for path in SPEC.rglob("*.md")
    )
    assert len(EXAMPLES) == written > 150
