"""Reads citations out of what a text says about itself.

From the document's facts, never from wikitext: a note cites what its links lead to.
What stands before a link are its authors, what is behind it a date, pages, words
quoted. A semicolon parts works; links to an identifier (a DOI, an ISBN) beside another
link name the same work. A note without a link to a work explains, and cites nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from wiki.citations.dates import date_in
from wiki.citations.identities import Identity, identity_of, isbn
from wiki.citations.people import Name, names_in
from wiki.markup import FootnoteFact, LinkFact

LONGEST_SENTENCE = 500
LONGEST_LOCATOR = 100
DIGEST_BYTES = 16
_NEARBY = 2 * LONGEST_SENTENCE
_SHORTEST_QUOTE = 15

_LOCATOR = re.compile(
    r"(?<![^\W_])(?:(?:pp?|pages?|S|Seiten?|ch|chap|chapter|Kap|fig|figure|no|vol|sec"
    r"|section|para|lines?|tab|table|Tabelle|Abb|app|appendix|eq|theorem|slide|Nr|Rn"
    r"|Bd|t|f|ff)(?=[\s.\d])|§)\.?\s?(?:\d[\w.:]*|[ivxlc]+(?!\w))"
    r"(?:\s?[-–,]\s?\d[\w.:]*)*|(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?![\d:])"
)
_NO_TITLE = re.compile(
    r"\w+://|www\.|(?:doi:\s?)?10\.\d{4,9}/\S+\Z|arxiv:\S+\Z|\S+\.\S+/\S*\Z",
    re.IGNORECASE,
)
_QUOTES = re.compile(r'[“"«„]([^“”"«»„]+)[”"»“]')
_CUT_YEAR = re.compile(r"\s*\(\s*(?:\d{4}[^()]*)?\)?\s*\Z")
_WORD = re.compile(r"\w+")
_ENDS = re.compile(r"(?<=[.!?…。！？])[\"”»’)\]]*(?=\s|\Z)|(?<=[。！？])")


@dataclass(frozen=True, slots=True)
class Work:
    """What one place says about a work; what it does not say is empty.

    `identities` has at least one. `addresses` are those written, `date` is EDTF.
    """

    identities: tuple[Identity, ...]
    addresses: tuple[str, ...]
    title: str = ""
    authors: tuple[Name, ...] = field(default=(), hash=False)
    date: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """One work in one note: where in the work, and which words of it."""

    work: Work
    locator: str
    quote: str


def uses_in(note: FootnoteFact) -> list[Use]:
    """Return the works a note cites, in its order; it must have the text itself."""
    return [_use(part) for part in _parts(note)]


def digest_of(note: FootnoteFact) -> str:
    """Return a short text that is the same where `uses_in` is."""
    said = (note.text, *((link.label, link.target) for link in note.links))
    return hashlib.blake2b(repr(said).encode(), digest_size=DIGEST_BYTES).hexdigest()


def names_key(note: FootnoteFact) -> bool:
    """Tell whether a note names a source by its key, which may get or lose a source."""
    return any(link.target.startswith("/source/") for link in note.links)


def words_about(note: FootnoteFact, locator: str, quote: str) -> tuple[str, ...]:
    """Return the words by which a note tells what it cites, in small letters.

    Not among them are the place in the work it points to, the words quoted, and
    addresses that stand for themselves.
    """
    text = note.text
    for link in note.links:
        label = " ".join(link.label.split())
        identity = identity_of(link.target)
        if identity is not None and not _title(link, identity):
            text = text.replace(label, " ", 1)
    for said in (quote, locator):
        if said:
            before, _, behind = text.rpartition(said)
            text = f"{before} {behind}"
    return tuple(_WORD.findall(text.casefold()))


def _use(part: list[_Piece]) -> Use:
    first = part[0]
    behind = " ".join(piece.behind for piece in part)
    title = _title(first.link, first.identity)
    locator = _LOCATOR.search(behind)
    work = Work(
        identities=tuple(dict.fromkeys(piece.identity for piece in part)),
        addresses=tuple(dict.fromkeys(piece.link.target for piece in part)),
        title=_CUT_YEAR.sub("", title),
        authors=tuple(names_in(first.before)),
        date=(
            date_in(_LOCATOR.sub(" ", behind))
            or date_in(title)
            or date_in(first.before)
        ),
    )
    return Use(work, locator[0][:LONGEST_LOCATOR] if locator else "", _quote(behind))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A link to a work, with the text between it and its neighbours."""

    link: LinkFact
    identity: Identity
    before: str
    behind: str
    is_new: bool


