"""Where our page is not DokuWiki's, and why: exactly these cases, no others.

The reasons stand in docs/markup.md, under "Known differences", as well.
"""

from __future__ import annotations

from dataclasses import dataclass

from wiki.markup.config import Dialect


@dataclass(frozen=True)
class Known:
    """Cases that differ for one reason, under the rules of some dialects."""

    reason: str
    dialects: tuple[Dialect, ...]
    cases: tuple[str, ...]


DIFFERENCES = (
    Known(
        "formatting that never closes ends with its paragraph: DokuWiki's HTML is not"
        " balanced there",
        ("2022",),
        (
            "formatting: an unclosed italic before paragraphs and lists",
            "formatting: overlapping bold and italic",
            "formatting: overlapping italic and bold",
            "formatting: overlapping bold and deleted",
            "formatting: overlapping underline and monospace",
            "formatting: overlapping three",
            "formatting: overlap, then a pair of its own",
            "formatting: alternating openers",
            "mixed: all closers",
            "mixed: all openers",
            "mixed: openers at line beginnings",
            "mixed: pairs across each other's lines",
            "paragraphs: only signs of markup",
        ),
    ),
    Known(
        "a link holds no link: the film or sound that is its label has no links of its"
        " own, for which DokuWiki's HTML ends it",
        ("2022", "2026"),
        ("media: a linked external film and sound", "page_links: a film as label"),
    ),
    Known(
        "a note ends where it is closed, in whatever: DokuWiki overlooks the closer"
        " behind an item of a list, and the rest of the page is lost in the note",
        ("2022", "2026"),
        ("lists: a footnote over lines",),
    ),
    Known(
        "a note ends where it is closed, in whatever: DokuWiki overlooks the closer"
        " where formatting or a link goes on, and the page is lost in the note",
        ("2022",),
        (
            "footnotes: formatting over its end",
            "footnotes: formatting over its beginning",
            "footnotes: a note that holds an opener",
        ),
    ),
    Known(
        "a paragraph holds no blocks: behind a deeper quote they stand without the"
        " paragraph that DokuWiki puts around them",
        ("2026",),
        ("quotes: a list and code behind a deeper level",),
    ),
    Known(
        "a namespace is no file: DokuWiki shows the size of its folder",
        ("2022", "2026"),
        (
            "media: a name of dots and signs",
            "media: an id with a colon at its end",
            "media: parameters without a name",
        ),
    ),
    Known(
        "a shortcut to pages leads to no file: DokuWiki makes an id of an address",
        ("2022", "2026"),
        ("media: through a shortcut to a page here",),
    ),
    Known(
        "a feed without an address is text, so that its author sees it",
        ("2022", "2026"),
        ("rss: nothing",),
    ),
)

KNOWN: dict[tuple[str, Dialect], str] = {
    (case, dialect): known.reason
    for known in DIFFERENCES
    for dialect in known.dialects
    for case in known.cases
}
