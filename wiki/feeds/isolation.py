"""Has a feed read in a process of its own, which is ended when it takes too much."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

from wiki.feeds.errors import FeedUnreadable
from wiki.feeds.parsing import SECONDS
from wiki.fetching import Fetched

_PROJECT = Path(__file__).parents[2]
# The process may have to wait for its turn on a busy machine.
_PATIENCE = 4 * SECONDS

_log = logging.getLogger(__name__)


def read_feed(fetched: Fetched) -> list[dict[str, str]]:
    """Return the entries of a feed as `wiki.feeds.parsing.Entry` names their parts.

    Raise `FeedUnreadable` where there are none to be had.
    """
    media_type = fetched.headers.get("content-type", "")
    question = {"media_type": media_type, "address": fetched.address}
    try:
        process = subprocess.run(
            [sys.executable, "-m", "wiki.feeds.parsing"],
            input=json.dumps(question).encode() + b"\n" + fetched.body,
            capture_output=True,
            cwd=_PROJECT,
            # What reads strangers' bytes needs none of our secrets.
            env={},
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise FeedUnreadable("Reading it takes too long.") from None
    if process.returncode:
        _log.warning("Reading %s: %s", fetched.address, process.stderr[-300:].decode())
        raise FeedUnreadable("Reading it takes too much time or memory.")
    answer: dict[str, Any] = json.loads(process.stdout)
    if "failure" in answer:
        raise FeedUnreadable(answer["failure"])
    entries: list[dict[str, str]] = answer["entries"]
    return entries
