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
        ("paragraphs: only signs of markup",),
    ),
)

KNOWN: dict[tuple[str, Dialect], str] = {
    (case, dialect): known.reason
    for known in DIFFERENCES
    for dialect in known.dialects
    for case in known.cases
}
