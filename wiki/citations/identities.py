"""Which work an address names: the same one however the address is written.

Pure functions on text. Nothing here is shown: readers see what the author wrote.

An address stands for an identifier where it leads to one (a DOI, an arXiv paper, an
ISBN, a PubMed entry, an OpenReview paper, a film on YouTube), and otherwise for
itself, normalised: without scheme, default port, user, fragment, `www` and mobile
hosts, parameters that only track readers or name their session, and a slash at the end;
the rest of its parameters in order. Sources: RFC 3986, sections 6.2 and 5.2.4;
https://www.doi.org/doi-handbook/HTML/index.html;
https://info.arxiv.org/help/arxiv_identifier.html; ISO 2108 (ISBN).
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

LONGEST_VALUE = 500
"""Characters of an identifier; a longer one is cut, as no index holds more."""

LONGEST_HOST = 255
"""Characters of a host that are kept, more than any that has a name."""


class Identity(NamedTuple):
    """What a work is known by.

    `scheme` is doi, arxiv, isbn, pmid, openreview, youtube or url; or key, for a
    source of this wiki that is named by its own.
    """

    scheme: str
    value: str


SCHEMES = ("doi", "arxiv", "isbn", "pmid", "openreview", "youtube", "url")

_WEB = frozenset({"http", "https"})
_PORTS = {"http": 80, "https": 443}
_KEY = re.compile(r"/source/([\w.:-]+)/?\Z")
_USELESS_HOST = re.compile(r"\A(?:www\d?|m|mobile|amp)\.(?=[^.]+\.[^.])")
_MOBILE_WIKI = re.compile(r"(?<=[a-z])\.m\.(?=wiki|wikt)")
_TRACKING = re.compile(
    r"utm_\w+|mtm_\w+|pk_\w+|hsa_\w+|_hs\w+|mc_[ce]id|mkt_tok|[dgw]?clid|gclsrc|[gw]braid"
    r"|fbclid|msclkid|yclid|ttclid|twclid|igshid|igsh|li_fat_id|epik|oly_\w+|vero_id|_ga|_gl"
    r"|ref_src|ref_url|cmpid|s_cid|spm|__twitter_impression",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"phpsessid|jsessionid|aspsessionid\w*|sessionid|session_id|sid|zenid|oscsid|cfid"
    r"|cftoken",
    re.IGNORECASE,
)
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/;?]*", re.IGNORECASE)
_BLANK = re.compile(r"\s")
_ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")

_DOI = re.compile(r"10\.\d{4,9}/\S+")
_DOI_OF_ARXIV = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_ARXIV = re.compile(
    r"/(?:abs|pdf|html|format|ps)/"
    r"((?:[a-z-]+(?:\.[a-z]{2})?/)?\d{4}[.\d]\d{2,5})(?:v\d+)?(?:\.pdf)?/?\Z",
    re.IGNORECASE,
)
_PUBMED = re.compile(r"(?:/pubmed)?/(\d{1,9})/?\Z")
_ISBN = re.compile(r"/isbn/([\dXx-]{10,17})(?:/.*)?\Z")
_FILM = re.compile(r"/(?:embed|shorts|live|v)/([\w-]{11})(?:/.*)?\Z")
_SHORT_FILM = re.compile(r"/([\w-]{11})/?\Z")
_FILM_ID = re.compile(r"[\w-]{11}")

_PUBMED_HOSTS = frozenset({"pubmed.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov"})
_ARXIV_HOSTS = frozenset({"arxiv.org", "export.arxiv.org", "ar5iv.org"})
_ISBN_HOSTS = frozenset({"openlibrary.org", "worldcat.org", "isbnsearch.org"})
_FILM_HOSTS = frozenset({"youtube.com", "youtube-nocookie.com", "music.youtube.com"})


def identity_of(address: str) -> Identity | None:
    """Return what `address` names; None where it leads to nothing that can be cited."""
    if key := _KEY.match(address):
        return Identity("key", key[1])
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return None
    host = _host(parts)
    if parts.scheme.lower() not in _WEB or not host:
        return None
    named = _identifier(host, parts) if port in {None, *_PORTS.values()} else None
    if named is None:
        named = Identity("url", _normalised(host, port, parts))
    return Identity(named.scheme, named.value[:LONGEST_VALUE])


def host_in(value: str) -> str:
    """Return the host of a normalised address, what an identity of `url` has."""
    return re.split(r"[/:?]", value, maxsplit=1)[0]


def host_of(address: str) -> str:
    """Return an address's host as identities have it, "" where it has none."""
    try:
        return _host(urlsplit(address.strip()))
    except ValueError:
        return ""


