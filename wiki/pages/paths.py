"""From what stands in an address to the path of a page."""

from __future__ import annotations

from wiki.pages.errors import InvalidPath
from wiki.site.names import clean_name

LONGEST = 255


def page_path(raw: str) -> str:
    """Return the path that ``raw`` means, cleaned as this site cleans ids.

    Raise ``InvalidPath`` when nothing is left, or more than 255 characters.
    """
    path = clean_name(raw)
    if not path or "\ufffd" in raw:
        message = f"“{raw}” holds no letter or digit that a page could be named by."
        raise InvalidPath(message)
    if len(path) > LONGEST:
        message = (
            f"A page's name may have {LONGEST} characters; this one has {len(path)}."
        )
        raise InvalidPath(message)
    return path
