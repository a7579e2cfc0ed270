"""An installed DokuWiki, as the judge of what a text should look like.

It runs in processes of its own, one for each choice of settings, with a folder each
that is gone afterwards. See `judge.php`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.conformance import small_wiki
from wiki.markup.config import Dialect

HOW_TO_GET_IT = (
    "On Debian: apt-get install --no-install-recommends php-cli php-xml php-mbstring"
    " php-intl dokuwiki; elsewhere set DOKUWIKI to the path of an unpacked one."
)
_DEBIAN = Path("/usr/share/dokuwiki")
_SCRIPT = Path(__file__).with_name("judge.php")
_COMMAND = ("php", "-d", "display_errors=stderr", str(_SCRIPT))
_MARKER = re.compile(r' id="fnt__(\d+)" class="fn_top">')
_NOTE = re.compile(
    r'href="#(?P<to>fnt?)__(?P<number>\d+)" id="(?P<own>fnt?)__(?P=number)"'
    r' (?P<css>class="fn_(?:top|bot)">)(?P=number)\)<'
)
_FIRST_OF_2026 = "2026-07"


def find_judge() -> Path | None:
    """Return where a DokuWiki is that can be run here, None if there is none."""
    tree = Path(os.environ.get("DOKUWIKI") or _DEBIAN)
    is_there = (tree / "inc/init.php").exists() and shutil.which("php") is not None
    return tree if is_there else None


def dialect_of(tree: Path) -> Dialect:
    """Return whose rules the DokuWiki unpacked at `tree` has."""
    release = (tree / "VERSION").read_text(encoding="utf-8")
    return "2026" if release >= _FIRST_OF_2026 else "2022"


class JudgeFailed(Exception):
    """The judge gave no answer."""


class Judge:
    """A DokuWiki that answers, under any settings; close it, or use it in `with`."""

    def __init__(self, tree: Path) -> None:
        self._tree = tree
        self._stack = ExitStack()
        self._processes: dict[str, subprocess.Popen[str]] = {}

    def __enter__(self) -> Judge:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all processes and remove what they wrote."""
        for process in self._processes.values():
            if process.stdin:
                process.stdin.close()
        self._stack.close()

    def answer(
        self, text: str, path: str, settings: Mapping[str, str | int] | None = None
    ) -> str:
        """Return the HTML of `text` as the page `path`, its contents before it."""
        key = json.dumps(settings or {}, sort_keys=True)
        if key not in self._processes:
            self._processes[key] = self._start(settings or {})
        html: str = _ask(self._processes[key], {"id": path, "text": text})["html"]
        return _from_one(html)

    def _start(self, settings: Mapping[str, str | int]) -> subprocess.Popen[str]:
        home = self._stack.enter_context(
            tempfile.TemporaryDirectory(prefix="dokuwiki-", ignore_cleanup_errors=True)
        )
        process = self._stack.enter_context(
            subprocess.Popen(
                [*_COMMAND, str(self._tree), home],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
            )
        )
        files = dict.fromkeys(small_wiki.FILES, small_wiki.SIZE)
        wiki = {"settings": settings, "pages": small_wiki.PAGES, "files": files}
        _ask(process, wiki)
        return process


def _ask(process: subprocess.Popen[str], question: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answer to one question, which is a line each way."""
    questions, answers = process.stdin, process.stdout
    if questions is None or answers is None:
        raise JudgeFailed("it has no pipes")
    questions.write(json.dumps(question) + "\n")
    questions.flush()
    line = answers.readline()
    if not line:
        raise JudgeFailed("it ended at " + str(question))
    answer: dict[str, Any] = json.loads(line)
    return answer


def _from_one(html: str) -> str:
    """Return `html` with notes numbered from 1: DokuWiki counts on between pages."""
    numbers = [int(number) for number in _MARKER.findall(html)]
    before = min(numbers, default=1) - 1

    def renumbered(match: re.Match[str]) -> str:
        number = int(match["number"]) - before
        to, own = match["to"], match["own"]
        return f'href="#{to}__{number}" id="{own}__{number}" {match["css"]}{number})<'

    return _NOTE.sub(renumbered, html) if before else html
