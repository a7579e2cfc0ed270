"""What must not get into the repository, whatever it is about."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.skipif(
    not (ROOT / ".git").exists(), reason="these files did not come by way of git"
)
def test_no_file_holds_the_marks_of_a_merge_that_was_not_finished():
    marks = r"^(<{7}|>{7})( |$)"
    command = ["git", "grep", "--line-number", "-I", "--extended-regexp", marks]

    found = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (found.stdout, found.stderr) == ("", "")
