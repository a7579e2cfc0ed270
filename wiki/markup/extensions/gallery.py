"""The images of a namespace: `{{gallery>ns}}`, `{{gallery>ns?200x150&showname}}`.

Behind `?`, apart by `&`: the size of thumbnails (`120x120` where none is given), `=10`
for so many images at most, `showname` (`showtitle`) for names below them, `direct` to
lead to the file instead of its page, `recursive` for namespaces below, `reverse`.
What only means the script of the plugin (`lightbox`, `random`) counts for nothing.
Source: https://www.dokuwiki.org/plugin:gallery
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wiki.markup import escape, ids
from wiki.markup.braces import CLOSER, inside_braces
from wiki.markup.defaults import IMAGES, IMAGES_SINCE_2026
from wiki.markup.files import file_address
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.listings import FilesBelow, Listed
from wiki.markup.page_lists import add_list, is_full, namespace_of

if TYPE_CHECKING:
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_SIZE = re.compile(r"(\d{1,4})x(\d{1,4})", re.ASCII)
_MOST = re.compile(r"=(\d{1,4})", re.ASCII)
_USUAL = 120
_ENDINGS = tuple(sorted(f".{ending}" for ending in {*IMAGES, *IMAGES_SINCE_2026}))


@dataclass(slots=True)
class Gallery:
    """Images of a namespace, each within a box of `width` and `height` pixels."""

    listing: FilesBelow
    width: int
    height: int
    most: int
    options: frozenset[str]

    def html(self, rendering: Rendering) -> str:
        """Return a `<div>` of linked images, nothing where there are none."""
        rows = rendering.listed(self.listing)
        images = list(rows)
        if "reverse" in self.options:
            images.reverse()
        if self.most:
            images = images[: self.most]
        if not images:
            return ""
        shown = "".join([self._image(image) for image in images])
        if is_full(rows) and len(images) == len(rows):
            shown += "<p>…</p>\n"
        return f'<div class="gallery">\n{shown}</div>\n'

    def plain(self) -> str:
        """Return the end of a line."""
        return "\n"

    def _image(self, image: Listed) -> str:
        width, height = self._within(image)
        name = escape.attribute(ids.name(image.path))
        href = "/media/" + escape.path(image.path)
        if "direct" in self.options:
            href = file_address(image.path)
        sizes = f' width="{width}"' + (f' height="{height}"' if height else "")
        caption = ""
        if self.options & {"showname", "showtitle"}:
            caption, name = f"<span>{name}</span>", ""
        return (
            f'<a href="{href}" class="media" title="{escape.attribute(image.path)}">'
            f'<img src="{file_address(image.path, width, height)}" class="media"'
            f' loading="lazy" alt="{name}"{sizes} />{caption}</a>\n'
        )

    def _within(self, image: Listed) -> tuple[int, int]:
        """Return the size at which an image fits; no height where it is not known."""
        if not image.width or not image.height:
            return self.width, 0
        scale = min(self.width / image.width, self.height / image.height, 1)
        return (
            max(1, round(image.width * scale)),
            max(1, round(image.height * scale)),
        )


def _gallery(parse: Parse, start: int, end: int) -> int:
    inside = inside_braces(parse, end)
    if not inside or not inside.strip():
        return start + 1
    target, _, _ = inside.partition("|")
    written, _, params = target.partition("?")
    words = params.strip().lower().split("&")
    sizes = [size for word in words if (size := _SIZE.fullmatch(word))]
    most = [number for word in words if (number := _MOST.fullmatch(word))]
    options = frozenset(words)
    listing = FilesBelow(
        namespace_of(parse.config, written),
        0 if "recursive" in options else 1,
        _ENDINGS,
    )
    node = Gallery(
        listing,
        int(sizes[0][1]) or _USUAL if sizes else _USUAL,
        int(sizes[0][2]) or _USUAL if sizes else _USUAL,
        int(most[0][1]) if most else 0,
        options,
    )
    return add_list(parse, start, end + len(inside) + len(CLOSER), node, listing)


CONSTRUCTS = (
    Construct("gallery", 301, Kind.SUBSTITUTION, (Trigger(r"\{\{gallery>", _gallery),)),
)
