"""What comparing and merging cost, on ordinary and on hostile pairs of texts."""

from __future__ import annotations

import random
import time

from wiki.comparing.diff import diff
from wiki.comparing.merge import merge

KILOBYTE = 1024


def run() -> None:
    """Print milliseconds per pair, and whether the diff fell back to whole lines."""
    print(f"{'pair':42} {'diff ms':>8} {'coarse':>7} {'merge ms':>9}")
    for name, old, new in _pairs():
        start = time.perf_counter()
        result = diff(old, new)
        compared = time.perf_counter()
        merge("", old, new)
        merge(old, new, old + "end\n")
        merged = time.perf_counter()
        print(
            f"{name:42} {1000 * (compared - start):8.1f} {result.coarse!s:>7} "
            f"{1000 * (merged - compared):9.1f}"
        )


def _pairs() -> list[tuple[str, str, str]]:
    chance = random.Random(1)
    prose = _prose(chance, 200 * KILOBYTE)
    edited = prose.replace(" wo", " WO", 40)
    same = "".join(f"| cell {n % 7} | value |\n" for n in range(3_000))
    nearly = "".join(f"| cell {n % 5} | value |\n" for n in range(3_000))
    return [
        ("12 KB, some words changed", prose[:12_288], edited[:12_288]),
        ("200 KB, some words changed", prose, edited),
        ("200 KB, unrelated", prose, _prose(random.Random(2), 200 * KILOBYTE)),
        ("3,000 nearly identical lines", same, nearly),
        ("20,000 short lines, unrelated", _lines(chance), _lines(chance)),
        (
            "one line of 200 KB, unrelated",
            prose.replace("\n", " "),
            _prose(random.Random(3), 200 * KILOBYTE).replace("\n", " "),
        ),
    ]


def _prose(chance: random.Random, size: int) -> str:
    words = [f"wo{chance.randrange(5000)}rd" for _ in range(size // 7)]
    lines = [" ".join(words[n : n + 40]) for n in range(0, len(words), 40)]
    return "\n".join(lines)[:size]


def _lines(chance: random.Random) -> str:
    return "".join(f"{chance.randrange(10**9)}\n" for _ in range(20_000))
