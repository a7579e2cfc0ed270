"""Renders wikitext on the command line: `python -m wiki.markup < page.txt`."""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from wiki.markup import (
    Config,
    FileFound,
    Found,
    Listed,
    Listing,
    Names,
    ids,
    parse,
    render_html,
    render_toc,
)
from wiki.markup.ids import clean
from wiki.markup.listings import (
    MAXIMUM_LISTED,
    FilesBelow,
    NamespacesBelow,
    PagesBelow,
)
from wiki.markup.quotes_table import quotes_of

_COLLECT_AFTER = 100_000
"""Objects made before the collector looks for cycles, when serving."""


class Lists:
    """The pages and files named in two lists, one name a line.

    Nothing is known of them but their names, so there are no tags, links and changes.
    """

    def __init__(self, pages: Path | None, files: Path | None) -> None:
        self._pages = frozenset(_lines(pages))
        self._files = frozenset(_lines(files))

    def find(self, names: Names) -> Found:
        """Return what is on the lists."""
        return Found(
            pages=dict.fromkeys(names.pages & self._pages, ""),
            files=dict.fromkeys(names.files & self._files, FileFound()),
            listings={listing: self._listed(listing) for listing in names.listings},
        )

    def _listed(self, listing: Listing) -> list[Listed]:
        if isinstance(listing, FilesBelow):
            files = _below(self._files, listing.namespace, listing.depth)
            return [Listed(file) for file in files if file.endswith(listing.endings)]
        if isinstance(listing, PagesBelow):
            pages = _below(self._pages, listing.namespace, listing.depth)
            return [Listed(page) for page in pages]
        if isinstance(listing, NamespacesBelow):
            pages = _below(self._pages, listing.namespace, 0)
            spaces = sorted({ids.namespace(page) for page in pages})
            return [Listed(space) for space in spaces if space != listing.namespace]
        return []


def main() -> None:
    """Read the arguments and render."""
    options = _arguments()
    lists = Lists(options.pages, options.media)
    if options.server:
        _serve(options, lists)
        return
    text = sys.stdin.buffer.read().decode("utf-8", "replace")
    document = parse(text, _config(options, options.id))
    if options.problems:
        output = "".join(
            f"{problem.line}:{problem.column} {problem.kind} {problem.message}\n"
            for problem in document.problems
        )
    elif options.facts:
        facts = document.facts.as_json()
        output = json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
    else:
        output = render_html(document, lists)
    sys.stdout.buffer.write(output.encode())


def spare_collector() -> None:
    """Let the garbage collector run seldom, for a process that only renders.

    A document holds no cycles: looking for some after every page finds nothing.
    """
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)


def _serve(options: argparse.Namespace, lists: Lists) -> None:
    """Answer questions, one a line."""
    spare_collector()
    for line in sys.stdin.buffer:
        answer = _answer(json.loads(line), options, lists)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _answer(
    question: dict[str, Any], options: argparse.Namespace, lists: Lists
) -> dict[str, Any]:
    config = _config(options, question.get("id") or options.id)
    start = time.perf_counter()
    document = parse(question.get("text", ""), config)
    html = render_html(document, lists)
    duration = time.perf_counter() - start
    answer: dict[str, Any] = {"html": html, "toc": render_toc(document)}
    if options.facts:
        answer["facts"] = document.facts.as_json()
    return {**answer, "us": round(duration * 1e6)}


def _config(options: argparse.Namespace, path: str) -> Config:
    return Config(
        path=clean(path) or "start",
        dialect=options.dialect,
        profile="stock" if options.stock else "full",
        site_url=options.site_url,
        highlight=not options.no_highlight,
        quotes=quotes_of(options.lang),
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m wiki.markup", description="Render wikitext as HTML."
    )
    parser.add_argument("--id", default="start", help="the id the text stands under")
    parser.add_argument("--pages", type=Path, help="file of ids that exist")
    parser.add_argument("--media", type=Path, help="file of file ids that exist")
    parser.add_argument(
        "--site-url", default="http://wiki.example/", help="where [[this>…]] leads"
    )
    parser.add_argument("--dialect", choices=("2022", "2026"), default="2026")
    parser.add_argument("--lang", default="en", help="whose quotes: de, fr, pt-br …")
    parser.add_argument("--stock", action="store_true", help="without extensions")
    parser.add_argument("--no-highlight", action="store_true", help="plain code")
    parser.add_argument("--facts", action="store_true", help="facts, as JSON")
    parser.add_argument(
        "--problems", action="store_true", help="what was probably not meant"
    )
    parser.add_argument("--server", action="store_true", help="JSON lines in and out")
    return parser.parse_args()


def _lines(path: Path | None) -> list[str]:
    """Return the names in a list, cleaned as links are."""
    if path is None:
        return []
    return [clean(name) for name in path.read_text(encoding="utf-8").splitlines()]


def _below(names: Iterable[str], namespace: str, depth: int) -> list[str]:
    """Return the names in a namespace, as deep as asked for; all for depth 0."""
    prefix = f"{namespace}:" if namespace else ""
    deepest = prefix.count(":") + (depth or sys.maxsize)
    return sorted(
        name for name in names if name.startswith(prefix) and name.count(":") < deepest
    )[:MAXIMUM_LISTED]


if __name__ == "__main__":
    main()
