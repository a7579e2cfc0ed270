"""Formulas become MathML that is safe, keep their source, and cost a bounded time."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.markup.output_rules import problems
from wiki.markup import Config, NothingExists, parse, render_html
from wiki.markup.extensions.math import LONGEST, typeset

PIECES = [
    r"\frac", r"\sqrt", r"\left(", r"\right)", r"\text{", r"\begin{matrix}", "&",
    r"\end{matrix}", r"\\", "{", "}", "^", "_", "x", "1", "<b>", "]]>", r"\href{",
    r"\color{red}", r"\style{", r"\verb|", "|", r"\over", r"\limits", r"\sum", "'", '"',
    r"\hspace{9em}", r"\rule{1em}{2em}", r"\operatorname{a}", r"\tag{1}", "[", "]", "é",
    r"\def\a{\a}", r"\a", r"\begin{array}{c|c}", r"\end{array}", r"\substack{", "$",
    r"\begin{aligned}", r"\end{aligned}", "&lt;", "&#x1;", "\x01", "\n", r"\mathbb{R}",
]  # fmt: skip


def shown(text: str) -> str:
    return render_html(parse(text, Config()), NothingExists())


@settings(max_examples=400, deadline=None)
@given(
    tex=st.lists(st.sampled_from(PIECES), max_size=15).map("".join) | st.text(),
    is_display=st.booleans(),
)
def test_any_formula_becomes_sound_html(tex, is_display):
    html = typeset(tex, is_display)
    assert html.startswith(("<math", '<code class="math">'))
    assert problems(html) == []


@pytest.mark.parametrize(
    "tex",
    [
        r"e^{i\pi}+1=0",
        r"\frac{d}{dx}\int_0^x f(u)\,du=f(x)",
        r"\sum_{n=1}^\infty \frac{1}{n^2}=\frac{\pi^2}{6}",
        r"\begin{pmatrix}1&2\\3&4\end{pmatrix}",
        r"f(x)=\begin{cases}1&x>0\\0&\text{otherwise}\end{cases}",
        r"\begin{equation}\label{a}\begin{aligned}a&=b\\c&=d\end{aligned}\end{equation}",
        r"\begin{gather*}a\\b\end{gather*}",
        r"\mathbf{E}\cdot\hat n \le \|x\|_2",
        r"x \in \mathbb{R}^n \setminus \{0\}",
    ],
)
def test_what_people_write_is_typeset(tex):
    html = typeset(tex, True)
    assert html.startswith('<math display="block">')
    assert "\\" not in html.partition("<annotation")[0]


@pytest.mark.parametrize(
    "tex",
    [
        r"\frac",
        r"\left(x",
        "x^2^3",
        r"\unknown{x}",
        "{" * 1_500,
        r"\sqrt" * 400,
        r"\newcommand{\a}{bb}\a",
    ],
)
def test_what_cannot_be_typeset_is_source(tex):
    assert typeset(tex, False) == f'<code class="math">{tex}</code>'


def test_what_is_too_long_is_source():
    tex = "x" * (LONGEST + 1)
    assert f'<code class="math">{tex}</code>' in shown(f"${tex}$")


def test_the_source_is_text_of_the_page():
    assert parse("a $x^2$ b $$y$$").facts.plain_text == "a x^2 b y"


def test_a_page_has_so_many_formulas_typeset():
    html = shown(" ".join(f"${number}$" for number in range(3_000)))
    assert 500 < html.count("<math") < 1_500
    assert html.count("<math") + html.count('<code class="math">') == 3_000


@pytest.mark.parametrize(
    "unit", ["$a$ ", r"$\frac{1}{2}$", "$", "$a ", r"\(", r"\$", "$$"]
)
def test_time_is_bounded(unit):
    start = time.process_time()
    shown(unit * (300_000 // len(unit)))
    assert time.process_time() - start < 4


def test_pages_without_formulas_pay_nothing():
    code = (
        "import sys; from wiki.markup import *;"
        "render_html(parse('a **b** $5'), NothingExists());"
        "sys.exit(any(name in sys.modules for name in ('latex2mathml', 'bleach')))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
