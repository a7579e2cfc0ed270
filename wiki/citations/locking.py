"""Keeps saves and merges apart, so that no save cites what is just being merged away.

Saves go on beside one another; a merge waits for those under way, and those that come
wait for it. SQLite has one writer at a time anyway.
"""

from __future__ import annotations

from django.db import connection

# A number that nothing else on this database locks.
_SOURCES = 1_936_682_355


def read_sources() -> None:
    """Have no source merged until the transaction ends."""
    _lock("SELECT pg_advisory_xact_lock_shared(%s)")


def rearrange_sources() -> None:
    """Have nobody else find or merge sources until the transaction ends."""
    _lock("SELECT pg_advisory_xact_lock(%s)")


def _lock(statement: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(statement, [_SOURCES])
