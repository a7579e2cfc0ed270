"""Runs the tests on every database there is: ``./stemma test``.

SQLite always; PostgreSQL where a server answers at ``TEST_POSTGRES_URL``. With ``CI``
set nothing may be missing: neither PostgreSQL nor a browser nor a DokuWiki.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

import psycopg

from tests.browser.chromium import HOW_TO_GET_IT, find_chromium
from tests.conformance.judge import HOW_TO_GET_IT as HOW_TO_GET_A_JUDGE
from tests.conformance.judge import find_judge

POSTGRES = os.environ.get(
    "TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres"
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="./stemma test")
    parser.add_argument("--slow", action="store_true", help="the slow proofs too")
    parser.add_argument("--only", choices=["sqlite", "postgres"])
    arguments, rest = parser.parse_known_args()
    required = bool(os.environ.get("CI"))
    engines = {"sqlite": None, "postgres": POSTGRES}
    if arguments.only:
        engines = {arguments.only: engines[arguments.only]}
    elif not _answers(POSTGRES):
        if required:
            return _refuse(f"PostgreSQL does not answer at {POSTGRES}.")
        print("PostgreSQL does not answer: the tests run on SQLite only.")  # noqa: T201
        del engines["postgres"]
    if find_chromium() is None:
        if required:
            return _refuse("There is no Chromium.")
        print(f"No Chromium: browser tests are skipped. {HOW_TO_GET_IT}")  # noqa: T201
    if find_judge() is None:
        if required:
            return _refuse("There is no DokuWiki.")
        print(f"No DokuWiki: what was recorded counts. {HOW_TO_GET_A_JUDGE}")  # noqa: T201
    codes = [
        _run(name, url, rest, slow=arguments.slow) for name, url in engines.items()
    ]
    return max(codes)


def _run(name: str, url: str | None, rest: list[str], *, slow: bool) -> int:
    print(f"\n=== {name} ===", flush=True)  # noqa: T201
    environment = {**os.environ, "PYTHONWARNINGS": "default"}
    environment.pop("DATABASE_URL", None)
    if url:
        environment["DATABASE_URL"] = url
    command = [sys.executable, "-m", "pytest"]
    if not any(argument.startswith("-n") for argument in rest):
        command += ["-n", "2", "--dist", "loadgroup"]
    marks = [] if slow else ["not slow"]
    if name != "sqlite":
        # The markup package knows no database: once is enough.
        command += ["--ignore", "tests/markup", "--ignore", "tests/conformance"]
    if marks and "-m" not in rest:
        command += ["-m", " and ".join(marks)]
    return subprocess.run([*command, *rest], env=environment, check=False).returncode


def _answers(url: str) -> bool:
    try:
        with psycopg.connect(url, connect_timeout=3):
            return True
    except psycopg.OperationalError:
        return False


def _refuse(reason: str) -> int:
    print(f"Required here and missing: {reason}", file=sys.stderr)  # noqa: T201
    return 1


if __name__ == "__main__":
    sys.exit(main())
