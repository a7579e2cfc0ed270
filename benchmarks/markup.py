"""What pages cost: parsing and rendering, ours and an installed DokuWiki's, in one run.

Both answer line by line from a process that stays, on one core, in turn for every
page; the best of some rounds counts. How Python was built counts too: what a plain
`./configure` makes is a third slower than what distributions ship. Nobody colours code:
languages are taken out of the texts. Without a DokuWiki on the machine (`DOKUWIKI`
names one that is not where Debian puts it) only our own figures are printed.
"""

from __future__ import annotations

import itertools
import json
import math
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import hostile
from tests.conformance.judge import HOW_TO_GET_IT, dialect_of, find_judge
from tests.markup.conftest import read_examples
from wiki.markup.config import Dialect

PARTS = ("pages", "sizes", "hostile")
ROUNDS = 5
KILOBYTE = 1024
SIZES = (1, 4, 16, 64, 256, 1024)
ONCE_FROM = 256
"""Kilobytes from which one round must do: DokuWiki takes its time."""
WANTED_RATIO = 4.0

_ROOT = Path(__file__).parents[1]
_DEMO = _ROOT / "wiki/exchange/demo/pages"
_JUDGE = _ROOT / "tests/conformance/judge.php"
_LANGUAGE = re.compile(r"<(code|file)\s[^>]*>")


class Times(NamedTuple):
    """Milliseconds for each text, ours and theirs; theirs is empty without a judge."""

    ours: list[float]
    theirs: list[float]


class Server:
    """A process that renders texts: a question is a line, and so is the answer."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """Return the answer; raise RuntimeError if the process has ended."""
        questions, answers = self._process.stdin, self._process.stdout
        if questions is None or answers is None:
            raise RuntimeError("the server has no pipes")
        questions.write(json.dumps(question) + "\n")
        questions.flush()
        line = answers.readline()
        if not line:
            raise RuntimeError("the server ended")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def milliseconds(self, text: str) -> float:
        """Return what it took to parse and render `text`, as the server saw it."""
        microseconds: float = self.ask({"id": "benchmark", "text": text})["us"]
        return microseconds / 1000


def run(pages: Path | None = None, only: str | None = None) -> None:
    """Print what pages cost, by size too, and what hostile texts do.

    `pages` is a folder of `*.txt`, `only` one of PARTS; ours and all by default.
    """
    texts = _texts(pages)
    _stay_on_one_core()
    if only != "hostile":
        with _servers() as servers:
            if only != "sizes":
                _print_pages(texts, _times(servers, texts, ROUNDS))
            if only != "pages":
                _print_sizes(servers, texts)
    if only in {None, "hostile"}:
        hostile.run()


def _texts(folder: Path | None) -> list[str]:
    """Return the texts to render: the demo and the manual's examples by default."""
    paths = sorted((folder or _DEMO).rglob("*.txt"))
    texts = [path.read_text(encoding="utf-8", errors="replace") for path in paths]
    if folder is None:
        by_construct = itertools.groupby(
            read_examples(), key=lambda example: example.construct
        )
        texts += [
            "\n\n".join([example.source for example in examples])
            for _, examples in by_construct
        ]
    texts = [_LANGUAGE.sub(r"<\1>", text) for text in texts if text.strip()]
    if not texts:
        raise SystemExit("there are no *.txt in that folder")
    return texts


