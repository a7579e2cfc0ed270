"""Keeps what the judge answered: `recorded/<construct>.html`, one answer a case.

An answer stands below a line `### title`, or, where the dialects differ, below
`### title [2022]` and `### title [2026]`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from tests.conformance.cases import DIALECTS, Case
from tests.conformance.sections import read_sections
from wiki.markup.config import Dialect

RECORDED = Path(__file__).parent / "recorded"
_HEAD = re.compile(r"(?P<title>.+?)(?: \[(?P<dialect>20\d\d)\])?")

Answers = dict[Dialect, dict[str, str]]
"""By dialect and by title, HTML without the blank lines around it."""


def read_answers(construct: str) -> Answers:
    """Return the answers to all cases of a construct, none where nothing is kept."""
    path = RECORDED / f"{construct}.html"
    answers: Answers = {dialect: {} for dialect in DIALECTS}
    for written, html in read_sections(path) if path.exists() else ():
        head = _HEAD.fullmatch(written)
        for dialect in DIALECTS:
            if head and head["dialect"] in {None, dialect}:
                answers[dialect][head["title"]] = html
    return answers


def write_answers(construct: str, cases: list[Case], answers: Answers) -> None:
    """Keep `answers`, in the order of the cases; others are forgotten."""
    RECORDED.mkdir(exist_ok=True)
    parts = []
    for case in cases:
        known = {
            dialect: answers[dialect][case.title]
            for dialect in DIALECTS
            if case.title in answers[dialect]
        }
        parts += _entries(case.title, known)
    (RECORDED / f"{construct}.html").write_text("\n".join(parts), encoding="utf-8")


def _entries(title: str, known: Mapping[Dialect, str]) -> list[str]:
    if len(known) == len(DIALECTS) and len({*known.values()}) == 1:
        return [f"### {title}\n{known[DIALECTS[0]]}\n"]
    return [f"### {title} [{dialect}]\n{html}\n" for dialect, html in known.items()]
