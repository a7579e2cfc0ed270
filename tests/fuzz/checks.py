"""What must hold for every text: the page is sound, and what is known of it too."""

from __future__ import annotations

import json
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.fuzz.mutation import Input
from tests.markup.output_rules import problems
from wiki.markup import (
    FileFound,
    Found,
    Names,
    NothingExists,
    parse,
    render_html,
    render_toc,
)
from wiki.markup.feeds import FeedEntry
from wiki.markup.listings import Listed

TITLE = 'A <title> & "more"'
_NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
LISTED = (
    Listed("ns:page", TITLE, TITLE, _NOON, TITLE, TITLE),
    Listed("ns:deep:start"),
    Listed("ns:picture.png", TITLE, width=40, height=30),
    Listed("ns:paper.pdf"),
)
ENTRIES = (
    FeedEntry(TITLE, 'https://a.example/?"<&', TITLE, _NOON, TITLE),
    FeedEntry(TITLE, "javascript:alert(1)"),
)


@dataclass(frozen=True, slots=True)
class EverythingExists:
    """A wiki that has all that a text names; each page says what `text` says."""

    text: str

    def find(self, names: Names) -> Found:
        return Found(
            pages=dict.fromkeys(names.pages, TITLE),
            files=dict.fromkeys(names.files, FileFound(1536, 40, 30)),
            listings=dict.fromkeys(names.listings, LISTED),
            texts=dict.fromkeys(names.texts, self.text),
            feeds={feed.address: ENTRIES for feed in names.feeds},
        )


def problems_of(given: Input) -> list[str]:
    """Return what is wrong with the page an input becomes, errors included."""
    try:
        return _problems(given)
    except Exception:  # noqa: BLE001 - whatever is raised is what we look for
        return [traceback.format_exc()]


def _problems(given: Input) -> list[str]:
    config = given.config()
    links = EverythingExists(given.text) if given.everything_exists else NothingExists()
    document = parse(given.text, config)
    html = render_html(document, links) + render_toc(document)
    found = problems(html, config.profile)
    html.encode()
    json.dumps(document.facts.as_json(), ensure_ascii=False).encode()
    for section in document.sections:
        if not 0 <= section.start < section.end <= len(document.text):
            found.append(f"section from {section.start} to {section.end}")
    for link in document.facts.links:
        if not 0 <= link.start < len(document.text):
            found.append(f"link at {link.start}")
    for problem in document.problems:
        if not 0 <= problem.start <= problem.end <= len(document.text):
            found.append(f"problem at {problem.start} to {problem.end}")
    return found
