"""Texts written to make a parser slow, hungry or verbose, as long as one asks for.

The tests look at what becomes of them when they are short, `./stemma bench markup`
at what they cost when they are long.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count


@dataclass(frozen=True, slots=True)
class Hostile:
    """A text by name; `make` returns it in about the length asked for."""

    name: str
    make: Callable[[int], str]


def _repeated(unit: str, behind: str = "") -> Hostile:
    """Return a unit over and over, and something at the end that may close it."""
    name = repr(unit)[1:-1] + (" … closed far behind" if behind else "")
    return Hostile(name, lambda length: unit * (length // len(unit)) + behind)


def _counted(name: str, pattern: str) -> Hostile:
    """Return a pattern with numbers in it, so that no two are alike."""

    def make(length: int) -> str:
        return "".join(pattern.format(n) for n in range(length // len(pattern)))

    return Hostile(name, make)


def _nested(opener: str, closer: str) -> Hostile:
    """Return one pair inside another, as deep as there is room."""

    def make(length: int) -> str:
        depth = length // (len(opener) + len(closer))
        return opener * depth + "x" + closer * depth

    return Hostile(f"nested {opener!r} {closer!r}", make)


def _deeper_and_deeper(sign: str) -> Hostile:
    """Return items each of which is indented deeper than the one above."""

    def make(length: int) -> str:
        lines: list[str] = []
        for depth in count(1):
            length -= 2 * depth + 4
            if length < 0:
                break
            lines.append(f"\n{'  ' * depth}{sign} x")
        return "".join(lines)

    return Hostile(f"items {sign} deeper and deeper", make)


def _long(opener: str, sign: str, closer: str) -> Hostile:
    """Return one thing that is closed, with all the length between."""
    name = f"long {opener!r} {sign!r} {closer!r}"
    return Hostile(name, lambda length: opener + sign * (length // len(sign)) + closer)


def _wide_row(length: int) -> str:
    """Return one row of many cells over many rows of one."""
    return "|" + "a|" * (length // 8) + "\n|a|" * (length * 3 // 16)


def _many_tags(length: int) -> str:
    return "{{tag>" + "a " * (length // 2) + "}}"


def _many_codes(length: int) -> str:
    block = "<code python>" + "a=a=\n" * min(9_000, length // 10) + "</code>\n"
    return block * (length // len(block))


def _many_headings_alike(length: int) -> str:
    return "\n== a ==" * (length // 8)


OPENERS = (
    "[[", "{{", "((", "<code>", "<file>", "<nowiki>", "<html>", "<php>", "%%", "**",
    "//", "__", "''", "<sub>", "<sup>", "<del>", "^", "|", "\n^", "\n|", ">", "\n>",
    "==", "\n==", "x == ", "  * ", "\n  * ", "  - ", "\n  - ", "\n  ", "\n\t",
    "\\\\", "\\\\ ", "\\\\a\\", "http://", "www.", "www.a.", "ftp.", "<a@b.c", "<a@b.",
    '"', '"a" ', "'", "~~", "~~NOTOC~~", "{{rss>", ":-)", "((c))", "(c)", "(c))",
    "1x2 ", "1x", "9", "--", "----", "\n----", "...", "<", "&", "[[a|", "{{a|", "((a ",
    "%%a ", "**a ", " ", "\n", "\n\n", "\n \n", "a", "é", "日", "\U0001f600", "\0",
    "{{tag>", "{{tag>a ",
)  # fmt: skip

ALTERNATING = (
    "**//", "**a //b ", "**//__''", "//((a))", "<sub>**", "**//__''<sub><sup><del>((",
    "[[{{", "{{[[", "((**", "**((", "((\n  * ", "\n  * a((", "\n|a((", "((\n|a|",
    "\n> a((", "[[a|{{b", "%%<nowiki>", "<code><file>", "|^", "|a^", "|a^b",
    "**a** //b ", "\n== a **", "//http://", "~~**", "<a@b.c**", "<code **",
)  # fmt: skip

UNCLOSED = (
    "[[", "{{", "((", "<code>", "<nowiki>", "%%", "**", "//", "''", "<sub>", "[[a|",
    "{{a|", "((a ", "%%a ", "**a ", "\n> a", "x == ",
)  # fmt: skip

BLOCKS = (
    "\n> a", "\n>>>>", "\n>a\n>>>>>>>>>>a", "\n>>>>>>>>>>>>>>>>>>>>a\n>a",
    "\n>  * a\n>    * b", "\n>|a|\n>>^b^", "|x|\n>y\n", "\n> > > > a", "\n>\n>>\n>",
    "\n  - a\n    * b", "\n  * a\n      * b\n    * c", "\n  * a\\\\ b",
    "\n|a|\n|:::|", "\n|a|b|\n|:::|:::|", "\n|a||||||", "\n|  a  |", "\n^a|b^",
    "\n|((a))|", "\n  * ((\n  * a))", "((\n|a|\n))", "\n|a|\n\n", "\n^a\n\n|b|",
    "\n  a\n\n", "\n  * a\n\n  * b\n\n", "\n== a ==\nb", "== a", "a\n\n", "\n----\na",
)  # fmt: skip

CLOSED = (
    "[[]]", "[[|]]", "[[a]]", "[[a|{{b}}]]", "{{}}", "{{a}}", "{{a.png}}", "{{a.mp4|}}",
    "((a))", "(())", "((a)) ((a))", "**a**", "****", "''a''", "<del>a</del>", "%%a%%",
    "<code>a</code>", "<file a b>c</file>", "[[wp>a]]", "[[user>]]", "[[a>b]]",
    "[[\\\\a\\b]]", "[[#a]]", "<a@b.cd>", "http://a ", "www.a.b ", "{{rss>http://a}}",
    "{{http://a.b/c.png}}", "{{a.png?1x1}}", "[[?]]", "[[日本語]]", "{{日.png|é}}",
    "\\\\a\\b ", "[[a?b&c#d]]", "[[..:a]]", "[[.:]]", "[[http://a]]", "[[a@b.cd]]",
    "[[this>a b]]", "[[a\u0301\u0301\u0301]]", "[[é]]", "{{wp>a}}",
    "{{http://a/b.mp4}}", "{{a.mp3|b}}", "{{ a.png?9x9&direct |b}}",
    "~~INFO:syntaxplugins~~", "~~INFO:a~~", "~~NOCACHE~~", "<php>a</php>",
    "<HTML>a</HTML>", "<html><b></html>", "<code php>$a</code>",
    '<code php a.php [start_line_numbers_at="9"]>a</code>',
    "<code php [enable_line_numbers]>\n\n</code>", "<file>\n\n</file>",
    "<nowiki></nowiki>", "HTML ", "&lt;", "640x480 ", "8-) ", "<<", ">>", "<->",
    "[[HTML|HTML]] ", "((**a**))", "\n\t* a\n\t\t- b", "\n^ a ^ b ^\n| c || d |",
    "\n== a == b", "\n> **a\n> b**", "\n\n  a\n  b",
)  # fmt: skip

COUNTED = (
    _counted("links, all different", "[[page{0}|label]] "),
    _counted("images, all different", "{{{{image{0}.png}}}} "),
    _counted("films, all different", "{{{{film{0}.mp4}}}} "),
    _counted("footnotes, all different", "((note {0})) "),
    _counted("headings, all different", "\n== heading {0} ==\n"),
    _counted("namespaces, all different", "[[a:{0}:b]] "),
    _counted("anchors, all different", "[[#a {0}]] "),
    _counted("addresses, all different", "http://host{0}.example/ "),
    _counted("unclosed code, all different", "<code {0} "),
    _counted("notes in namespaces", "[(n{0}:a>b)]\n~~REFNOTES m:*~~\n"),
    _counted("tags, all different", "{{{{tag>tag{0}}}}} "),
    _counted("named notes, all different", "[(n{0}>a)][(n{0})] "),
    _counted("tags counted, all different", "{{{{count>a{0}}}}} "),
    _counted("namespaces counted, all different", "{{{{count>n{0}:?*}}}} "),
    _counted("lists of tags, all different", "{{{{topic>a{0} +b -c}}}} "),
    _counted("included pages, all different", "{{{{page>a{0}#b}}}} "),
    _counted("lists of pages, all different", "<nspages a{0} -r> "),
    _counted("trees, all different", "{{{{indexmenu>a{0}#2}}}} "),
    _counted("feeds, all different", "{{{{rss>http://a/{0} 5}}}} "),
    _counted("code in all languages", "<code l{0}>a</code>"),
    _counted("foreign links, all different", "[[日本{0}]] "),
    _counted("foreign headings, all different", "\n== é{0} ==\n"),
    _counted("formulas, all different", "$a_{0}$ "),
    _counted("boxes, all different", "<WRAP a{0} #b{0}>a</WRAP>"),
)

PAIRS = (
    ("**", "**"), ("//", "//"), ("__", "__"), ("''", "''"), ("<sub>", "</sub>"),
    ("<sup>", "</sup>"), ("<del>", "</del>"), ("((", "))"), ("[[", "]]"), ("{{", "}}"),
    ("<code>", "</code>"), ("<file>", "</file>"), ("<nowiki>", "</nowiki>"),
    ("<html>", "</html>"), ("%%", "%%"), ("**//", "//**"),
    ("**((//<sub>", "</sub>//))**"), ("[[a|{{b|", "}}]]"), ("\n> ", "\n"),
    ('"', '"'), ("(", ")"),
)  # fmt: skip

PLUGIN_UNITS = (
    "<WRAP>", "<wrap>", "<WRAP ", "</WRAP>", "<note>", "<WRAP><note>", "<wrap>**",
    "<note>\n  [[", "<WRAP>\n== a ==\n> <WRAP>", "<WRAP a></WRAP>", "<wrap>a</wrap>",
    "<WRAP/>", "<WRAP :he #a>b</WRAP>", "$", "$$", "$a ", "$a$ ", r"\(", r"\$", "[(",
    "[(a)]", "[(n>a)]", "[(n>)]", "[(#1)]", "[(:n:a)]\n~~REFNOTES m~~\n", "[([[",
    "[(a)]\n~~REFNOTES~~\n", "<refnotes>", "<mermaid>", "<dot>a</dot>", "<uml ",
    "<math>", r"\begin{align}", r"$\text{", r"\[a\]", "{{page>", "{{page>a}}",
    "{{topic>a}}", "{{topic>", "<nspages ", "<nspages -a:[>", "{{indexmenu>",
    "{{changes>}}", "{{gallery>a}}", "{{backlinks>.}}", "{{tagpage>a}}", "<pagelist>",
    "<pagelist&a></pagelist>", "<pagelist>\n  * [[a]]\n</pagelist>", "{{tagpage>a|",
    "{{count>*}}", "{{count>a", "~~REDIRECT>", "~~REDIRECT>a~~", "\n#REDIRECT a",
    "++++ a |", "++++", "++ a |", "++ a | b ++", "++a|++", "++++a|++++",
    "++++ a | ++ b |", "<hidden a>", "/*", "\n/*", "\n  * a\n/* b", " /**/", "\n  ; a",
    "\n  ; a : b", "\n  ; a\n  : b\n\n", "<color red>", "<hi></hi>", "<fs 9px>**",
    "<sortable>", "<typo fs:", "~~DISCUSSION", "~~DISCUSSION~~", "{{indexmenu_n>",
    "{{indexmenu_n>3}}", "{{section>a#b}}", "{{page>a#b&noheader&link}}",
    "{{indexmenu>a#2|js}}", "{{gallery>a?9x9&recursive}}", "{{changes>-a,b&count=9}}",
    "{{topic>a -b +c d}}", "{{count>a b c}}", "<nspages>",
    "<nspages a -r -h1 -exclude:a:>", "{{tagpage>a|b}}", '{{tag>"a b" c}}', "$$a$$ ",
    r"\(a\)", "<math>a</math>", r"\begin{align}a\end{align}", "$a^{b^{c}}$ ",
    "<graphviz a>b</graphviz>", "<uml>a</uml>", "<plantuml a>b</plantuml>",
    "<refnotes>a</refnotes>", "[(#1)][(a)]", "[(a>b)][(a)]", "<fc red>a</fc>",
    "<ff serif>a</ff>", "<fs 9px>a</fs>", "<color red/#fff>a</color>",
    "<typo fs:9px; fv:smallcaps>a</typo>", "<hi #123>a</hi>", "<block>a</block>",
    "<div a 9% 9px>b</div>", "<inline>a</inline>", "<span a>b</span>",
    "<note tip>a</note>", "<hidden a>b</hidden>", "<sortable 1>\n|a|\n</sortable>\n",
    "/* a */", "\n/* a */\n", "\n  ; a : b\n  : c", "\n  : a\n  ; b",
    "++++ a | b ++++\n", "<pagelist&list>\n  * [[a]]\n  * [[b|c]]\n</pagelist>",
)  # fmt: skip

PLUGIN_PAIRS = (
    ("<WRAP>", "</WRAP>"), ("<wrap>", "</wrap>"), ("\n  * <WRAP>\n|", "</WRAP>"),
    ("<note>((", "))</note>"), ("<color red>", "</color>"), ("<hidden>", "</hidden>"),
    ("++++ a |", "++++"), ("<sortable>\n|", "\n</sortable>"), ("/* ", " */"),
    ("<pagelist>\n  * [[", "]]\n</pagelist>"),
)  # fmt: skip

LONG = (
    ("[[", "a", "]]"), ("[[", "a:", "]]"), ("[[", "..:", "]]"), ("[[", "é", "]]"),
    ("[[", "a\u0301", "]]"), ("[[a|", "b", "]]"), ("[[a#", "b ", "]]"),
    ("[[a?", "b&", "]]"), ("[[wp>", "a ", "]]"), ("[[http://", "a/", "]]"),
    ("http://", "a.", "/"), ("{{", "a.", "}}"), ("{{a|", "b ", "}}"),
    ("{{a.png?", "1x", "}}"), ("<", "a.", "@b.cd>"), ("<a@", "b.", "cd>"),
    ("== ", "a ", "=="),
    ("== ", "é", "=="), ("==", "=", "a=="), ("((", "a ", "))"),
    ("<code ", "a ", ">b</code>"), ("<code php>", "$a;", "</code>"),
    ("<file>", "a\n", "</file>"),
    ("<code php [enable_line_numbers]>", "\n", "</code>"),
    ("%%", "a%", "%%"), ("<nowiki>", "<", "</nowiki>"),
    ("**", "a ", "**"), ("$", "a ", "$"), ("<math>", "{", "</math>"),
    ("<WRAP ", "a ", ">b</WRAP>"), ("/*", "*", "*/"), ("{{topic>", "a ", "}}"),
    ("{{page>", "a:", "}}"), ("{{rss>http://a ", "b ", "}}"),
    ("<pagelist>", "\n  * [[a]]", "\n</pagelist>"), ("<mermaid>", "a\n", "</mermaid>"),
    ("[(a>", "b ", ")]"), ("~~REDIRECT>", "a:", "~~"), ("++++ ", "a ", "| b ++++"),
    ("\n>", " >", "a"), ("\n  ", " ", "* a"), ("\n", "^", "\n"), ("\n|", ":::|", "\n"),
    ("x", "\u0301", ""), ("a", "-", ""), ("", "1x1x", ""), ("", ">>>>> ", ""),
)  # fmt: skip

CLOSERS = "]]}}))**</code>%%</nowiki>//"
"""Whatever was opened closes here, very far away."""

HOSTILE: tuple[Hostile, ...] = (
    *(_repeated(unit) for unit in (*OPENERS, *ALTERNATING, *BLOCKS, *CLOSED)),
    *(_repeated(unit) for unit in PLUGIN_UNITS),
    *(_nested(opener, closer) for opener, closer in PLUGIN_PAIRS),
    *(_repeated(unit, CLOSERS) for unit in (*UNCLOSED, *ALTERNATING)),
    *(_nested(opener, closer) for opener, closer in PAIRS),
    *COUNTED,
    _deeper_and_deeper("*"),
    _deeper_and_deeper("-"),
    Hostile("one wide row, many narrow ones", _wide_row),
    Hostile("headings, all alike", _many_headings_alike),
    Hostile("tags in one place", _many_tags),
    Hostile("code, each block as long as is coloured", _many_codes),
    *(_long(*around) for around in LONG),
)

ATTACKS = (
    "[[javascript:alert(1)]]",
    "[[ javascript://%0aalert(1)|x]]",
    "[[data:text/html,<script>alert(1)</script>]]",
    '[[http://a.b/"onmouseover="alert(1)|x]]',
    "<script>alert(1)</script>",
    '{{http://a.b/c.png?10|"><script>alert(1)</script>}}',
    '{{a.png|" onerror="alert(1)}}',
    '<code php "><script>>x</code>',
    '<code " onclick=alert(1) x.php>x</code>',
    '<file - "><img src=x onerror=alert(1)>>x</file>',
    '[[wp>"><script>]]',
    "[[this>javascript:alert(1)]]",
    '[[user>"x]]',
    '<a@b.cd"onclick=x>',
    '== "><script> ==',
    "{{rss>javascript:alert(1)}}",
    '{{rss>http://a.b"onclick=x y}}',
    '[[#"onclick=x]]',
    "~~REDIRECT>javascript:alert(1)~~",
    '\n#REDIRECT a?"onclick=x#"onclick=x',
    '{{page>a"onclick=x#"b&link"}}',
    '[[a?b="onclick=x]]',
    '[[\\\\a\\"onclick=x]]',
    "{{javascript:alert(1).png?direct}}",
    '{{data:x.svg#"onload=x}}',
    '[[mailto:a@b.cd?x="onclick=x]]',
    '<mermaid "onclick=x><script>alert(1)</script></mermaid>',
    '<dot onclick="x" data-diagram="x"><img src=x></dot>',
    r"$\text{<script>alert(1)</script>}$",
    r"$\href{javascript:alert(1)}{x}$",
    r"$\style{background:url(javascript:alert(1))}{x}$",
    r"$\color{red\" onclick=alert(1)}{x}$",
    r"\[\verb|</annotation><img src=x onerror=alert(1)>|\]",
    r"$$\hspace{9999em}\rule{9999em}{9999em}$$",
    '<WRAP box" onclick=x :de"x #a"b 5%"x>x</WRAP>',
    '<wrap box" onclick=x>x</wrap>',
    '<note "onclick=x>x</note>',
    '++++ "><script>|x++++',
    '++ "><script>|x++',
    '<hidden onHidden="a" onclick="b" " onclick=x>x</hidden>',
    '<color red" onclick="x/#fff">x</color>',
    '<sortable 1" onclick="x">x</sortable>',
)
"""Texts that would run a script, were they believed."""
