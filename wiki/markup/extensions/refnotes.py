"""Notes with names: `[(text)]`, `[(name>text)]`, and references to them again.

`[(name>)]`, `[(:namespace:name)]` and, where the name is known already, `[(name)]`
refer to the note of that name, which may come later; `[(#2)]` to the second note
that was introduced. All share one entry. Where a name gets a second text, a note of
its own begins. A name without a text is shown itself.
`~~REFNOTES~~` (or `*`) shows the notes so far, `~~REFNOTES namespace~~` those of one
namespace, `namespace:*` those below it, too; so does `<refnotes>…</refnotes>`, whose
styles do not count. What no place has shown stands at the foot of the page; a note
that is referred to again behind its place stands at the next one as well. A note ends
in its paragraph and holds what a line holds.
Source: https://www.dokuwiki.org/plugin:refnotes:syntax
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from wiki.markup.enclosing import enter, next_outside
from wiki.markup.grammar import INLINE, Construct, Inside, Kind, Trigger
from wiki.markup.reach import paragraph_end
from wiki.markup.syntax.footnotes import (
    HTML_OF_NOTE,
    Footnote,
    add_note,
    fill_note,
    notes_html,
    within_note,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wiki.markup.enclosing import Span
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_LABEL = re.compile(
    r"#(?P<number>[0-9]{1,6}+)|(?P<name>:?[^\W\d_]\w*+(?::[^\W\d_]\w*+)*+)(?P<sign>>?)"
)
_NAMESPACE = re.compile(r"(?P<name>[^\W\d_][\w:]*+)(?P<all>\*?)")

_MOST_NAMESPACES = 20
"""Namespaces with notes that a place looks at for those below its own."""


@dataclass(slots=True)
class _Introduced:
    """The notes of a page that can be referred to: by name, and in their order."""

    named: dict[str, Footnote] = field(default_factory=dict)
    all: list[Footnote] = field(default_factory=list)


@dataclass(slots=True)
class NotesHere:
    """A place for notes; `namespace` is empty for all.

    `with_below` tells whether namespaces below that one are meant, too.
    """

    namespace: str
    with_below: bool

    def html(self, rendering: Rendering) -> str:
        """Return the notes so far that no other place has shown."""
        references = rendering.references
        if references is not None:
            return references.html(self._among(references.entries))
        groups = rendering.notes
        names = self._among(groups)
        return notes_html([groups.pop(name) for name in names if name in groups])

    def _among(self, groups: Iterable[str]) -> list[str]:
        """Return the namespaces that are meant, of those with notes to be shown."""
        names = [self.namespace] if self.namespace else list(groups)
        if self.namespace and self.with_below:
            below = f"{self.namespace}:"
            some = islice(groups, _MOST_NAMESPACES)
            names += [name for name in some if name.startswith(below)]
        return names

    def plain(self) -> str:
        """Return the end of a line."""
        return "\n"


def _note(parse: Parse, start: int, end: int) -> int:
    if not parse.page.affords(HTML_OF_NOTE):
        return start + 1
    close = next_outside(parse, r"\)\]", end)
    if close is None or close[0] > paragraph_end(parse, end) or within_note(parse):
        return start + 1
    label = _LABEL.match(parse.text, end, close[0])
    if label is None:
        return _define(parse, start, end, close, "")
    is_whole = label.end() == close[0]
    if label["number"]:
        if not is_whole:
            return _define(parse, start, end, close, "")
        return _refer_to_number(parse, start, close, int(label["number"]))
    name = label["name"].lstrip(":")
    if label["sign"] and not is_whole:
        return _define(parse, start, label.end(), close, name)
    is_reference = label["sign"] or label["name"] != name or _known(parse, name)
    if is_whole and is_reference:
        return _refer(parse, start, close, name)
    return _define(parse, start, end, close, "")


def _introduced(parse: Parse) -> _Introduced:
    introduced = parse.page.memory.get("refnotes")
    if not isinstance(introduced, _Introduced):
        introduced = parse.page.memory["refnotes"] = _Introduced()
    return introduced


def _known(parse: Parse, name: str) -> Footnote | None:
    """Return the note of a name, None if there is none."""
    note = _introduced(parse).named.get(name)
    return note if note and _is_on_page(parse, note) else None


def _is_on_page(parse: Parse, note: Footnote) -> bool:
    """Tell whether a note still counts: tables drop cells, and what stood in them."""
    index = note.number - 1
    return index < len(parse.page.notes) and parse.page.notes[index] is note


def _introduce(parse: Parse, start: int, name: str) -> Footnote:
    note = add_note(parse, start, name)
    introduced = _introduced(parse)
    introduced.all.append(note)
    if name:
        introduced.named[name] = note
    return note


def _define(parse: Parse, start: int, begin: int, close: Span, name: str) -> int:
    """Read the text of a note, or decline."""
    if parse.is_deep or begin >= close[0] or parse.text[begin : close[0]].isspace():
        return start + 1
    parse.take(start, begin)
    note = _known(parse, name)
    if note is None or note.children:
        note = _introduce(parse, start, name)
    else:
        add_note(parse, start, name).source = note
    fill_note(parse, enter(parse, "refnote", begin, note.children, close), note)
    return begin


def _refer(parse: Parse, start: int, close: Span, name: str) -> int:
    parse.take(start, close[1])
    note = _known(parse, name)
    if note is None:
        _introduce(parse, start, name)
    else:
        add_note(parse, start, name).source = note
    return close[1]


def _refer_to_number(parse: Parse, start: int, close: Span, number: int) -> int:
    note = next(iter(_introduced(parse).all[number - 1 : number]), None)
    if number < 1 or note is None or not _is_on_page(parse, note):
        return start + 1
    parse.take(start, close[1])
    add_note(parse, start, note.name).source = note
    return close[1]


def _place(parse: Parse, start: int, end: int) -> int:
    words = parse.text[start:end].strip("~").split()[1:]
    parse.take(start, end)
    parse.add_block(_notes_here(words))
    return end


def _styled_place(parse: Parse, start: int, end: int) -> int:
    closer = "</refnotes>"
    close = parse.find(closer, end)
    after = close + len(closer)
    if close < 0 or after > parse.frame.limit:
        return start + 1
    parse.take(start, after)
    parse.add_block(_notes_here(parse.text[start + 1 : end - 1].split()[1:]))
    return after


def _notes_here(words: list[str]) -> NotesHere:
    """Return the place for the notes of the namespace that the words name, or all."""
    for word in words:
        if named := _NAMESPACE.match(word.lstrip(":")):
            return NotesHere(named["name"].rstrip(":"), bool(named["all"]))
    return NotesHere("", with_below=True)


CONSTRUCTS = (
    Construct(
        "refnote",
        151,
        Kind.FORMATTING,
        (Trigger(r"\[\(", _note),),
        Inside(INLINE, but_not=frozenset({"footnote", "refnote"})),
    ),
    Construct(
        "refnotes",
        152,
        Kind.BASE_ONLY,
        (
            Trigger(r"~~REFNOTES[^~\n]{0,100}+~~", _place),
            Trigger(r"<refnotes(?=[\s>])[^<>]{0,100}+>", _styled_place),
        ),
    ),
)
