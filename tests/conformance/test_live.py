"""A DokuWiki that is installed here agrees: with what was recorded, and with us.

Runs where there is one; with `CI` set there must be.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from tests.conformance import mixtures
from tests.conformance.cases import PATH, constructs, read_cases, render
from tests.conformance.comparison import canonical, first_difference, is_balanced
from tests.conformance.judge import HOW_TO_GET_IT, Judge, dialect_of, find_judge
from tests.conformance.recorded import read_answers
from wiki.markup.config import Dialect

EXAMPLES = 400
END = "\n\nThe end."
"""Where DokuWiki leaves formatting open, this is no paragraph of its own."""
END_SHOWN = "<p>\nThe end.\n</p>"


@pytest.fixture(scope="module")
def installed() -> Iterator[tuple[Judge, Dialect]]:
    tree = find_judge()
    if tree is None and os.environ.get("CI"):
        pytest.fail("There is no DokuWiki.")
    if tree is None:
        pytest.skip(f"There is no DokuWiki. {HOW_TO_GET_IT}")
    with Judge(tree) as judge:
        yield judge, dialect_of(tree)


@pytest.mark.parametrize("construct", constructs())
def test_it_still_answers_what_was_recorded(
    installed: tuple[Judge, Dialect], construct: str
) -> None:
    judge, dialect = installed
    recorded = read_answers(construct)[dialect]
    for case in read_cases(construct):
        now = judge.answer(case.text, case.path, case.settings)
        assert canonical(now) == canonical(recorded[case.title]), case.name


@pytest.mark.parametrize("mixture", ["pages", "rubble"])
def test_mixtures_look_as_it_shows_them(
    installed: tuple[Judge, Dialect], mixture: str
) -> None:
    judge, dialect = installed
    texts: st.SearchStrategy[str] = getattr(mixtures, mixture)
    compared = unbalanced = 0

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(text=texts)
    def compare(text: str) -> None:
        nonlocal compared, unbalanced
        assume(not mixtures.is_known(text, dialect))
        page = text + END
        theirs = judge.answer(page, PATH)
        if END_SHOWN not in theirs or not is_balanced(theirs):
            unbalanced += 1
            return
        compared += 1
        ours = render(page, PATH, dialect, {})
        difference = first_difference(ours, theirs)
        assert not difference, f"{text!r}\n{difference}"

    compare()
    assert compared > EXAMPLES * 3 // 4, f"{unbalanced} pages were not balanced"
