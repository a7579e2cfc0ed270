"""Looks for texts that break the markup: `./stemma fuzz --minutes 60`.

Atheris steers: it keeps what reaches new code and changes that further
(https://github.com/google/atheris). A text that breaks a rule is made as short as it
can be, printed, and written to a folder; `--again FILE` tries one again.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

import atheris

with atheris.instrument_imports(include=["wiki.markup"]):
    from tests.fuzz.checks import problems_of
    from tests.fuzz.mutation import Input, mutated
    from tests.markup.conftest import read_examples

LONGEST = 4096
"""Bytes of a text: what goes wrong does so in short ones."""
PATIENCE = 60
"""Seconds for one text, after which libFuzzer calls it endless; others may be busy."""
MEMORY = 1024
"""Megabytes."""


class Findings:
    """Texts that broke a rule, one for each kind of break, until a time is over."""

    def __init__(self, folder: Path, seconds: float) -> None:
        self._folder = folder
        self._end = time.monotonic() + seconds
        self._kinds: set[str] = set()
        self._tried = 0

    def try_out(self, data: bytes) -> None:
        """Check one input, and keep it if it breaks a rule in a new way."""
        if time.monotonic() > self._end:
            self.end()
        self._tried += 1
        given = Input.of(data)
        kind = _kind(problems_of(given))
        if kind is None or kind in self._kinds:
            return
        self._kinds.add(kind)
        shortest = _shortened(given, lambda other: _kind(problems_of(other)) == kind)
        found = {
            "choices": shortest.choices,
            "text": shortest.text,
            "problems": problems_of(shortest),
        }
        name = sha256(shortest.as_bytes()).hexdigest()[:12] + ".json"
        (self._folder / name).write_text(json.dumps(found, indent=2) + "\n")
        print(f"\n{self._folder / name}: {found}\n", flush=True)  # noqa: T201

    def end(self) -> NoReturn:
        """Say what was found and end the process: libFuzzer leaves no other way."""
        print(f"\n{self._tried} texts, {len(self._kinds)} kinds of breaks")  # noqa: T201
        sys.stdout.flush()
        os._exit(1 if self._kinds else 0)


def _kind(problems: list[str]) -> str | None:
    """Return the first problem without what differs from text to text."""
    if not problems:
        return None
    where = re.findall(r'File ".*?/wiki/(.*?)", line (\d+)', problems[0])
    return str(where[-1]) if where else problems[0].partition(":")[0]


def _shortened(given: Input, is_same: Callable[[Input], bool]) -> Input:
    """Return the input with everything cut out that is not needed."""
    text, size = given.text, len(given.text)
    while size := size // 2:
        start = 0
        while start < len(text):
            shorter = text[:start] + text[start + size :]
            if is_same(Input(given.choices, shorter)):
                text = shorter
            else:
                start += size
    return Input(given.choices, text)


def _mutate(data: bytes, most: int, seed: int) -> bytes:
    chance = random.Random(seed)
    if chance.random() < 0.1:
        return bytes(atheris.Mutate(data, most))
    return mutated(Input.of(data), chance).as_bytes()[:most]


def _sow(folder: Path) -> None:
    """Write the examples of the manual to `folder`, as seeds."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, example in enumerate(read_examples()):
        choices = 1 if example.dialect == "2022" else 0
        (folder / f"seed{number}").write_bytes(
            Input(choices, example.source).as_bytes()
        )


def main() -> int:
    """Read the arguments and start; libFuzzer ends the process."""
    parser = argparse.ArgumentParser(prog="./stemma fuzz")
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--found", type=Path, default=Path("var/fuzz"))
    parser.add_argument("--again", type=Path, help="try a written text again")
    options = parser.parse_args()
    if options.again:
        found = json.loads(options.again.read_text())
        remaining = problems_of(Input(found["choices"], found["text"]))
        print("\n".join(remaining) or "nothing is wrong any more")  # noqa: T201
        return bool(remaining)
    corpus = options.found / "corpus"
    _sow(corpus)
    arguments = [
        sys.argv[0],
        str(corpus),
        f"-max_len={LONGEST}",
        f"-timeout={PATIENCE}",
        f"-rss_limit_mb={MEMORY}",
        f"-artifact_prefix={options.found}/",
    ]
    findings = Findings(options.found, 60 * options.minutes)
    atheris.Setup(arguments, findings.try_out, custom_mutator=_mutate)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
