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
    _say(_line("construct", "cases", "same", "known", "unbalanced", "different"))
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
    known = unbalanced = 0
    different = []
    for case in cases:
        theirs = answers[dialect][case.title]
        difference = _difference(case, theirs, dialect)
        if not difference:
            continue
        if (case.name, dialect) not in KNOWN:
            different.append(difference)
        elif is_balanced(theirs):
            known += 1
        else:
            unbalanced += 1
    total, others = len(cases), len(different)
    same = total - known - unbalanced - others
    _say(_line(construct, total, same, known, unbalanced, others))
    return different


def _line(name: str, *figures: object) -> str:
    return f"{name:<16}" + "".join(f"{figure!s:>12}" for figure in figures)


def _difference(case: Case, theirs: str, dialect: Dialect) -> str:
    ours = render(case.text, case.path, dialect, case.settings)
    difference = first_difference(ours, theirs)
    return f"--- {case.name}\n{case.text}\n{difference}" if difference else ""


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
