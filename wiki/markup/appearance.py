"""What a reader sees of HTML that was rendered here, to tell whether two look alike.

White space is taken as a browser takes it: many blanks are one, those at the edge of
a block are none, and those at the edge of formatting may stand on either side of it.
Comments and the marks of sections, which nobody sees, are left out; so are the numbers
of the levels of list items, since how lists are nested says the same.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r'<!--.*?-->|</?[a-z](?:[^<>"]|"[^"]*+")*+>|[^<]++|<', re.DOTALL)
_NAME = re.compile(r"</?([a-z0-9]+)")
_UNSEEN = re.compile(r' class="sectionedit\d+"|(?<=<li class=")level\d+ ?')
_BLANKS = re.compile(r"[ \t\n]+")
_BLOCKS = frozenset({
    "p", "div", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "thead",
    "tbody", "tr", "td", "th", "pre", "blockquote", "hr", "br", "dl", "dt", "dd",
    "figure", "figcaption", "section", "details", "summary",
})  # fmt: skip
_FORMATS = frozenset({"strong", "em", "code", "sub", "sup", "del"})


def lines_of(html: str) -> list[str]:
    """Return what is seen, a line for each tag of a block and for the text between."""
    lines = _Lines()
    for match in _TOKEN.finditer(html):
        token = match[0]
        if token.startswith("<!--"):
            continue
        if name := _NAME.match(token):
            lines.tag(name[1], _UNSEEN.sub("", token))
        elif lines.verbatim:
            lines.line.append(token)
        else:
            lines.text(token)
    lines.end()
    return lines.done


class _Lines:
    """The lines so far, and the one that is being put together.

    `opened` are tags of formatting that no text stands in yet; `blank` says whether
    a blank is owed before the next text; `verbatim` is the element in which blanks
    count, or nothing.
    """

    def __init__(self) -> None:
        self.done: list[str] = []
        self.line: list[str] = []
        self.opened: list[str] = []
        self.blank = False
        self.verbatim = ""

    def tag(self, name: str, tag: str) -> None:
        """Take a tag, by whether it begins a block, formats text, or stands in it."""
        closes = tag.startswith("</")
        if name in _BLOCKS:
            self.end()
            self.done.append(tag)
        elif self.verbatim and not (closes and name == self.verbatim):
            self.line.append(tag)
        elif name in _FORMATS and not closes and not tag.startswith("<code class="):
            self.opened.append(tag)
        elif closes and self.opened and _NAME.findall(self.opened[-1]) == [name]:
            # Nothing stands in it, so nothing is seen of it.
            self.opened.pop()
        else:
            if not closes:
                self._pay()
            self.line.append(tag)
        if closes and name == self.verbatim:
            self.verbatim = ""
        elif not self.verbatim and tag.startswith(("<pre", "<code class=")):
            self.verbatim = name

    def text(self, text: str) -> None:
        """Take text of a place where a browser collapses blanks."""
        text = _BLANKS.sub(" ", text)
        self.blank = self.blank or text.startswith(" ")
        core = text.strip(" ")
        if core:
            self._pay()
            self.line.append(core)
            self.blank = text.endswith(" ")

    def end(self) -> None:
        """End the line that was put together."""
        if self.line:
            self.done += "".join(self.line).split("\n")
        self.line, self.opened, self.blank = [], [], False

    def _pay(self) -> None:
        if self.blank and self.line:
            self.line.append(" ")
        self.blank = False
        self.line += self.opened
        self.opened = []
