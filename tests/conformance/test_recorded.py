"""Our page of every case is the one DokuWiki showed when it was recorded."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.conformance.cases import CASES, DIALECTS, Case, all_cases, constructs, render
from tests.conformance.comparison import first_difference
from tests.conformance.known import KNOWN
from tests.conformance.recorded import RECORDED, read_answers
from wiki.markup.config import Dialect

ALL = all_cases()
ANSWERS = {construct: read_answers(construct) for construct in constructs()}


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_the_page_is_the_recorded_one(case: Case, dialect: Dialect) -> None:
    theirs = ANSWERS[case.construct][dialect][case.title]
    ours = render(case.text, case.path, dialect, case.settings)
    difference = first_difference(ours, theirs)
    if (case.name, dialect) in KNOWN:
        assert difference, "this is listed as a difference and is none any more"
    else:
        assert not difference, f"\n{case.text}\n{difference}"


def test_every_known_difference_is_a_case() -> None:
    assert {name for name, _ in KNOWN} <= {case.name for case in ALL}


def test_every_case_has_a_name_of_its_own() -> None:
    assert [
        name for name, times in Counter(c.name for c in ALL).items() if times > 1
    ] == []


def test_no_case_and_no_answer_is_overlooked() -> None:
    written = sum(
        path.read_text(encoding="utf-8").count("### ") for path in CASES.glob("*")
    )
    assert len(ALL) == written
    assert {path.stem for path in RECORDED.iterdir()} == {*constructs()}
    for construct, answers in ANSWERS.items():
        titles = {case.title for case in ALL if case.construct == construct}
        assert all(answers[dialect].keys() == titles for dialect in DIALECTS)
