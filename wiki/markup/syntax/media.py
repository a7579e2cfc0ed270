"""Files in double braces: images, sound, film, and files to download.

`{{file?params|caption}}`. A blank behind the opening or before the closing braces
(or the bar) aligns to the other side, both centre. Behind the last `?`: width or
`WxH`, `nolink`, `direct`, `linkonly`, `nocache`, `recache`.
Source: https://www.dokuwiki.org/images

An image on another host loads only where the profile is "stock": a page of ours
makes no reader's browser call a stranger, so it becomes a link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from wiki.markup import escape, ids
from wiki.markup.defaults import AUDIO, IMAGES, IMAGES_SINCE_2026, VIDEO
from wiki.markup.facts import FileFact
from wiki.markup.grammar import Construct, Kind, Trigger
from wiki.markup.shortcuts import interwiki_address

if TYPE_CHECKING:
    from wiki.markup.config import Config
    from wiki.markup.parser import Parse
    from wiki.markup.rendering import Rendering

_SIZE = re.compile(r"(\d+)(?:x(\d+))?", re.IGNORECASE)
_EXTERNAL = re.compile(r"(https?|ftp)://", re.IGNORECASE)
_INTERWIKI = re.compile(r"([a-zA-Z0-9.]+)>")
_NOT_IN_CLASS = re.compile(r"[^_\-a-z0-9]+", re.IGNORECASE)
_UNITS = ("B", "KB", "MB", "GB", "TB")
_LARGEST = 2**31


@dataclass(slots=True)
class Media:
    """A file shown or linked.

    `target` is a clean id, or an address if `external`; `written` what the author
    wrote; `caption` is None where there is no bar; `linking` is details, direct,
    nolink or linkonly; sizes are in pixels, 0 where not given. `section` and
    `start` say where it stands. An `unknown` shortcut leads nowhere.
    """

    target: str
    external: bool
    written: str
    anchor: str
    caption: str | None
    align: str
    width: int
    height: int
    linking: str
    section: int
    start: int
    unknown: bool = False

    def html(self, rendering: Rendering) -> str:
        """Return the file as the page shows it."""
        if self.unknown:
            return escape.text(self.plain())
        kind = self._kind(rendering.config)
        if kind == "link" or self.linking == "linkonly":
            return self._download(rendering)
        if kind != "image":
            return self._player(rendering, kind)
        image = self._image(rendering)
        if self.linking == "nolink":
            return image
        return self._linked(rendering, image)

    def inside_link(self, rendering: Rendering) -> str:
        """Return the file as the label of a link."""
        kind = self._kind(rendering.config)
        if self.unknown:
            return escape.text(self.plain())
        if kind == "image":
            return self._image(rendering)
        if kind == "link":
            return escape.text(self.plain())
        return self._player(rendering, kind)

    def plain(self) -> str:
        """Return the caption, or the name of the file."""
        return self.caption or self._name()

    def files(self) -> tuple[str, ...]:
        """Return the ids of files whose existence matters for it."""
        if self.external:
            return ()
        stem, _, extension = self.target.rpartition(".")
        for family in (AUDIO, VIDEO):
            if extension in family:
                return tuple(f"{stem}.{other}" for other in family)
        return (self.target,)

    def fact(self) -> FileFact:
        """Return what is to be known about it."""
        return FileFact(
            self.target, self.external, self.caption or "", self.section, self.start
        )

    def _kind(self, config: Config) -> str:
        extension = self.target.rpartition(".")[2].lower()
        if self.external and config.profile != "stock":
            return "link"
        if extension in IMAGES:
            return "image"
        if extension in IMAGES_SINCE_2026 and config.dialect == "2026":
            return "image"
        if extension in AUDIO:
            return "audio"
        return "video" if extension in VIDEO else "link"

    def _name(self) -> str:
        if self.external:
            return self.target.rpartition("/")[2]
        return ids.name(self.target)

    def _title(self) -> str:
        """Return the caption; a photograph without one is titled by its name."""
        if self.caption is not None:
            return self.caption
        if not self.target.lower().endswith((".jpg", ".jpeg")):
            return ""
        return ids.name(ids.clean(self.target)) if self.external else self._name()

    def _image(self, rendering: Rendering) -> str:
        caption = escape.attribute(self._title())
        title = f' title="{caption}"' if caption else ""
        sizes = self._sizes()
        source = file_address(self.target, self.width, self.height)
        return (
            f'<img src="{source}" class="media{self.align}" loading="lazy"'
            f'{title} alt="{caption}"{sizes} />'
        )

    def _sizes(self) -> str:
        width = f' width="{self.width}"' if self.width else ""
        height = f' height="{self.height}"' if self.height else ""
        return width + height

    def _linked(self, rendering: Rendering, image: str) -> str:
        anchor = f"#{escape.address(self.anchor)}" if self.anchor else ""
        if self.linking == "direct" or self.external:
            href = file_address(self.target)
        else:
            href = "/media/" + escape.path(self.target)
        missing, rel = self._missing(rendering)
        title = escape.attribute(self.target)
        return (
            f'<a href="{href}{anchor}" class="media{missing}" title="{title}"{rel}>'
            f"{image}</a>"
        )

    def _missing(self, rendering: Rendering) -> tuple[str, str]:
        if self.external or self.target in rendering.found.files:
            return "", ""
        return " wikilink2", ' rel="nofollow"'

    def _download(self, rendering: Rendering) -> str:
        label = escape.text(self.plain())
        if self.linking == "nolink":
            return label
        missing, rel = self._missing(rendering)
        href = file_address(self.target)
        if self.external and rendering.config.profile != "stock":
            href, rel = escape.address(self.target), ' rel="ugc nofollow"'
        anchor = f"#{escape.address(self.anchor)}" if self.anchor else ""
        title = escape.attribute(self.target) + self._size_of_file(rendering)
        return (
            f'<a href="{href}{anchor}" class="media mediafile mf_{self._icon()}{missing}"'
            f' title="{title}"{rel}>{label}</a>'
        )

    def _icon(self) -> str:
        _, dot, extension = self.target.rpartition(".")
        return _NOT_IN_CLASS.sub("_", extension) if dot else ""

    def _size_of_file(self, rendering: Rendering) -> str:
        found = rendering.found.files.get(self.target)
        if found is None or found.size is None:
            return ""
        size, unit = float(found.size), 0
        while size >= 1024 and unit < len(_UNITS) - 1:
            size, unit = size / 1024, unit + 1
        return f" ({size:.1f} {_UNITS[unit]})".replace(".0 ", " ")

    def _player(self, rendering: Rendering, kind: str) -> str:
        caption = escape.attribute(self.caption or "")
        title = f' title="{caption}"' if caption else ""
        sizes = ""
        if kind == "video":
            sizes = f' width="{self.width or 320}" height="{self.height or 240}"'
        inside = "".join(self._sources(rendering, kind))
        return (
            f'<{kind} class="media{self.align}"{title}{sizes} controls="controls">\n'
            f"{inside}</{kind}>\n"
        )

    def _sources(self, rendering: Rendering, kind: str) -> list[str]:
        types = AUDIO if kind == "audio" else VIDEO
        names = [name for name in self.files() if name in rendering.found.files]
        if self.external:
            names = [self.target]
        sources, links = [], []
        for name in names:
            type_ = types[name.rpartition(".")[2].lower()]
            href = file_address(name)
            source = escape.address(name) if self.external else href
            sources.append(f'<source src="{source}" type="{type_}" />\n')
            label = escape.text(
                self.caption or name.rpartition("/")[2].rpartition(":")[2]
            )
            title = escape.attribute(name)
            icon = name.rpartition(".")[2]
            links.append(
                f'<a href="{href}" class="media mediafile mf_{icon}"'
                f' title="{title}">{label}</a>'
            )
        return sources + links


def file_address(path: str, width: int = 0, height: int = 0) -> str:
    """Return the address of a file's bytes, ready for an attribute."""
    safe = ":" if "://" not in path else ""
    sizes = [f"{key}={value}" for key, value in (("w", width), ("h", height)) if value]
    query = "?" + "&amp;".join(sizes) if sizes else ""
    return f"/file/{quote(path, safe=safe)}{query}"


