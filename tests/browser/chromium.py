"""Finds the Chromium that browser tests drive."""

from __future__ import annotations

import os
import shutil

HOW_TO_GET_IT = (
    "On Debian: apt-get install chromium; elsewhere set CHROMIUM to its path."
)


def find_chromium() -> str | None:
    """Return the path of a Chromium, None if there is none on this machine."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    return None
