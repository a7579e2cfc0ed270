"""Works as linked data for search engines: CSL items as objects of schema.org.

Source: https://schema.org/CreativeWork
"""

from __future__ import annotations

from typing import Any

from wiki.citations.csl import Item

_TYPES = {
    "webpage": "WebPage",
    "article": "ScholarlyArticle",
    "article-journal": "ScholarlyArticle",
    "paper-conference": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "report": "Report",
    "thesis": "Thesis",
    "dataset": "Dataset",
    "software": "SoftwareApplication",
    "motion_picture": "VideoObject",
    "legislation": "Legislation",
}
_MOST_AUTHORS = 10


def linked_data(item: Item) -> dict[str, Any]:
    """Return a CSL item as an object of schema.org."""
    container, publisher = item.get("container-title"), item.get("publisher")
    said = {
        "@type": _TYPES.get(item["type"], "CreativeWork"),
        "name": item["title"],
        "author": [_author(one) for one in item.get("author", [])[:_MOST_AUTHORS]],
        "datePublished": _date(item.get("issued")),
        "isPartOf": {"@type": "CreativeWork", "name": container} if container else None,
        "publisher": _body(publisher) if publisher else None,
        "isbn": item.get("ISBN"),
        "identifier": f"https://doi.org/{item['DOI']}" if "DOI" in item else None,
        "url": item.get("URL"),
    }
    return {name: value for name, value in said.items() if value}


def _author(name: dict[str, str]) -> dict[str, str]:
    family, given = name.get("family", ""), name.get("given", "")
    if not family and not given:
        return _body(name.get("literal", ""))
    return {"@type": "Person", "name": f"{given} {family}".strip()}


def _body(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name}


def _date(issued: Item | None) -> str:
    """Return the first date as exact as it is known: 2024, 2024-05."""
    parts = (issued or {}).get("date-parts", [])
    if not parts:
        return ""
    year, *rest = parts[0]
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])