def read_media(parse: Parse, inside: str, start: int) -> Media:
    """Return the file that `inside`, what stands between the braces, means."""
    link, bar, caption = inside.partition("|")
    right = link.startswith((" ", "\t"))
    left = link.endswith((" ", "\t"))
    align = {(True, True): "center", (True, False): "right", (False, True): "left"}
    source, mark, params = link.strip().rpartition("?")
    if not mark:
        source, params = params, ""
    size = _SIZE.search(params)
    width = int(size[1][:9]) if size else 0
    height = int((size[2] or "0")[:9]) if size else 0
    target, external, anchor = _target(parse.config, source)
    unknown = not target
    if unknown:
        target, anchor = anchor.partition("#")[0], ""
        if anchor_only(written):pass
    media = Media(
        target,
        external,
        source,
        anchor,
        caption if bar else None,
        align.get((right, left), ""),
        width,
        height,
        _linking(params.lower()),
        len(parse.sections),
        start,
    )
    parse.media.append(media)
    return media


def _linking(params: str) -> str:
    for word in ("nolink", "direct", "linkonly"):
        if word in params:
            return word
    return "details"


def _target(config: Config, source: str) -> tuple[str, bool, str]:
    """Return the id or address, whether it is one elsewhere, and the anchor."""
    if interwiki := _INTERWIKI.match(source):
        shortcut, rest = interwiki[1].lower(), source[interwiki.end() :]
        return interwiki_address(config, shortcut, rest) or "", True, rest
    if _EXTERNAL.match(source):
        return source, True, ""
    resolved = ids.resolve_media(
        source,
        config.path,
        separator=config.separator,
        deaccent=config.deaccent,
        use_slash=config.use_slash,
    )
    return resolved.candidates[0], False, resolved.anchor


def _media(parse: Parse, start: int, end: int) -> int:
    close = parse.find("}}", end)
    if close <= end or close + 2 > parse.frame.limit:
        return start + 1
    parse.take(start, close + 2)
    parse.add(read_media(parse, parse.text[end:close], start - 1))
    return close + 2


CONSTRUCTS = (Construct("media", 320, Kind.SUBSTITUTION, (Trigger(r"\{\{", _media),)),)
