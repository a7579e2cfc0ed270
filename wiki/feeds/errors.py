"""What can go wrong with a feed. Readers see the feed's address; administrators why."""

from __future__ import annotations


class FeedUnreadable(Exception):
    """What was fetched is no feed we can read; says why, in a sentence for people."""
