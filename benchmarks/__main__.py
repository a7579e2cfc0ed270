"""Runs the benchmarks: ``./stemma bench [name …]``, all of them without a name."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable

from benchmarks import comparing, reading, starting

BENCHMARKS: dict[str, Callable[[], None]] = {
    "starting": starting.run,
    "comparing": comparing.run,
    "reading": reading.run,
}


def main() -> int:
    """Run what was asked for and print figures as they come."""
    parser = argparse.ArgumentParser(prog="./stemma bench")
    parser.add_argument("names", nargs="*", choices=[*BENCHMARKS, []])
    for name in parser.parse_args().names or BENCHMARKS:
        print(f"\n== {name}", flush=True)
        BENCHMARKS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
