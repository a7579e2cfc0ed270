"""Works as context objects (COinS), which reference managers find in a page.

Source: https://en.wikipedia.org/wiki/COinS, of ANSI/NISO Z39.88-2004
"""

from __future__ import annotations

from urllib.parse import urlencode

from wiki.citations.csl import Item

_BOOKS = {"book", "chapter", "report", "thesis"}
_ARTICLES = {
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "paper-conference",
}
_GENRES = {
    "book": "book",
    "chapter": "bookitem",
    "report": "report",
    "article-journal": "article",
    "article": "preprint",
    "paper-conference": "proceeding",
}
_MOST_AUTHORS = 10


def context_object(item: Item) -> str:
    """Return a CSL item as a context object: pairs as in a query of an address."""
    kind = item["type"]
    form = "book" if kind in _BOOKS else "journal" if kind in _ARTICLES else "dc"
    pairs = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"),
        *_described(item, form),
        *_identified(item),
    ]
    return urlencode([(name, str(value)) for name, value in pairs if value])


def _described(item: Item, form: str) -> list[tuple[str, str]]:
    names = [_name(one) for one in item.get("author", [])[:_MOST_AUTHORS]]
    date = _date(item.get("issued"))
    if form == "dc":
        creators = [("rft.creator", name) for name in names]
        return [("rft.title", item["title"]), *creators, ("rft.date", date)]
    title = "rft.btitle" if form == "book" else "rft.atitle"
    whole = "rft.btitle" if item["type"] == "chapter" else "rft.jtitle"
    if item["type"] == "chapter":
        title = "rft.atitle"
    return [
        ("rft.genre", _GENRES.get(item["type"], "unknown")),
        (title, item["title"]),
        (whole, item.get("container-title", "")),
        *(("rft.au", name) for name in names),
        ("rft.date", date),
        ("rft.volume", item.get("volume", "")),
        ("rft.issue", item.get("issue", "")),
        ("rft.pages", item.get("page", "")),
        ("rft.pub", item.get("publisher", "") if form == "book" else ""),
        ("rft.isbn", item.get("ISBN", "")),
        ("rft.issn", item.get("ISSN", "")),
    ]


def _identified(item: Item) -> list[tuple[str, str]]:
    doi, pmid = item.get("DOI", ""), item.get("PMID", "")
    return [
        ("rft_id", f"info:doi/{doi}" if doi else ""),
        ("rft_id", f"info:pmid/{pmid}" if pmid else ""),
        ("rft_id", item.get("URL", "")),
    ]


def _name(name: dict[str, str]) -> str:
    family, given = name.get("family", ""), name.get("given", "")
    return ", ".join(filter(None, (family, given))) or name.get("literal", "")


def _date(issued: Item | None) -> str:
    """Return the first date as exact as it is known: 2024, 2024-05."""
    parts = (issued or {}).get("date-parts", [])
    return "-".join(f"{part:02}" for part in parts[0]) if parts else ""