def domain_of(host: str) -> str:
    """Return a host from its end, each label closed by a dot: `org.example.news.`.

    What lies in a domain is then what begins with it.
    """
    return "".join(f"{label}." for label in reversed(host.split("."))) if host else ""


def isbn(written: str) -> str | None:
    """Return an ISBN as its 13 digits; None where the check digit says it is none."""
    digits = written.replace("-", "").replace(" ", "").upper()
    if re.fullmatch(r"\d{9}[\dX]", digits):
        ten = [10 if digit == "X" else int(digit) for digit in digits]
        if sum((10 - at) * digit for at, digit in enumerate(ten)) % 11:
            return None
        return _with_check_digit("978" + digits[:9])
    if re.fullmatch(r"97[89]\d{10}", digits):
        return digits if _with_check_digit(digits[:12]) == digits else None
    return None


def _with_check_digit(twelve: str) -> str:
    total = sum((3 if at % 2 else 1) * int(digit) for at, digit in enumerate(twelve))
    return f"{twelve}{-total % 10}"


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    host = _MOBILE_WIKI.sub(".", _USELESS_HOST.sub("", host, count=1))
    # One that cannot be encoded is compared as it is written.
    with suppress(UnicodeError):
        host = host.encode("idna").decode("ascii")
    return "" if _BLANK.search(host) else host


def _identifier(host: str, parts: SplitResult) -> Identity | None:
    """Return the identifier an address leads to, None where it leads to none."""
    path = unquote(parts.path)
    if host in {"doi.org", "dx.doi.org"}:
        return _doi(path.strip("/ "))
    if host in _ARXIV_HOSTS:
        return _matched("arxiv", _ARXIV.match(path))
    if host in _PUBMED_HOSTS:
        return _matched("pmid", _PUBMED.match(path))
    if host in _ISBN_HOSTS and (found := _ISBN.match(path)):
        digits = isbn(found[1])
        return Identity("isbn", digits) if digits else None
    if host == "openreview.net" and path in {"/forum", "/pdf"}:
        paper = _parameter(parts, "id")
        return Identity("openreview", paper) if paper else None
    return _film(host, path, parts)


def _doi(written: str) -> Identity | None:
    if not _DOI.fullmatch(written):
        return None
    if paper := _DOI_OF_ARXIV.fullmatch(written):
        return Identity("arxiv", re.sub(r"v\d+\Z", "", paper[1].lower()))
    return Identity("doi", written.lower())


def _film(host: str, path: str, parts: SplitResult) -> Identity | None:
    if host == "youtu.be":
        return _matched("youtube", _SHORT_FILM.match(path), keep_case=True)
    if host not in _FILM_HOSTS:
        return None
    if path in {"/watch", "/watch/"}:
        film = _parameter(parts, "v")
        return Identity("youtube", film) if _FILM_ID.fullmatch(film) else None
    return _matched("youtube", _FILM.match(path), keep_case=True)


def _matched(
    scheme: str, match: re.Match[str] | None, *, keep_case: bool = False
) -> Identity | None:
    if match is None:
        return None
    return Identity(scheme, match[1] if keep_case else match[1].lower())


def _parameter(parts: SplitResult, name: str) -> str:
    return dict(parse_qsl(parts.query)).get(name, "")


def _normalised(host: str, port: int | None, parts: SplitResult) -> str:
    """Return an address without what makes no difference to where it leads."""
    if port is not None and port != _PORTS[parts.scheme.lower()]:
        host = f"{host}:{port}"
    path = _SESSION_IN_PATH.sub("", _without_dots(_evenly_escaped(parts.path)))
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name) and not _SESSION.fullmatch(name)
    ]
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{host}{path.rstrip('/')}{query}"


def _evenly_escaped(path: str) -> str:
    """Return a path in which each character is escaped in one way only."""
    signs = "/:@!$&'()*+,;=~-._"
    # What is escaped and would mean something else unescaped stays as it is.
    kept = _ESCAPED.sub(
        lambda found: found[0].upper() if unquote(found[0]) in "/?#%;" else found[0],
        path,
    )
    parts = re.split(r"(%2F|%3F|%23|%25|%3B)", kept)
    return "".join(
        part if index % 2 else quote(unquote(part), safe=signs)
        for index, part in enumerate(parts)
    )


def _without_dots(path: str) -> str:
    """Return a path gone up where it says `..` (RFC 3986, 5.2.4)."""
    parts: list[str] = []
    for part in path.split("/")[1:]:
        if part == "..":
            del parts[-1:]
        elif part != ".":
            parts.append(part)
    return "".join(f"/{part}" for part in parts)
