"""Texts nobody wrote: constructs mixed at random, for comparing with the judge live.

`pages` are made of blocks as people write them, with anything in their lines;
`rubble` is made of pieces of constructs in any order. `is_known` tells what is left
out of the comparison.
"""

from __future__ import annotations

import re

from hypothesis import strategies as st

from wiki.markup.config import Dialect

_WORDS = ("a", "word", "Two words", "é", "日本", "3", "x ", " y", "a.", "(b)", "-", "_")
_LINKS = (
    "[[exists]]", "[[missing|some text]]", "[[:start#part|a]]", "[[#here]]",
    "[[http://a.example/b|c]]", "http://a.example/b?c=d#e", "www.example.org",
    "<ada@example.org>", "[[ada@example.org]]", "[[wp>Ada|A. L.]]", "[[user>ada]]",
    r"\\host\share", r"[[\\host\a b]]", "[[exists|{{pic.png}}]]", "[[..:]]",
    "[[.:cat]]",
)  # fmt: skip
_FILES = (
    "{{pic.png}}", "{{ pic.png}}", "{{pic.png?20|title}}", "{{gone.pdf|paper}}",
    "{{film.mp4}}", "{{song.mp3|tune}}", "{{paper.pdf?nolink}}",
    "{{http://a.example/p.png?10x20}}",
)  # fmt: skip
_SIGNS = (
    '"', "'", "--", "---", "...", "(c)", "->", "<=>", "3x4", ":-)", "m(", "FIXME",
    "HTML", "\\\\ ", "~~NOTOC~~", "%%**%%", "<nowiki>//</nowiki>", "<b>", "&amp;",
)  # fmt: skip
_PAIRS = (
    ("**", "**"), ("//", "//"), ("__", "__"), ("''", "''"), ("((", "))"),
    ("<del>", "</del>"), ("<sub>", "</sub>"), ("<sup>", "</sup>"),
)  # fmt: skip
_BLOCKS = (
    "===== A title =====", "== B ==", "----", "  code", "\tcode", "<code>\nx\n</code>",
    "<file c a.c>\nx\n</file>", "> ", ">> ", "", "", "^ h ^ h ^", "| ::: | b |",
)  # fmt: skip
_PREFIXES = (
    "",
    "",
    "",
    "  * ",
    "  - ",
    "    * ",
    "  *",
    "> ",
    ">>",
    "| ",
    "^ ",
    "| a |",
    " ",
)
_PIECES = (
    "**", "//", "__", "''", "((", "))", "[[", "]]", "{{", "}}", "%%", "|", "^", ":::",
    "<sub>", "</sub>", "<del>", "</del>", "<nowiki>", "</nowiki>", "<code>", "</code>",
    "\n", "\n", "\n\n", "\n  * ", "\n    - ", "\n  ", "\n> ", "\n| ", "\n^ ", "\n----",
    "\n== h ==\n", "\\\\ ", " ", " ", "  ",
)  # fmt: skip

_KNOWN: dict[Dialect | None, tuple[re.Pattern[str], ...]] = {
    None: (
        # A file without a name: DokuWiki takes the folder for it.
        re.compile(r"\{\{[\W_]*?[|?}]"),
        # A quotation mark behind the last bar of a row: not shown, but counted.
        re.compile(r'^[|^].*"[^|^\n]*$', re.MULTILINE),
        # A note that holds a list, a table or a quote: it may miss its closer.
        re.compile(r"\(\([^)]*\n(?:  |[|^>])"),
        # A smiley right behind something else, at the end of a note.
        re.compile(r"[\w\])}>]:-\)+"),
    ),
    "2022": (
        # A line of blanks between two rows: DokuWiki joins them to one.
        re.compile(r"^[|^].*\n[ \t]{2,}\n[|^]", re.MULTILINE),
    ),
    "2026": (
        # A quotation mark in a quote: counted apart from those of the page.
        re.compile(r'(?s)"(?=.*^>)|^>(?=.*")', re.MULTILINE),
        # Blocks behind a deeper quote: DokuWiki puts them into a paragraph.
        re.compile(r"^>\s?>.*\n>\s?(?:[ \t|^<]|-{4})", re.MULTILINE),
        # A forced break next to blanks or another break in a quote.
        re.compile(r"^>.*\\\\", re.MULTILINE),
        # Nowiki with a blank line: it does not end the paragraph of formatting.
        re.compile(r"%%[^%]*\n[ \t]*\n"),
    ),
}

_atoms = st.sampled_from([*_WORDS, *_WORDS, *_LINKS, *_FILES, *_SIGNS])


def _wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.sampled_from(_PAIRS)
    bodies = st.lists(inner, min_size=1, max_size=3).map("".join)
    return st.tuples(pairs, bodies).map(lambda both: both[0][0] + both[1] + both[0][1])


_inline = st.recursive(_atoms, _wrapped, max_leaves=5)
_lines = st.lists(_inline | st.just(" "), max_size=5).map("".join)
_written = st.tuples(st.sampled_from(_PREFIXES), _lines).map("".join)


pages = st.lists(_written | st.sampled_from(_BLOCKS), min_size=1, max_size=8).map(
    "\n".join
)
rubble = st.lists(st.sampled_from(_PIECES) | _atoms, min_size=1, max_size=20).map(
    "".join
)


def is_known(text: str, dialect: Dialect) -> bool:
    """Tell whether a text holds what is known to be shown otherwise."""
    patterns = (*_KNOWN[None], *_KNOWN[dialect])
    return any(pattern.search(text) for pattern in patterns)
