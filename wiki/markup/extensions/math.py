r"""Formulas in TeX: `$…$` and `\(…\)` in the line, `$$…$$` and `\[…\]` on their own.

Also `<math>…</math>`, and environments such as `\begin{align}…\end{align}`. They
become MathML here, on the server; the source stays with it for copying. A formula
ends in its paragraph, between dollars in its line. So that prices and variables stay
text, a `$` that opens stands before no blank and behind no letter or digit, and the
next one closes if it stands behind no blank and before no letter, digit or brace; `\$`
is a dollar. What cannot be typeset is shown as source.
Source: https://www.dokuwiki.org/plugin:mathjax, https://www.dokuwiki.org/plugin:jsmath
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

from wiki import sanitize
from wiki.markup import escape
from wiki.markup.grammar import Action, Construct, Kind, Trigger
from wiki.markup.nodes import Text
from wiki.markup.reach import paragraph_end

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

LONGEST = 2_000
"""Characters of a formula that is typeset."""

# What defines commands can grow without bound when they are used.
_DEFINITION = re.compile(r"\\(?:def|newcommand|newenvironment|DeclareMathOperator)\b")
_ENVIRONMENTS = ("align", "eqnarray", "equation", "gather", "multline")

_LABEL = re.compile(r"\\label\{[^{}]*+\}")
_ENVIRONMENT = re.compile(r"\\(begin|end)\{([a-z]++)\*?\}")
# Environments the converter does not know, and those it knows that show the same.
_KNOWN_FOR = {
    "align": "align*",
    "aligned": "split",
    "eqnarray": "align*",
    "gather": "matrix",
    "gathered": "matrix",
    "multline": "matrix",
}


@dataclass(slots=True)
class Formula:
    """A formula: its TeX without signs around it, and whether it stands alone."""

    tex: str
    is_display: bool

    def html(self, rendering: Rendering) -> str:
        """Return MathML with the source as annotation, or the source as `<code>`."""
        if len(self.tex) <= LONGEST and rendering.may_convert(self.tex):
            return typeset(self.tex, self.is_display)
        return _source(self.tex)

    def plain(self) -> str:
        """Return the TeX."""
        return self.tex


class _UnknownCommandError(Exception):
    """Raised when a formula holds a command that the converter would show as text."""


@lru_cache(maxsize=512)
def typeset(tex: str, is_display: bool) -> str:  # noqa: FBT001 - a key of the cache
    """Return a formula as MathML, or its source as `<code>` if that is impossible."""
    if _DEFINITION.search(tex):
        return _source(tex)
    # Slow to import, and most pages have no formula.
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415

    try:
        display = "block" if is_display else "inline"
        math = convert_to_element(_in_known_words(tex), display=display)
        mathml = _serialised(math, tex)
    except Exception:  # noqa: BLE001 - bad TeX shows as anything from KeyError to StopIteration
        return _source(tex)
    clean = sanitize.clean_mathml(mathml)
    return clean if clean.startswith("<math") else _source(tex)


def _in_known_words(tex: str) -> str:
    """Return a formula with the environments that the converter knows, unnumbered."""

    def known(found: re.Match[str]) -> str:
        if found[2] == "equation":
            return "{" if found[1] == "begin" else "}"
        name = _KNOWN_FOR.get(found[2])
        return rf"\{found[1]}{{{name}}}" if name else found[0]

    return _ENVIRONMENT.sub(known, _LABEL.sub("", tex))


def _serialised(math: Xml.Element, tex: str) -> str:
    """Return MathML as text, escaped as the converter does not."""
    for element in math.iter():
        element.text = unescape(element.text or "")
        if element.tag == "mi" and element.text.startswith("\\"):
            raise _UnknownCommandError(element.text)
        element.tail = unescape(element.tail or "")
    semantics = Xml.Element("semantics")
    semantics.extend(list(math))
    annotation = Xml.SubElement(semantics, "annotation", encoding="application/x-tex")
    annotation.text = tex
    math[:] = [semantics]
    return Xml.tostring(math, encoding="unicode")


def _source(tex: str) -> str:
    return f'<code class="math">{escape.text(tex)}</code>'


def _dollar(parse: Parse, start: int, end: int) -> int:
    text = parse.text
    close = parse.find("$", end)
    while close > 0 and text[close - 1] == "\\":
        close = parse.find("$", close + 1)
    following = text[close + 1 : close + 2]
    if text[close - 1].isspace() or following.isalnum() or following in {"$", "_", "{"}:
        return start + 1
    if parse.find("\n", end) < close:
        return start + 1
    return _formula(parse, start, end, close, "$")


def _between(closer: str, *, is_display: bool, keep_signs: bool = False) -> Action:
    def read(parse: Parse, start: int, end: int) -> int:
        close = parse.find(closer, end)
        return _formula(
            parse, start, end, close, closer,
            is_display=is_display, keep_signs=keep_signs,
        )  # fmt: skip

    return read


def _formula(
    parse: Parse,
    start: int,
    end: int,
    close: int,
    closer: str,
    *,
    is_display: bool = False,
    keep_signs: bool = False,
) -> int:
    """Read a formula between `end` and `close`, or decline."""
    after = close + len(closer)
    if close < 0 or after > parse.frame.limit or close > paragraph_end(parse, end):
        return start + 1
    tex = parse.text[end:close].strip()
    if not tex:
        return start + 1
    parse.take(start, after)
    tex = parse.text[start:after] if keep_signs else tex
    parse.add(Formula(tex, is_display))
    return after


def _escaped_dollar(parse: Parse, start: int, end: int) -> int:
    parse.take(start, end)
    parse.add(Text("$"))
    return end


def _environment(name: str) -> Trigger:
    close = _between(rf"\end{{{name}}}", is_display=True, keep_signs=True)
    return Trigger(rf"\\begin\{{{re.escape(name)}\}}", close)


CONSTRUCTS = (
    Construct(
        "math",
        65,
        Kind.SUBSTITUTION,
        (
            Trigger(r"\$\$(?<![\\$]\$\$)(?!\$)", _between("$$", is_display=True)),
            Trigger(r"\$(?<![A-Za-z0-9\\$]\$)(?=[^\s$])", _dollar),
            Trigger(r"\\\$(?<!\\\\\$)", _escaped_dollar),
            Trigger(r"\\\((?<!\\\\\()", _between(r"\)", is_display=False)),
            Trigger(r"\\\[(?<!\\\\\[)", _between(r"\]", is_display=True)),
            Trigger("<math>", _between("</math>", is_display=False)),
            *(
                _environment(name + star)
                for name in _ENVIRONMENTS
                for star in ("", "*")
            ),
        ),
    ),
)
