"""The Internet Archive's Wayback Machine, which keeps copies of pages.

Source: https://archive.org/help/wayback_api.php, the availability API.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode

from wiki.citations.identities import identity_of
from wiki.citations.lookups.services import Copy, base_of, json_of
from wiki.fetching import Fetched

_LONGEST_ADDRESS = 2000
_COPY = re.compile(
    r"https?://(?:web\.)?archive\.org(?::\d+)?(/web/(\d{14})(?:[a-z]{2}_)?/(.+))"
)


class InternetArchive:
    """The service of that name."""

    name = "the Internet Archive"
    accept = "application/json, text/javascript"
    pause = timedelta(seconds=5)

    def address_of(self, address: str, day: date) -> str:
        """Return where it is told which copy is nearest to a day."""
        base = base_of("internet_archive", "https://archive.org")
        asked = urlencode({"url": address, "timestamp": f"{day:%Y%m%d}"})
        return f"{base}/wayback/available?{asked}"

    def read(self, address: str, fetched: Fetched) -> Copy | None:
        """Return the copy it names, unless it is one of another page."""
        snapshots = json_of(fetched).get("archived_snapshots")
        closest = snapshots.get("closest") if isinstance(snapshots, dict) else None
        if not isinstance(closest, dict) or closest.get("available") is not True:
            return None
        said = str(closest.get("url"))[:_LONGEST_ADDRESS]
        found = _COPY.fullmatch(said)
        # A copy of something else is no copy.
        if found is None or identity_of(found[3]) != identity_of(address):
            return None
        try:
            when = datetime.strptime(found[2], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        except ValueError:
            return None
        return Copy(
            address=f"https://web.archive.org{found[1]}", day=when.date().isoformat()
        )
