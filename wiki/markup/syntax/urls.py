"""Addresses: those an author writes out, and the links they become.

An address is a scheme the site allows, `://`, and characters that addresses have;
punctuation at its end belongs to the sentence. `www.` and `ftp.` do without a
scheme. Source: https://www.dokuwiki.org/wiki:syntax#external
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.linking import Label, Link, add_link

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9]*\Z")
_PATH = re.compile(r"[\w/#~:.?+=&%@!\-\[\];,]+", re.ASCII)
_HOST = re.compile(r"[\w\-.]+", re.ASCII)
_PUNCTUATION = ".:?-;,"
_LONGEST_SCHEME = 12


@dataclass(slots=True)
class UrlLink(Link):
    """A link to an address of an allowed scheme; `written` as the author wrote it."""

    url: str
    written: str

    def html(self, rendering: Rendering) -> str:
        """Return an `<a class="urlextern">`."""
        rel = "ugc nofollow" if rendering.config.nofollow else "ugc"
        return (
            f'<a href="{escape.address(self.url)}" class="{self.css("urlextern")}"'
            f' title="{escape.attribute(self.url)}" rel="{rel}">'
            f"{self.inner(rendering)}</a>"
        )

    def kind(self) -> str:
        """Return "url"."""
        return "url"

    def default(self) -> str:
        """Return the address as written."""
        return self.written

    def target(self) -> tuple[str, str]:
        """Return the address."""
        return self.url, ""


def url_link(parse: Parse, url: str, label: Label, start: int) -> UrlLink:
    """Return a link to an address whose scheme was found to be allowed."""
    return UrlLink(label, len(parse.sections), start, url, url)


def _bare(parse: Parse, start: int, end: int) -> int:
    text = parse.text
    begin = max(parse.pending, start - _LONGEST_SCHEME)
    word = _SCHEME.search(text, begin, start)
    if word is None:
        return start + 1
    scheme, begin = word[0], word.start()
    allowed = scheme in parse.config.schemes or (
        scheme.isupper() and scheme.lower() in parse.config.schemes
    )
    if not allowed or _follows_word(parse, begin) or scheme in parse.config.acronyms:
        return start + 1
    stop = _end(text, end)
    if stop == end:
        return start + 1
    return _add(parse, begin, stop, text[begin:stop])


def _without_scheme(parse: Parse, start: int, _end_of_dot: int) -> int:
    """Read `www.` and `ftp.`; the pattern found the dot behind them."""
    text, begin = parse.text, start - 3
    if begin < parse.pending or _follows_word(parse, begin, r"\/"):
        return start + 1
    host = _HOST.match(text, start + 1)
    if host is None or "." not in host[0].strip(".") or host[0][0] in ".-":
        return start + 1
    stop = _end(text, start + 1)
    written = text[begin:stop]
    scheme = "ftp://" if written.startswith("ftp") else "http://"
    return _add(parse, begin, stop, scheme + written, written)


def _follows_word(parse: Parse, begin: int, also: str = "") -> bool:
    """Tell whether a word goes on here; before 2026 only since the last construct."""
    if begin == parse.pending and parse.config.dialect == "2022":
        return False
    before = parse.text[begin - 1]
    return (before.isascii() and (before.isalnum() or before == "_")) or before in also


def _end(text: str, position: int) -> int:
    """Return where the address ends, without the punctuation of the sentence."""
    match = _PATH.match(text, position)
    if match is None:
        return position
    return position + max(1, len(match[0].rstrip(_PUNCTUATION)))


def _add(parse: Parse, start: int, stop: int, url: str, written: str = "") -> int:
    parse.take(start, stop)
    add_link(parse, UrlLink(None, len(parse.sections), start - 1, url, written or url))
    return stop


CONSTRUCTS = (
    Construct(
        "externallink",
        330,
        Kind.SUBSTITUTION,
        (
            Trigger("://", _bare),
            Trigger(r"\.(?<=www\.)(?=\w)", _without_scheme),
            Trigger(r"\.(?<=ftp\.)(?=\w)", _without_scheme),
        ),
    ),
)