def _stay_on_one_core() -> None:
    """Pin this process and those it starts, so that no two of them run at once."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


@contextmanager
def _servers() -> Iterator[list[Server]]:
    """Start ours and, where it is installed, theirs, speaking the same dialect."""
    tree = find_judge()
    dialect = dialect_of(tree) if tree else "2026"
    print("Python", platform.python_version(), sys.executable)
    with ExitStack() as stack:
        servers = [_start(stack, _our_command(dialect))]
        if tree is None:
            print(f"There is no DokuWiki to compare with. {HOW_TO_GET_IT}\n")
        else:
            home = stack.enter_context(
                tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
            )
            theirs = _start(stack, _their_command(tree, home))
            wiki: dict[str, Any] = {"settings": {}, "pages": {}, "files": {}}
            print("compared with", theirs.ask(wiki)["release"], f"(dialect {dialect})")
            servers.append(theirs)
        yield servers


def _our_command(dialect: Dialect) -> list[str]:
    options = ["--server", "--stock", "--no-highlight", "--dialect", dialect]
    return [sys.executable, "-m", "wiki.markup", *options]


def _their_command(tree: Path, home: str) -> list[str]:
    return ["php", "-d", "opcache.enable_cli=1", str(_JUDGE), str(tree), home]


def _start(stack: ExitStack, command: list[str]) -> Server:
    process = stack.enter_context(
        subprocess.Popen(
            command,
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
    )
    return Server(process)


def _times(servers: list[Server], texts: Sequence[str], rounds: int) -> Times:
    """Return the best time of each text for each server, in turn for every text."""
    best = [[math.inf] * len(texts) for _ in servers]
    for _ in range(rounds):
        for number, text in enumerate(texts):
            for times, server in zip(best, servers, strict=True):
                times[number] = min(times[number], server.milliseconds(text))
    return Times(best[0], best[1] if len(best) > 1 else [])


def _print_pages(texts: list[str], times: Times) -> None:
    kilobytes = [len(text.encode()) / KILOBYTE for text in texts]
    total = sum(kilobytes)
    print(
        f"{len(texts)} pages, {total:.0f} KB, {statistics.median(kilobytes):.1f} KB"
        f" at the median; milliseconds, best of {ROUNDS}"
    )
    print(f"{'':8}{'us/KB':>9}{'p50':>9}{'p90':>9}{'p99':>9}{'max':>9}{'sum':>11}")
    for name, values in zip(("ours", "DokuWiki"), times, strict=True):
        if values:
            shown = [1000 * sum(values) / total, *_percentiles(values), max(values)]
            row = "".join([f"{value:9.2f}" for value in shown])
            print(f"{name:8}{row}{sum(values):11.1f}")
    if not times.theirs:
        return
    ratio = sum(times.theirs) / sum(times.ours)
    by_page = [
        theirs / ours for ours, theirs in zip(times.ours, times.theirs, strict=True)
    ]
    missed = "" if ratio >= WANTED_RATIO else f"   MISSED: {WANTED_RATIO} is wanted"
    print(
        f"ratio {ratio:.2f} in sum; by page {statistics.median(by_page):.2f} at the"
        f" median, {min(by_page):.2f} at least{missed}"
    )
    if _percentiles(times.ours)[-1] >= _percentiles(times.theirs)[-1]:
        print("MISSED: p99 is not below theirs")


def _percentiles(values: Sequence[float]) -> tuple[float, float, float]:
    """Return the values that 50, 90 and 99 of a hundred do not exceed."""
    ordered = sorted(values)
    last = len(ordered) - 1
    p50, p90, p99 = (ordered[math.ceil(last * part)] for part in (0.5, 0.9, 0.99))
    return p50, p90, p99


def _print_sizes(servers: list[Server], texts: list[str]) -> None:
    print("\npages repeated to a size; milliseconds")
    print(f"{'size':>8}{'ours':>10}{'us/KB':>9}{'DokuWiki':>11}{'ratio':>8}")
    for size in SIZES:
        text = _of_size(texts, size * KILOBYTE)
        times = _times(servers, [text], 1 if size >= ONCE_FROM else ROUNDS)
        ours = times.ours[0]
        row = f"{size:5} KB{ours:10.2f}{1000 * ours / size:9.1f}"
        for theirs in times.theirs:
            row += f"{theirs:11.2f}{theirs / ours:8.2f}"
        print(row, flush=True)


def _of_size(texts: list[str], size: int) -> str:
    """Return pages one behind the other, over and over, `size` bytes of them."""
    collected: list[bytes] = []
    length = 0
    for text in itertools.cycle(texts):
        page = text.encode() + b"\n\n"
        collected.append(page)
        length += len(page)
        if length >= size:
            break
    return b"".join(collected)[:size].decode(errors="ignore")
