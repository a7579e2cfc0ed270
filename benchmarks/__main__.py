"""Runs the benchmarks: ``./stemma bench [name …]``, all of them without a name."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks import citations, comparing, markup, reading, starting

NAMES = ("starting", "comparing", "reading", "citations", "markup")


def main() -> int:
    """Run what was asked for and print figures as they come."""
    parser = argparse.ArgumentParser(prog="./stemma bench")
    parser.add_argument("names", nargs="*", choices=[*NAMES, []])
    parser.add_argument("--pages", type=Path, help="markup: a folder of *.txt")
    parser.add_argument("--only", choices=markup.PARTS, help="markup: one part of it")
    options = parser.parse_args()
    benchmarks: dict[str, Callable[[], None]] = {
        "starting": starting.run,
        "comparing": comparing.run,
        "reading": reading.run,
        "citations": citations.run,
        "markup": partial(markup.run, options.pages, options.only),
    }
    for name in options.names or NAMES:
        print(f"\n== {name}", flush=True)
        benchmarks[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
