"""The programs that read what is exported: bibtex itself, and pandoc."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

# Prints what it was given, each field on lines of its own; names one by one.
_STYLE = r"""
ENTRY { author title year month note } { } { }
INTEGERS { at }
FUNCTION {line} { write$ newline$ }
FUNCTION {names} { #0 'at :=
  { at author num.names$ < }
  { at #1 + 'at := author at "{ff }{vv }{ll}{ jj}" format.name$ "NAME " swap$ * line }
  while$ }
FUNCTION {entry} { "KEY " cite$ * line
  author empty$ 'skip$ 'names if$
  title empty$ 'skip$ { "TITLE " title * line } if$
  note empty$ 'skip$ { "NOTE " note * line } if$
  year empty$ 'skip$ { "YEAR " year * line } if$
  month empty$ 'skip$ { "MONTH " month * line } if$ }
FUNCTION {article} { entry }
FUNCTION {book} { entry }
FUNCTION {incollection} { entry }
FUNCTION {inproceedings} { entry }
FUNCTION {techreport} { entry }
FUNCTION {phdthesis} { entry }
FUNCTION {misc} { entry }
MACRO {jan} {"1"} MACRO {feb} {"2"} MACRO {mar} {"3"} MACRO {apr} {"4"}
MACRO {may} {"5"} MACRO {jun} {"6"} MACRO {jul} {"7"} MACRO {aug} {"8"}
MACRO {sep} {"9"} MACRO {oct} {"10"} MACRO {nov} {"11"} MACRO {dec} {"12"}
READ
ITERATE {call.type$}
"""


def run_bibtex(text: str, folder: Path) -> str:
    """Return what bibtex makes of a file, in full; fail on the slightest complaint."""
    (folder / "all.bib").write_text(text, encoding="utf-8")
    (folder / "say.bst").write_text(_STYLE, encoding="utf-8")
    commands = "\\citation{*}\n\\bibstyle{say}\n\\bibdata{all}\n"
    (folder / "all.aux").write_text(commands, encoding="utf-8")
    places = {"BSTINPUTS": f"{folder}:", "BIBINPUTS": f"{folder}:"}
    said = _run("bibtex", "all", folder=folder, **places)
    assert "arning" not in said, said
    return (folder / "all.bbl").read_text(encoding="utf-8")


def pandoc_reads(text: str, form: str, folder: Path) -> list[dict[str, Any]]:
    """Return the works that pandoc finds in a file of ``bibtex`` or ``csljson``."""
    path = folder / "read.txt"
    path.write_text(text, encoding="utf-8", newline="")
    said = _run("pandoc", "-f", form, "-t", "csljson", str(path), folder=folder)
    works: list[dict[str, Any]] = json.loads(said)
    return works


def pandoc_cites(text: str, ending: str, folder: Path) -> str:
    """Return the list of references that ``pandoc --citeproc`` makes of a file."""
    (folder / f"all{ending}").write_text(text, encoding="utf-8", newline="")
    page = f'---\nnocite: "@*"\nbibliography: all{ending}\n---\n'
    (folder / "page.md").write_text(page, encoding="utf-8")
    words = ("--citeproc", "-t", "plain", "--wrap", "none", "page.md")
    return _run("pandoc", *words, folder=folder)


def _run(name: str, *words: str, folder: Path, **more: str) -> str:
    program = shutil.which(name)
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(f"{name} is not installed")
        pytest.skip(f"{name} is not installed")
    done = subprocess.run(
        [program, *words],
        cwd=folder,
        env=os.environ | more,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr, done.stderr
    return done.stdout
