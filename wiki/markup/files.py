"""Addresses, sizes and players of files, for those constructs that show files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wiki.markup import escape, ids
from wiki.markup.defaults import AUDIO, VIDEO

if TYPE_CHECKING:
    from wiki.markup.links import Found
    from wiki.markup.syntax.media import Media

_NOT_IN_CLASS = re.compile(r"[^_\-a-z0-9]+")
_UNITS = ("B", "KB", "MB", "GB", "TB")
_UNIT = 1024


def file_address(path: str, width: int = 0, height: int = 0) -> str:
    """Return the address of a file's bytes, ready for an attribute."""
    address = escape.component(path) if "://" in path else escape.path(path)
    if not width and not height:
        return f"/file/{address}"
    sizes = [f"{key}={value}" for key, value in (("w", width), ("h", height)) if value]
    return f"/file/{address}?" + "&amp;".join(sizes)


def icon(path: str) -> str:
    """Return the class behind `mf_`: the extension in small letters, fit for it."""
    _, dot, extension = path.rpartition(".")
    return _NOT_IN_CLASS.sub("_", extension.lower()) if dot else ""


def display_size(found: Found, path: str) -> str:
    """Return a file's size as its title shows it, "" where it is not known."""
    file = found.files.get(path)
    if file is None or file.size is None:
        return ""
    size, unit = float(file.size), 0
    while size >= _UNIT and unit < len(_UNITS) - 1:
        size, unit = size / _UNIT, unit + 1
    return f" ({size:.1f}\u00a0{_UNITS[unit]})".replace(".0\u00a0", "\u00a0")


def player(media: Media, kind: str, found: Found, *, has_links: bool = True) -> str:
    """Return an `<audio>` or `<video>` of all formats in which the file exists.

    `has_links`: with a link to each, for those whose browser plays none.
    """
    caption = escape.attribute(media.caption or "")
    title = f' title="{caption}"' if caption else ""
    sizes = poster = ""
    if kind == "video":
        sizes = f' width="{media.width or 320}" height="{media.height or 240}"'
        poster = _poster(media, found)
    sources, links = _sources(media, kind, found)
    return (
        f'<{kind} class="media{media.align}"{title}{sizes} controls="controls"'
        f"{poster}>\n{sources}{links if has_links else ''}</{kind}>\n"
    )


def _poster(media: Media, found: Found) -> str:
    for name in media.files():
        if name.endswith((".jpg", ".png")) and name in found.files:
            return f' poster="{file_address(name)}"'
    return ""


def _sources(media: Media, kind: str, found: Found) -> tuple[str, str]:
    """Return the sources of a player, and the links to them."""
    types = AUDIO if kind == "audio" else VIDEO
    names = [name for name in media.files() if name in found.files]
    if media.source.external:
        names = [media.source.target]
    sources, links = [], []
    for name in names:
        extension = name.rpartition(".")[2].lower()
        if extension not in types:
            continue
        href = file_address(name)
        address = escape.address(name) if media.source.external else href
        sources.append(f'<source src="{address}" type="{types[extension]}" />\n')
        shown = name.rpartition("/")[2] if media.source.external else ids.name(name)
        links.append(
            f'<a href="{href}" class="media mediafile mf_{icon(name)}"'
            f' title="{escape.attribute(name + display_size(found, name))}">'
            f"{escape.text(media.caption or shown)}</a>"
        )
    return "".join(sources), "".join(links)
