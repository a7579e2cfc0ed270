"""Feeds that a text may ask the site for: what is asked, and what they say.

Plain data. Nothing here fetches: whoever answers `Links.find` says what is known of a
feed, read and cleaned before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

MAXIMUM_ADDRESS = 500
"""Characters of the address of a feed."""

_WEB = re.compile(r"https?://[^\x00-\x20\x7f]+\Z", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class FeedAsked:
    """A feed to show, and after how many seconds what is known of it is old."""

    address: str
    refresh: int


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed, all of it plain text; what is not known is empty.

    `date` is in the time of who reads.
    """

    title: str
    address: str = ""
    author: str = ""
    date: datetime | None = None
    text: str = ""


FeedFound: TypeAlias = "Sequence[FeedEntry] | None"
"""The entries of a feed in its own order; None where it could never be read."""


def is_on_the_web(address: str) -> bool:
    """Tell whether an address may be asked for, or led to from an entry."""
    return _WEB.match(address) is not None


def is_feed_address(address: str) -> bool:
    """Tell whether an address is one that a feed may have."""
    return len(address) <= MAXIMUM_ADDRESS and is_on_the_web(address)
