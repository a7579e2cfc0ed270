"""Records what DokuWiki answers, and reports: ``./stemma conformance``.

Every case is asked again and its answer kept, so that `git diff` shows what a new
release does otherwise; then our own HTML is compared with it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.conformance.cases import Case, constructs, read_cases, render
from tests.conformance.comparison import first_difference, is_balanced
from tests.conformance.judge import HOW_TO_GET_IT, Judge, dialect_of, find_judge
from tests.conformance.known import KNOWN
from tests.conformance.recorded import read_answers, write_answers
from wiki.markup.config import Dialect


def main() -> int:
    """Record and report; fail where something differs that is not known to."""
    options = _arguments()
    tree: Path | None = options.judge or find_judge()
    if tree is None:
        _say(f"There is no DokuWiki. {HOW_TO_GET_IT}")
        return 2
    dialect: Dialect = options.dialect or dialect_of(tree)
    names = options.constructs or constructs()
    _say(f"{'construct':<16}{'cases':>6}{'same':>6}{'known':>6}{'different':>10}")
    different: list[str] = []
    with Judge(tree) as judge:
        for construct in names:
            different += _one(construct, judge, dialect)
    for difference in different[: options.show]:
        _say(f"\n{difference}")
    return 1 if different else 0


def _one(construct: str, judge: Judge, dialect: Dialect) -> list[str]:
    """Record one construct, print its line, and return its new differences."""
    cases, answers = read_cases(construct), read_answers(construct)
    answers[dialect] = {
        case.title: judge.answer(case.text, case.path, case.settings).strip("\n")
        for case in cases
    }
    write_answers(construct, cases, answers)
    known, different = 0, []
    for case in cases:
        difference = _difference(case, answers[dialect][case.title], dialect)
        if difference and (case.name, dialect) in KNOWN:
            known += 1
        elif difference:
            different.append(difference)
    total, others = len(cases), len(different)
    same = total - known - others
    _say(f"{construct:<16}{total:>6}{same:>6}{known:>6}{others:>10}")
    return different


def _difference(case: Case, theirs: str, dialect: Dialect) -> str:
    ours = render(case.text, case.path, dialect, case.settings)
    difference = first_difference(ours, theirs)
    if not difference:
        return ""
    balance = "" if is_balanced(theirs) else " (the judge's HTML is not balanced)"
    return f"--- {case.name}{balance}\n{case.text}\n{difference}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./stemma conformance", description="Record what DokuWiki answers."
    )
    parser.add_argument("constructs", nargs="*", help="all where none is named")
    parser.add_argument("--judge", type=Path, help="where a DokuWiki is unpacked")
    parser.add_argument(
        "--dialect", choices=("2022", "2026"), help="else its release's"
    )
    parser.add_argument("--show", type=int, default=10, help="differences to show")
    return parser.parse_args()


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
