"""Code, files, literal text and notes that never end, or end what never began."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from wiki.markup.problems.problem import Finding, quoted

if TYPE_CHECKING:
    from wiki.markup.problems.watching import Watch

_CLOSERS = {
    "<code": "</code>",
    "<file": "</file>",
    "<nowiki>": "</nowiki>",
    "<html>": "</html>",
    "<HTML>": "</HTML>",
    "<php>": "</php>",
    "<PHP>": "</PHP>",
}
_FORMATS = frozenset({"sub", "sup", "del"})
_BOX = re.compile(r"<([A-Za-z]+)[^<>=]*>")
_STRAY = re.compile(r"</(code|file|nowiki)>")
_PARAGRAPHS = re.compile(r"\n[ \t]*+\n")


def _unclosed(watch: Watch) -> Iterator[Finding]:
    for sign, closer in _CLOSERS.items():
        for start in watch.declined.get(sign, ()):
            end = watch.text.find(">", start, start + 60) + 1 or start + len(sign)
            written = quoted(watch.text[start:end])
            yield Finding(start, end, "unclosed-block", written, closer)
    for start in watch.declined.get("%%", ()):
        if _begins(watch.text, start):
            yield Finding(start, start + 2, "unclosed-block", "%%", "%%")


def _unclosed_boxes(watch: Watch) -> Iterator[Finding]:
    """Yield opening tags of extensions; those with attributes of HTML are none."""
    for sign, starts in watch.declined.items():
        tag = _BOX.fullmatch(sign)
        if tag is None or tag[1] in _FORMATS or sign in _CLOSERS:
            continue
        for start in starts:
            end, closer = start + len(sign), f"</{tag[1]}>"
            yield Finding(start, end, "unclosed-block", quoted(sign), closer)


def _begins(text: str, start: int) -> bool:
    """Tell whether two signs of percent look like a beginning."""
    before, after = text[start - 1 : start], text[start + 2 : start + 3]
    parted = not before or before.isspace()
    return parted and bool(after) and not after.isspace()


def _unopened(watch: Watch) -> Iterator[Finding]:
    for tag in _STRAY.finditer(watch.text):
        if watch.is_read(tag.start()):
            instead = f"<{tag[1]}>"
            yield Finding(tag.start(), tag.end(), "unopened-block", tag[0], instead)


def _inside(watch: Watch) -> Iterator[Finding]:
    """Yield what is wrong with the tag or the text of a block that ends."""
    for sign in ("<code", "<file"):
        for start, end in watch.wholes.get(sign, ()):
            bracket = watch.text.find(">", start, end)
            if watch.text.find("\n", start, bracket) >= 0:
                line = watch.line_at(start)
                yield Finding(start, start + len(line), "broken-tag", quoted(line))
            elif again := watch.text.find(f"\n{sign}", bracket, end) + 1:
                written, close = quoted(watch.line_at(again)), again + len(sign)
                yield Finding(again, close, "nested-block", written, _CLOSERS[sign])


def _notes(watch: Watch) -> Iterator[Finding]:
    """Yield footnotes that never end, or run into the next one."""
    for start in chain(watch.declined.get("((", ()), watch.unended.get("((", ())):
        yield _note(watch, start)
    for start, end in watch.notes:
        begins_another = watch.text.find("((", start + 2, end) >= 0
        if begins_another and _PARAGRAPHS.search(watch.text, start, end):
            yield _note(watch, start)


def _note(watch: Watch, start: int) -> Finding:
    return Finding(
        start, start + 2, "unclosed-footnote", quoted(watch.line_at(start)[:30])
    )


FINDERS = (_unclosed, _unclosed_boxes, _unopened, _inside, _notes)
