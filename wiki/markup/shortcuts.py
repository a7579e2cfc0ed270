"""What an interwiki shortcut stands for: the address behind `wp>Wiki`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from wiki.markup.config import Config

_PLACEHOLDER = re.compile(r"\{(URL|NAME|SCHEME|HOST|PORT|PATH|QUERY)\}")
_NO_ADDRESS = re.compile(r"[%\\^`{}\[\]|]")


def interwiki_address(config: Config, shortcut: str, rest: str) -> str | None:
    """Return where `shortcut>rest` leads; None where the shortcut is unknown."""
    if shortcut == "this":
        return config.site_url + _encoded(rest)
    pattern = config.interwiki.get(shortcut, config.interwiki.get("default"))
    if pattern is None:
        return None
    pattern = pattern.replace("&amp;", "&")
    name, sign, anchor = rest.partition("#")
    if _PLACEHOLDER.search(pattern):
        parts = _parts(name)
        if not pattern.startswith(":"):
            parts["NAME"] = _encoded(name)
        url = _PLACEHOLDER.sub(lambda match: parts[match[1]], pattern)
    else:
        url = pattern + quote(name, safe="")
    if not sign:
        return url
    return f"{url}#{anchor if url.startswith(':') else quote(anchor, safe='')}"


def _encoded(name: str) -> str:
    """Return a name with those signs percent-encoded that stand in no address."""
    return _NO_ADDRESS.sub(lambda sign: f"%{ord(sign[0]):02X}", name)


def _parts(name: str) -> dict[str, str]:
    try:
        address = urlsplit(name)
        port = str(address.port or 80)
    except ValueError:
        address, port = urlsplit(""), "80"
    return {
        "NAME": name,
        "URL": quote(name, safe=""),
        "SCHEME": address.scheme,
        "HOST": address.hostname or "",
        "PORT": port,
        "PATH": address.path,
        "QUERY": address.query,
    }
