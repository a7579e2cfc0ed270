"""Works as a list in CSL-JSON. Read by pandoc, Zotero and most others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from wiki.citations.csl import Item
from wiki.citations.formats.errors import FileUnreadable


def write(items: Iterable[Item]) -> Iterator[str]:
    """Yield the list in pieces, one for each work."""
    before = "[\n"
    for item in items:
        yield before + json.dumps(item, ensure_ascii=False, indent=1)
        before = ",\n"
    yield "\n]\n" if before != "[\n" else "[]\n"


def read(text: str) -> list[object]:
    """Return the works of a file, whatever they are; raise ``FileUnreadable``."""
    try:
        works = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileUnreadable(str(error)) from error
    if isinstance(works, dict):
        works = works.get("items", [works])
    return works if isinstance(works, list) else [works]
