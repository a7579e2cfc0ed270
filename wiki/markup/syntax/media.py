"""Files in double braces: images, sound, film, and files to download.

`{{file?params|caption}}`. A blank behind the opening or before the closing braces
(or the bar) aligns to the other side, both centre. Behind the last `?`: width or
`WxH`, `nolink`, `direct`, `linkonly`, `nocache`, `recache`; since 2026 `left`,
`right` and `center` too, which count more than blanks.
Source: https://www.dokuwiki.org/images

An image on another host loads only where the profile is "stock": a page of ours
makes no reader's browser call a stranger, so it becomes a link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from wiki.markup import escape, ids
from wiki.markup.defaults import AUDIO, IMAGES, IMAGES_SINCE_2026, VIDEO
from wiki.markup.facts import FileFact
from wiki.markup.files import display_size, file_address, icon, player
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.nodes import BLANKS
from wiki.markup.shortcuts import interwiki_address

if TYPE_CHECKING:
    from wiki.markup.config import Config
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_SIZE = re.compile(r"(\d+)(?:x(\d+))?", re.IGNORECASE | re.ASCII)
_EXTERNAL = re.compile(r"(https?|ftp)://", re.IGNORECASE | re.ASCII)
_INTERWIKI = re.compile(r"([a-zA-Z0-9.]+)>")
_ALIGNMENT = re.compile("left|center|right", re.IGNORECASE | re.ASCII)
_LONGEST_SIZE = 9
_SHORT_IMAGE = 240  # characters of its HTML, with a link and a title
_ALIGNMENTS = {
    (True, True): "center",
    (True, False): "right",
    (False, True): "left",
    (False, False): "",
}


class Source(NamedTuple):
    """Which file is meant.

    `target` is a clean id, or an address if `external`; "" where the shortcut
    before it is unknown, and only `name` is shown.
    """

    target: str
    external: bool
    name: str
    anchor: str = ""


@dataclass(slots=True)
class Media:
    """A file shown or linked.

    `caption` is None where there is no bar. `linking` is details, direct, nolink
    or linkonly. Sizes are in pixels, 0 where not given. `section` and `start` say
    where it stands, as for links.
    """

    source: Source
    caption: str | None
    align: str
    width: int
    height: int
    linking: str
    section: int
    start: int

    def html(self, rendering: Rendering) -> str:
        """Return the file as the page shows it."""
        kind = self._kind(rendering.config)
        if kind == "text":
            return escape.text(self.plain())
        if kind == "link" or self.linking == "linkonly":
            return self._download(rendering)
        if kind != "image":
            return player(self, kind, rendering.found)
        image = self._image()
        return image if self.linking == "nolink" else self._linked(rendering, image)

    def inside_link(self, rendering: Rendering) -> str:
        """Return the file as the label of a link."""
        kind = self._kind(rendering.config)
        if kind == "image":
            return self._image()
        if kind in {"link", "text"}:
            return escape.text(self.plain())
        # A link within a link is no HTML: there is no other way to the film there.
        return player(self, kind, rendering.found, has_links=False)

    def plain(self) -> str:
        """Return the caption, or the name of the file."""
        return self.caption or self.source.name

    def files(self) -> tuple[str, ...]:
        """Return the ids of files whose existence matters for it."""
        if self.source.external:
            return ()
        stem, _, extension = self.source.target.rpartition(".")
        for family in (AUDIO, VIDEO):
            if extension in family:
                others = [f"{stem}.{other}" for other in family]
                posters = [f"{stem}.{image}" for image in ("jpg", "png")]
                return (*others, *(posters if family is VIDEO else ()))
        return (self.source.target,)

    def fact(self) -> FileFact:
        """Return what is to be known about it."""
        return FileFact(
            self.source.target,
            self.source.external,
            self.caption or "",
            self.section,
            self.start,
        )

    def _kind(self, config: Config) -> str:
        target = self.source.target
        if not target:
            return "text" if self.source.external else "link"
        if self.source.external and config.profile != "stock":
            return "link"
        extension = target.rpartition(".")[2].lower()
        newer = config.dialect == "2026" and extension in IMAGES_SINCE_2026
        if newer or extension in IMAGES:
            return "image"
        if extension in AUDIO:
            return "audio"
        return "video" if extension in VIDEO else "link"

    def _image(self) -> str:
        caption = escape.attribute(self._title())
        title = f' title="{caption}"' if caption else ""
        width = f' width="{self.width}"' if self.width else ""
        height = f' height="{self.height}"' if self.height else ""
        address = file_address(self.source.target, self.width, self.height)
        return (
            f'<img src="{address}" class="media{self.align}" loading="lazy"'
            f'{title} alt="{caption}"{width}{height} />'
        )

    def _title(self) -> str:
        """Return the caption; a photograph without one is titled by its name."""
        if self.caption is not None:
            return self.caption
        target = self.source.target
        if not target.lower().endswith((".jpg", ".jpeg")):
            return ""
        return ids.name(ids.clean(target)) if self.source.external else ids.name(target)

    def _linked(self, rendering: Rendering, image: str) -> str:
        target = self.source.target
        if self.linking == "direct" or self.source.external:
            href = file_address(target)
        else:
            href = "/media/" + escape.path(target)
        missing = self._missing(rendering)
        return (
            f'<a href="{href}{self._anchor()}" class="media{missing}"'
            f' title="{escape.attribute(target)}">{image}</a>'
        )

    def _download(self, rendering: Rendering) -> str:
        label = escape.text(self.plain())
        if self.linking == "nolink":
            return label
        target = self.source.target
        missing = self._missing(rendering)
        href, rel = file_address(target), ""
        if self.source.external and rendering.config.profile != "stock":
            href = escape.address(target)
            rel = ' rel="ugc nofollow"' if rendering.config.nofollow else ""
        title = escape.attribute(target + display_size(rendering.found, target))
        css = f"media mediafile mf_{icon(target)}{missing}"
        return (
            f'<a href="{href}{self._anchor()}" class="{css}" title="{title}"{rel}>'
            f"{label}</a>"
        )

    def _anchor(self) -> str:
        anchor = self.source.anchor
        return f"#{escape.address(anchor)}" if anchor else ""

    def _missing(self, rendering: Rendering) -> str:
        target = self.source.target
        if not target or self.source.external or target in rendering.found.files:
            return ""
        return " wikilink2"


def read_media(parse: Parse, inside: str, start: int) -> Media:
    """Return the file that `inside`, what stands between the braces, means."""
    link, bar, caption = inside.partition("|")
    align = _ALIGNMENTS[link.startswith(" "), link.endswith(" ")]
    written, mark, params = link.strip(BLANKS).rpartition("?")
    width, height, linking = 0, 0, "details"
    if not mark:
        written = params
    elif params:
        width, height = _sizes(params)
        linking = _linking(params.lower())
        align = _named_alignment(parse.config, params) or align
    media = Media(
        _source(parse.config, written),
        caption if bar else None,
        align,
        width,
        height,
        linking,
        len(parse.page.headings),
        start,
    )
    parse.page.media.append(media)
    parse.page.html_left -= _SHORT_IMAGE + 3 * len(parse.config.path)
    return media


def _sizes(params: str) -> tuple[int, int]:
    size = _SIZE.search(params)
    if size is None:
        return 0, 0
    return int(size[1][:_LONGEST_SIZE]), int((size[2] or "0")[:_LONGEST_SIZE])


def _named_alignment(config: Config, params: str) -> str:
    """Return where a parameter aligns it to; "" where none does, as before 2026."""
    if config.dialect == "2022":
        return ""
    named = _ALIGNMENT.search(params)
    return named[0].lower() if named else ""


def _linking(params: str) -> str:
    for word in ("nolink", "direct", "linkonly"):
        if word in params:
            return word
    return "details"


def _source(config: Config, written: str) -> Source:
    if ">" in written and (interwiki := _INTERWIKI.match(written)):
        shortcut, rest = interwiki[1].lower(), written[interwiki.end() :]
        url = interwiki_address(config, shortcut, rest)
        if url is None:
            # Kept as DokuWiki has it: a name with an anchor is not shown at all.
            name = "" if rest.partition("#")[2] else rest
            return Source("", external=True, name=name)
        return Source(url, external=True, name=url.rpartition("/")[2])
    if "://" in written and _EXTERNAL.match(written):
        return Source(written, external=True, name=written.rpartition("/")[2])
    if config.dialect == "2026" and not written.partition("#")[0]:
        return Source("", external=False, name="", anchor=written[1:])
    resolved = ids.resolve_media(written, config.path, config.id_rules)
    target = resolved.candidates[0]
    return Source(target, False, ids.name(target), resolved.anchor)  # noqa: FBT003


def _media(parse: Parse, start: int, end: int) -> int:
    close = parse.find("}}", end)
    if close <= end or close + 2 > parse.frame.limit:
        return start + 1
    if not parse.page.affords(0):
        return start + 1
    parse.take(start, close + 2)
    parse.add(read_media(parse, parse.text[end:close], parse.offset(start)))
    return close + 2


CONSTRUCTS = (Construct("media", 320, Kind.SUBSTITUTION, (Trigger(r"\{\{", _media),)),)
