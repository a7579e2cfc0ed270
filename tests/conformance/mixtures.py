"""Texts nobody wrote: constructs mixed at random, for comparing with the judge live.

`pages` are made of blocks as people write them, with anything in their lines;
`rubble` is made of pieces of constructs in any order. What is known to differ is
left out: files without a name.
"""

from __future__ import annotations

import re

from hypothesis import strategies as st

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

_KNOWN = re.compile(r"\{\{[\W_]*?[|?}]")

_atoms = st.sampled_from([*_WORDS, *_WORDS, *_LINKS, *_FILES, *_SIGNS])


def _wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.sampled_from(_PAIRS)
    bodies = st.lists(inner, min_size=1, max_size=3).map("".join)
    return st.tuples(pairs, bodies).map(lambda both: both[0][0] + both[1] + both[0][1])


_inline = st.recursive(_atoms, _wrapped, max_leaves=5)
_lines = st.lists(_inline | st.just(" "), max_size=5).map("".join)
_written = st.tuples(st.sampled_from(_PREFIXES), _lines).map("".join)


def _joined(
    parts: st.SearchStrategy[str], glue: str, most: int
) -> st.SearchStrategy[str]:
    texts = st.lists(parts, min_size=1, max_size=most).map(glue.join)
    return texts.filter(lambda text: not _KNOWN.search(text))


pages = _joined(_written | st.sampled_from(_BLOCKS), "\n", 8)
rubble = _joined(st.sampled_from(_PIECES) | _atoms, "", 20)
