from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def manage(home: Path, *arguments: str) -> str:
    """Run a management command as an operator does, on a wiki of its own."""
    environment = {**os.environ, "WIKI_HOME": str(home)}
    environment["DJANGO_SETTINGS_MODULE"] = "wiki.settings"
    environment.pop("DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def first(home: Path) -> str:
    return manage(home, "prepare")


def test_the_first_time_everything_is_made_and_said(home: Path, first: str):
    assert (home / "stemma.sqlite3").exists()
    assert (home / "static" / "staticfiles.json").exists()
    for said in ("database", "static files", "demo wiki", "password"):
        assert said in first


def test_the_second_time_there_is_nothing_to_do(home: Path, first: str):
    assert manage(home, "prepare") == ""


def test_the_database_writes_ahead(home: Path, first: str):
    with sqlite3.connect(home / "stemma.sqlite3") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_an_empty_wiki_can_be_had(tmp_path: Path):
    assert "demo" not in manage(tmp_path, "prepare", "--no-demo")
