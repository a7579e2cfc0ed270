"""What a problem is, and the sentences that tell people about it.

A kind is a word that stays; its sentence says what is there, what was probably
meant, and how to mend it. `{written}` is the place as it stands in the text,
`{instead}` what the finder proposes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

LONGEST_QUOTATION = 60
"""Characters of the text that a message repeats, at most."""

SENTENCES: Mapping[str, str] = {
    "unclosed-formatting": (
        "“{written}” begins {instead} text that never ends in this paragraph. Close "
        "it there, or put “%%” around the sign to show it."
    ),
    "unopened-formatting": (
        "“{written}” should end {instead} text, but none begins before it in this "
        "paragraph. Add the beginning, or delete the sign."
    ),
    "blank-in-formatting": (
        "“{written}” is shown with its signs: they must touch the text between them. "
        "Write “{instead}”."
    ),
    "formatting-across-blocks": (
        "“{written}” runs over the end of a cell, an item or a block, so the next "
        "one is lost in it. Close it before that, the sign touching the text."
    ),
    "no-heading": (
        "“{written}” looks like a heading and is none. Write “{instead}” on a line "
        "of its own, two equals signs or more on both sides."
    ),
    "empty-heading": (
        "“{written}” is a heading without text and is not shown. Put the title "
        "between equals signs, or write “----” for a line across the page."
    ),
    "no-table": (
        "“{written}” is not read as a row. A row begins with its bar, without blanks "
        "before it, and a blank line parts the table from a list or code above."
    ),
    "row-without-end": (
        "“{written}” stands behind the last bar of its row and is not shown. End the "
        "row with “|” or “^”."
    ),
    "markdown-table": (
        "“{written}” becomes a row of dashes. A heading row is written with “^” "
        "instead of “|” here; delete this line."
    ),
    "no-list": (
        "“{written}” is no item of a list and runs on in its paragraph. Begin each "
        "item with “{instead}”, and leave a blank line below a table."
    ),
    "indented-bold": (
        "The blanks and the star before “{written}” make a list item. Delete the "
        "blanks, or write “{instead}” for an item that begins in bold."
    ),
    "no-rule": (
        "“{written}” is not a line across the page. Write “----”, four dashes or "
        "more alone on their line, behind a blank line."
    ),
    "unclosed-link": (
        "The link that begins with “{written}” has no end of its own. Write “]]” "
        "where it should end."
    ),
    "link-without-target": (
        "“{written}” leads nowhere. Write the page or the address before the bar: "
        "“[[page|text]]”."
    ),
    "link-without-text": (
        "“{written}” has a bar and no text behind it. Write the text of the link, or "
        "delete the bar."
    ),
    "link-without-bar": (
        "All of “{written}” is taken for the address. Put a bar before the text of "
        "the link: “{instead}”."
    ),
    "unknown-shortcut": (
        "“{written}” leads nowhere: this wiki knows no site called “{instead}”."
    ),
    "unknown-scheme": (
        "“{written}” leads nowhere: addresses that begin with “{instead}” are not "
        "links here."
    ),
    "single-bracket-link": (
        "“{written}” is no link here. Write “{instead}”, two brackets and a bar."
    ),
    "unclosed-media": (
        "“{written}” begins a file that never ends. Write “}}}}” where it should end."
    ),
    "media-without-target": (
        "“{written}” shows nothing. Write the name of a file: “{{{{picture.png}}}}”."
    ),
    "unclosed-footnote": (
        "The footnote that begins with “{written}” has no end of its own. Write “))” "
        "where it should end."
    ),
    "unclosed-block": (
        "“{written}” never ends, so it is shown as text. Write “{instead}” where it "
        "should end."
    ),
    "unopened-block": (
        "“{written}” ends what never began. Write “{instead}” where it should begin, "
        "or delete it."
    ),
    "nested-block": (
        "“{written}” stands inside another such block, which ends at the first "
        "“{instead}”. End the one above before it."
    ),
    "broken-tag": (
        "“{written}” has no “>” on its line, so the text below counts as part of the "
        "tag. Write “>” behind it."
    ),
    "wrong-case": (
        "“{written}” is shown as text, because capitals count here. Write “{instead}”."
    ),
    "html-tag": "“{written}” is shown as text. Here one writes {instead}.",
    "markdown-link": "“{written}” is no link here. Write “{instead}”.",
    "markdown-image": "“{written}” is no picture here. Write “{instead}”.",
    "markdown-heading": "“{written}” is no heading here. Write “{instead}”.",
    "markdown-code": (
        "“{written}” is shown as text. Write “{instead}” before the code and "
        "“</code>” behind it."
    ),
}
"""The sentence of every kind there is."""


class Finding(NamedTuple):
    """A place that looks wrong: from and to which offset, and what it is."""

    start: int
    end: int
    kind: str
    written: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a text that its author probably did not mean.

    `line` and `column` count from 1, `start` and `end` are offsets; all of them
    count characters of the document's text. `written` is the place as it stands
    there, shortened; `instead` what could stand there, as far as that is known.
    """

    kind: str
    line: int
    column: int
    start: int
    end: int
    written: str
    instead: str

    @property
    def message(self) -> str:
        """The sentence that tells an author about it."""
        return SENTENCES[self.kind].format(written=self.written, instead=self.instead)


def quoted(text: str) -> str:
    """Return `text` short enough for a message, on one line."""
    text = " ".join(text[: 4 * LONGEST_QUOTATION].split())
    if len(text) <= LONGEST_QUOTATION:
        return text
    return text[: LONGEST_QUOTATION - 1] + "…"
