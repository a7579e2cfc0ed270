"""What a web page of somebody else says about itself in its head. Pure.

Lenient as browsers are, and linear whatever is sent, which the parser of the standard
library is not: it looks at nothing but ``meta``, ``title``, ``h1`` and JSON-LD. All
texts are plain; nothing of the page's markup is ever shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from wiki.citations.formats.words import one_line
from wiki.fetching import Fetched

_TAG = re.compile(
    r"<(meta|title|h1|script)(?=[\s/>])"
    r"((?>[^<>\"']{1,2000}|\"[^\"]{0,4000}\"|'[^']{0,4000}'){0,40})>",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"([\w:.-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
)
_ENDS = {
    name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("title", "h1", "script")
}
_ANY_TAG = re.compile(r"<[^<>]{0,1000}>")
_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w-]{1,20})", re.IGNORECASE)
# Those that are quick to read, and texts at all.
_KNOWN_CHARSET = re.compile(
    r"utf-?8|utf-?16(?:[lb]e)?|iso-8859-(?:[1-9]|1[013-6])|latin-?1|(?:us-)?ascii"
    r"|windows-(?:874|125[0-8])|gb2312|gbk|gb18030|big5|euc-(?:jp|kr)|shift_jis|koi8-[ru]",
    re.IGNORECASE,
)
_LONGEST_HEADLINE = 1000
_JSON_LD = "application/ld+json"
_MOST = 500  # tags of a page that are looked at
_PROLOGUE = 1024  # bytes in which a page names its charset


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself.

    ``properties`` are pairs of a name in lower case and a text, in the page's order;
    ``headlines`` the texts of titles and chief headings, ``json_ld`` unread JSON.
    """

    headlines: list[str] = field(default_factory=list)
    properties: list[tuple[str, str]] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)

    def all_of(self, *names: str) -> list[str]:
        """Return the texts of the first of these names that the page has."""
        for name in names:
            if texts := [text for one, text in self.properties if one == name]:
                return texts
        return []


def text_of(fetched: Fetched) -> str:
    """Return a page as text, in the charset it names."""
    for said in (
        fetched.headers.get("content-type", ""),
        fetched.body[:_PROLOGUE].decode("ascii", errors="replace"),
    ):
        named = _CHARSET.search(said)
        if named and _KNOWN_CHARSET.fullmatch(named[1]):
            return fetched.body.decode(named[1], errors="replace")
    return fetched.body.decode("utf-8", errors="replace")


def head_of(page: str) -> Head:
    """Return what a page says of itself; nothing where it says nothing."""
    head = Head()
    for name, attributes, content in _elements(_without_comments(page)):
        if name == "meta":
            _note_property(head, attributes)
        elif name == "script":
            if attributes.get("type", "").lower().strip() == _JSON_LD:
                head.json_ld.append(content)
        elif headline := one_line(unescape(_ANY_TAG.sub(" ", content))):
            head.headlines.append(headline)
    return head


def _note_property(head: Head, attributes: dict[str, str]) -> None:
    names = (attributes.get(name, "") for name in ("name", "property", "itemprop"))
    text = one_line(attributes.get("content", ""))
    for name in filter(None, names):
        if text:
            head.properties.append((name.lower().strip(), text))


def _elements(page: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield name, attributes and content of those elements that tell of a page."""
    position = 0
    for _ in range(_MOST):
        tag = _TAG.search(page, position)
        if tag is None:
            return
        name, position = tag[1].lower(), tag.end()
        content = ""
        if name in _ENDS:
            limit = len(page) if name == "script" else position + _LONGEST_HEADLINE
            end = _ENDS[name].search(page, position, limit)
            if end is None and name == "script":
                return
            stop = end.start() if end else min(limit, len(page))
            content, position = page[position:stop], stop
        yield name, _attributes(tag[2]), content


def _attributes(written: str) -> dict[str, str]:
    return {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(written)
    }


def _without_comments(page: str) -> str:
    parts, position = [], 0
    while (start := page.find("<!--", position)) >= 0:
        parts.append(page[position:start])
        end = page.find("-->", start + 4)
        if end < 0:
            return "".join(parts)
        position = end + 3
    return "".join([*parts, page[position:]])
