"""What hostile texts cost: time, memory and output, each in a process of its own.

`python -m benchmarks.hostile NUMBER DIALECT` measures one and prints it as JSON; `run`
asks for all of them and marks what misses a limit.
"""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from tests.markup.hostile import HOSTILE
from tests.markup.output_rules import is_balanced
from wiki.markup import Config, NothingExists, parse, render_html, render_toc
from wiki.markup.__main__ import spare_collector
from wiki.markup.config import Dialect

DIALECTS: tuple[Dialect, ...] = ("2022", "2026")
MEGABYTE = 1024 * 1024
MOST_SECONDS = 1.0
MOST_MEMORY = 300
"""Megabytes, the interpreter included."""
MOST_OUTPUT = 20.0
"""Times the input."""
MOST_GROWTH = 2.3
"""Of the time, from half a megabyte to a whole."""
MEASURABLE = 0.1
"""Seconds below which growth says nothing."""
SURE_SECONDS = 0.8
SURE_GROWTH = 2.15
"""Up to here one measurement is trusted, beyond it REPEATED more are made."""
REPEATED = 4
CPU_ALLOWED = 60
"""Seconds after which the system ends a measurement."""
MEMORY_ALLOWED = 2048 * MEGABYTE

_ROOT = Path(__file__).parents[1]


class Cost(NamedTuple):
    """What one text of a megabyte cost."""

    seconds: float
    memory: float
    output: float
    growth: float
    balanced: bool

    def missed(self) -> list[str]:
        """Return the names of the limits it misses."""
        checks = {
            "time": self.seconds > MOST_SECONDS,
            "memory": self.memory > MOST_MEMORY,
            "output": self.output > MOST_OUTPUT,
            "growth": self.growth > MOST_GROWTH and self.seconds > MEASURABLE,
            "balance": not self.balanced,
        }
        return [name for name, is_missed in checks.items() if is_missed]


def run() -> None:
    """Print a line for each text and dialect, and how many miss a limit."""
    print(
        f"\n{len(HOSTILE)} hostile texts of 1 MB; limits: {MOST_SECONDS:.0f} s,"
        f" {MOST_MEMORY} MB, output {MOST_OUTPUT:.0f} x input,"
        f" {MOST_GROWTH} x the time of half the text"
    )
    print(f"{'s':>6}{'MB':>6}{'output':>8}{'growth':>8}  balanced  dialect  text")
    missing = 0
    for number, text in enumerate(HOSTILE):
        for dialect in DIALECTS:
            cost = _asked_for(number, dialect)
            if isinstance(cost, str):
                print(f"{dialect}  {text.name}   MISSED: {cost}", flush=True)
                missing += 1
                continue
            missed = cost.missed()
            missing += bool(missed)
            mark = f"   MISSED: {', '.join(missed)}" if missed else ""
            print(
                f"{cost.seconds:6.2f}{cost.memory:6.0f}{cost.output:8.1f}"
                f"{cost.growth:8.2f}  {'yes' if cost.balanced else 'no':8}  {dialect}"
                f"     {text.name}{mark}",
                flush=True,
            )
    print(f"{missing} of {len(HOSTILE) * len(DIALECTS)} miss a limit")


def _asked_for(number: int, dialect: Dialect) -> Cost | str:
    """Return what a fresh process measured, or why it did not come to an end."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.hostile", str(number), dialect],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode < 0:
        return f"ended by {signal.Signals(-done.returncode).name}"
    if done.returncode > 0:
        return done.stderr.strip().rpartition("\n")[2]
    return Cost(*json.loads(done.stdout))


def measure(number: int, dialect: Dialect) -> Cost:
    """Render a hostile text here and return what that cost."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_ALLOWED, CPU_ALLOWED))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_ALLOWED, MEMORY_ALLOWED))
    spare_collector()
    half, whole = (HOSTILE[number].make(size) for size in (MEGABYTE // 2, MEGABYTE))
    _rendered("the grammar is compiled with the first text", dialect)
    short, _ = _rendered(half, dialect)
    long, html = _rendered(whole, dialect)
    output = len(html) / len(whole)
    for _ in range(REPEATED):
        if long < SURE_SECONDS and long < SURE_GROWTH * short:
            break
        del html
        short = min(short, _rendered(half, dialect)[0])
        seconds, html = _rendered(whole, dialect)
        long = min(long, seconds)
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # The clock of processor time may not move at all for the shortest.
    growth = long / short if short else 0.0
    return Cost(long, kilobytes / 1024, output, growth, is_balanced(html))


def _rendered(text: str, dialect: Dialect) -> tuple[float, str]:
    """Return the processor time of one rendering, and the HTML."""
    start = time.process_time()
    document = parse(text, Config(dialect=dialect))
    html = render_html(document, NothingExists()) + render_toc(document)
    return time.process_time() - start, html


if __name__ == "__main__":
    asked: Dialect = "2022" if sys.argv[2] == "2022" else "2026"
    print(json.dumps(measure(int(sys.argv[1]), asked)))
