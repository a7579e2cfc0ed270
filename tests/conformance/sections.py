"""Splits a file of cases or answers at its lines `### title`."""

from __future__ import annotations

import re
from pathlib import Path

_HEAD = re.compile(r"^### (.+)\n", re.MULTILINE)


def read_sections(path: Path) -> list[tuple[str, str]]:
    """Return titles, and what stands below them without blank lines around it."""
    _, *parts = _HEAD.split(path.read_text(encoding="utf-8"))
    return [
        (title, body.strip("\n"))
        for title, body in zip(parts[::2], parts[1::2], strict=True)
    ]