def _parts(note: FootnoteFact) -> Iterator[list[_Piece]]:
    """Yield the links of a note that lead to works, those of one work together."""
    part: list[_Piece] = []
    for piece in _pieces(note):
        if part and (piece.is_new or not _names_again(part, piece)):
            yield part
            part = []
        part.append(piece)
    if part:
        yield part


def _names_again(part: list[_Piece], piece: _Piece) -> bool:
    """Tell whether a link beside others names the same work by another identifier."""
    schemes = {one.identity.scheme for one in part}
    scheme = piece.identity.scheme
    if piece.identity in {one.identity for one in part}:
        return True
    return scheme not in schemes and (scheme != "url" or "url" not in schemes)


def _pieces(note: FootnoteFact) -> Iterator[_Piece]:
    """Yield each link to a work, with what is written around it."""
    text, spans = note.text, _spans(note)
    for index, (link, identity, start, end) in enumerate(spans):
        begin = spans[index - 1][3] if index else 0
        stop = spans[index + 1][2] if index + 1 < len(spans) else len(text)
        before, mark, rest = text[begin:start].rpartition(";")
        yield _Piece(
            link=link,
            identity=identity,
            before=rest if index == 0 or mark else text[begin:start],
            behind=text[end:stop].partition(";")[0],
            is_new=bool(index and mark) and bool(before or mark),
        )


def _spans(note: FootnoteFact) -> list[tuple[LinkFact, Identity, int, int]]:
    """Return the links to works, with where each label stands in the note's text."""
    spans, position = [], 0
    for link in note.links:
        label = " ".join(link.label.split())
        start = note.text.find(label, position)
        start = position if start < 0 else start
        end = min(start + len(label), len(note.text))
        identity = identity_of(link.target)
        if identity is not None:
            spans.append((link, identity, start, end))
        position = end
    return spans


def _title(link: LinkFact, identity: Identity) -> str:
    """Return a link's label, "" where it is only the address or identifier again."""
    label = " ".join(link.label.split())
    is_again = label.casefold() in {link.target.casefold(), identity.value.casefold()}
    return "" if is_again or _NO_TITLE.match(label) or isbn(label) else label


def _quote(behind: str) -> str:
    found = _QUOTES.search(behind)
    if found is None or len(found[1]) < _SHORTEST_QUOTE:
        return ""
    return found[1].strip()


def sentence_at(text: str, place: int) -> str:
    """Return the sentence of a plain text that a note at `place` supports.

    That is the one it stands in; behind the end of one, that one. Of a line without an
    end only what stands nearby counts.
    """
    nearest = max(0, place - _NEARBY)
    begin = text.rfind("\n", nearest, place) + 1 or nearest
    line_end = text.find("\n", place, place + _NEARBY)
    line_end = place + _NEARBY if line_end < 0 else line_end
    before = text[begin:place].rstrip()
    ends = [found.end() for found in _ENDS.finditer(before)]
    if ends and ends[-1] == len(before):
        start = ends[-2] if len(ends) > 1 else 0
        return _cut(before[start:].strip())
    start = ends[-1] if ends else 0
    behind = text[place:line_end]
    end = _ENDS.search(behind)
    rest = behind[: end.end()] if end else behind
    return _cut((before[start:] + rest).strip())


def _cut(sentence: str) -> str:
    sentence = " ".join(sentence.split())
    if len(sentence) <= LONGEST_SENTENCE:
        return sentence
    return sentence[: LONGEST_SENTENCE - 1].rpartition(" ")[0] + "…"
