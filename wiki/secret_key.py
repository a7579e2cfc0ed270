"""The secret of a site whose operator has not set ``SECRET_KEY``: made once, kept in
a file that only its owner can read.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path


def read_or_create_secret_key(path: Path) -> str:
    """Return the secret in ``path``, creating it (mode 600) when it is missing.

    Of several that start together, all return what the first one wrote.
    """
    if not path.exists():
        _create(path)
    return path.read_text(encoding="ascii")


def _create(path: Path) -> None:
    """Write a draft and link it to its name, which fails where somebody was faster."""
    descriptor, draft = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
    with contextlib.suppress(FileExistsError):
        path.hardlink_to(draft)
    Path(draft).unlink()
