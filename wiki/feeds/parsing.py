"""Reads what others call a feed: bytes to entries of plain text.

Runs as a program of its own, `python -m wiki.feeds.parsing`, started by
`wiki.feeds.isolation` and by nothing else: feedparser reads whatever the web has, and
takes the square of its size for some of it, which no argument of its own can bound.
So this knows no Django, no database and no secret.
"""

from __future__ import annotations

import calendar
import contextlib
import io
import json
import re
import resource
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from typing import Any

from wiki.feeds.errors import FeedUnreadable
from wiki.markup.feeds import MAXIMUM_ADDRESS, is_on_the_web
from wiki.sanitize import clean_text, in_one_line

MAXIMUM_ENTRIES = 100
MAXIMUM_TITLE = 300
MAXIMUM_AUTHOR = 100
MAXIMUM_TEXT = 2000

SECONDS = 5
"""Of computing, for one feed."""

_MEMORY = 512 * 1024 * 1024
_MAXIMUM_HTML = 20_000
_MAILBOX = re.compile(r"<?[^\s<>()]+@[^\s<>()]+>?")
_HTML = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it is kept: plain text, `date` in ISO 8601 and UTC or empty."""

    title: str
    address: str
    author: str
    date: str
    text: str


def entries_of(content: bytes, media_type: str, address: str) -> list[Entry]:
    """Return the entries of a feed in its own order, as many as are kept.

    Raise `FeedUnreadable` where it is no feed at all.
    """
    import feedparser  # noqa: PLC0415 - only once memory is bounded

    read = feedparser.parse(
        io.BytesIO(content),
        response_headers={"content-type": media_type, "content-location": address},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not read.get("version") and not read.entries:
        raise FeedUnreadable("This is no feed.")
    entries = [_entry(entry) for entry in read.entries[:MAXIMUM_ENTRIES]]
    return [entry for entry in entries if entry.title or entry.address]


def _entry(entry: Mapping[str, Any]) -> Entry:
    address = in_one_line(entry.get("link") or "")
    is_fit = len(address) <= MAXIMUM_ADDRESS and is_on_the_web(address)
    return Entry(
        title=_words(entry.get("title_detail"), MAXIMUM_TITLE),
        address=address if is_fit else "",
        author=_author(entry),
        date=_date(entry),
        text=_words(_text(entry), MAXIMUM_TEXT),
    )


def _text(entry: Mapping[str, Any]) -> Mapping[str, str] | None:
    contents = entry.get("content")
    detail: Mapping[str, str] | None = entry.get("summary_detail")
    return detail or (contents[0] if contents else None)


def _words(detail: Mapping[str, str] | None, limit: int) -> str:
    """Return what a reader reads of a title or text, cut between words."""
    if not detail:
        return ""
    value = (detail.get("value") or "")[:_MAXIMUM_HTML]
    is_html = detail.get("type") in _HTML
    words = clean_text(value) if is_html else in_one_line(value)
    if len(words) <= limit:
        return words
    cut = words[: limit - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"


def _author(entry: Mapping[str, Any]) -> str:
    """Return the name of the author; the address of a mailbox where that is all.

    Not feedparser's `author_detail`, which cuts mailboxes in long domains in two.
    """
    author = clean_text((entry.get("author") or "")[:_MAXIMUM_HTML])[:MAXIMUM_AUTHOR]
    return _MAILBOX.sub("", author).strip(" ()") or author


def _date(entry: Mapping[str, Any]) -> str:
    names = ("published_parsed", "updated_parsed")
    moment = next((entry[name] for name in names if name in entry), None)
    if not moment:
        return ""
    try:
        date = datetime.fromtimestamp(calendar.timegm(moment), UTC)
    except (ValueError, OverflowError, OSError):
        return ""
    # Room for every reader's time zone.
    is_fit = MINYEAR < date.year < MAXYEAR
    return date.isoformat() if is_fit else ""


def main() -> None:
    """Answer one question: a line of JSON and the feed come in, JSON goes out."""
    _bound()
    question = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    try:
        entries = entries_of(content, question["media_type"], question["address"])
    except FeedUnreadable as error:
        answer: dict[str, Any] = {"failure": str(error)}
    else:
        answer = {"entries": [asdict(entry) for entry in entries]}
    json.dump(answer, sys.stdout)


def _bound() -> None:
    """Let the system end this process before it takes too much."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    # Not every system bounds memory.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    main()
