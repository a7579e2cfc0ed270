"""What services answer, in the form they answer it."""

from __future__ import annotations

import json
from typing import Any

from tests.web_server import Answer
from wiki.fetching import Fetched

JSON = {"Content-Type": "application/json"}
DOI = "10.1000/attention"
CROSSREF: dict[str, Any] = {
    "status": "ok",
    "message-type": "work",
    "message": {
        "DOI": "10.1000/Attention",
        "type": "journal-article",
        "title": ["Attention &amp; <i>Memory</i>"],
        "author": [
            {"given": "Ada", "family": "Lovelace", "sequence": "first"},
            {"name": "The Engine Group", "sequence": "additional"},
        ],
        "container-title": ["Journal of Engines"],
        "publisher": "Analytical Press",
        "issued": {"date-parts": [[2024, 5, 1]]},
        "volume": "3",
        "page": "1-9",
        "ISSN": ["1234-5678"],
        "abstract": "<jats:p>Long.</jats:p>",
    },
}
DATACITE: dict[str, Any] = {
    "data": {
        "id": DOI,
        "type": "dois",
        "attributes": {
            "doi": DOI,
            "titles": [
                {"title": "A subtitle", "titleType": "Subtitle"},
                {"title": "Engine data"},
            ],
            "creators": [
                {"name": "Lovelace, Ada", "givenName": "Ada", "familyName": "Lovelace"},
                {"name": "Engine, Group of", "nameType": "Organizational"},
            ],
            "publisher": {"name": "Zenodo"},
            "publicationYear": 2024,
            "dates": [{"date": "2024-05", "dateType": "Issued"}],
            "types": {"resourceTypeGeneral": "Dataset"},
        },
    }
}
ARXIV = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title type="html">ArXiv Query</title>
  <entry>
    <id>http://arxiv.org/abs/1706.03762v7</id>
    <published>2017-06-12T17:57:34Z</published>
    <title>Attention Is
      All You Need</title>
    <author><name>Ashish Vaswani</name></author>
    <author><name>Noam Shazeer</name></author>
  </entry>
</feed>"""
COPY: dict[str, Any] = {
    "url": "a.example/work",
    "archived_snapshots": {
        "closest": {
            "status": "200",
            "available": True,
            "url": "http://web.archive.org/web/20240503101112/http://a.example/work",
            "timestamp": "20240503101112",
        }
    },
}


def as_json(answer: object) -> Answer:
    return Answer(json.dumps(answer).encode(), headers=JSON)


def fetched(body: object, address: str = "https://service.example/") -> Fetched:
    """Return an answer as it was fetched; what is no text is JSON."""
    text = body if isinstance(body, str) else json.dumps(body)
    return Fetched(address, 200, {}, text.encode())
