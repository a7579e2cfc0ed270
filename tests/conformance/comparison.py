"""Tells whether two renderings of a text are one page to its readers.

`canonical` reduces HTML to a list of tokens in which only what matters is left:
elements with their ids, classes, addresses and titles, and the texts between them.

- White space counts as a browser shows it.
- Addresses count by what they lead to (`page:ns:a#b`, `file:ns:a.png?w=5`,
  `about:ns:a.png`), since the two sides have addresses of their own.
- Code counts by its text, not by its colours; a smiley by its text, not by how it is
  drawn; a feed by its being there.
- What only a browser or a script asks for does not count: `data-`, `aria-`, `role`,
  `style` and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import zip_longest
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

_WITHOUT_END = frozenset({"br", "hr", "img", "source", "track", "wbr", "input"})
_BLOCKS = frozenset(
    (
        "audio", "blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4",
        "h5", "h6", "hr", "li", "ol", "p", "pre", "source", "table", "tbody", "td",
        "th", "thead", "tr", "ul", "video",
    )
)  # fmt: skip
_NOT_SEEN = re.compile(r"(?:data|aria)-.*|role|style|tabindex|loading|dir|lang|target")
_NUMBER_OF_SECTION = re.compile(r"(?<=^sectionedit)\d+$")
_ADDRESSES = frozenset({"href", "src", "poster"})
_BLANKS = re.compile(r"[ \t\r\n]+")
_OURS = {"wiki": "page", "file": "file", "media": "about"}
_THEIRS = {
    "/doku.php": ("page", "id"),
    "/lib/exe/fetch.php": ("file", "media"),
    "/lib/exe/detail.php": ("about", "media"),
}
_PARAMETERS_OF_FILES = frozenset({"w", "h"})


@dataclass
class Element:
    """An element of HTML; `content` holds texts and elements in order."""

    name: str
    attributes: dict[str, str]
    content: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """Return its classes, sorted; sections to edit count, not their numbers."""
        written = self.attributes.get("class", "").split()
        names = {_NUMBER_OF_SECTION.sub("", name) for name in written}
        if not self.name.startswith("h"):
            names.discard("sectionedit")
        return sorted(names)

    def text(self) -> str:
        """Return all text inside; lines that are items of a list become lines."""
        parts = [
            part if isinstance(part, str) else part.text()
            for part in self.content
            if not (self.name == "ol" and isinstance(part, str))
        ]
        return ("\n" if self.name == "ol" else "").join(parts)


class Reader(HTMLParser):
    """Reads HTML into elements, and notes whether all tags closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root", {})
        self.is_balanced = True
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element, and go into it."""
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].content.append(element)
        if tag not in _WITHOUT_END:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Add an element; only those without an end may be closed at once."""
        self.is_balanced &= tag in _WITHOUT_END
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Leave the element, and those in it that nobody closed."""
        names = [element.name for element in self._open]
        self.is_balanced &= names[-1] == tag
        if tag in names:
            last = len(names) - 1 - names[::-1].index(tag)
            del self._open[last:]

    def handle_data(self, data: str) -> None:
        """Add text."""
        self._open[-1].content.append(data)

    def close(self) -> None:
        """Finish: what is still open makes it unbalanced."""
        super().close()
        self.is_balanced &= len(self._open) == 1


def read(html: str) -> Reader:
    """Return `html`, read."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def is_balanced(html: str) -> bool:
    """Tell whether every element closes, and in order."""
    return read(html).is_balanced


def canonical(html: str) -> list[str]:
    """Return the tokens of a page: `<tags>`, `'words` and `|verbatim text`."""
    return _collapsed(_tokens(read(html).root.content))


def first_difference(ours: str, theirs: str) -> str:
    """Return the first place where two pages differ, for people; "" where none is."""
    pairs = zip_longest(canonical(ours), canonical(theirs), fillvalue="(end)")
    before = "(beginning)"
    for our, their in pairs:
        if our != their:
            return f"behind {before}\n  ours:   {our}\n  theirs: {their}"
        before = our
    return ""


def destination(address: str) -> str:
    """Return what an address leads to, whichever side wrote it."""
    try:
        parts = urlsplit(address)
    except ValueError:  # pages do hold what is no address
        return address
    if parts.scheme or parts.netloc:
        return address
    query = parse_qsl(parts.query, keep_blank_values=True)
    if parts.path in _THEIRS:
        kind, key = _THEIRS[parts.path]
        name = dict(query).get(key, "")
        return _destination(kind, name, [q for q in query if q[0] != key], parts)
    root, _, name = unquote(parts.path).removeprefix("/").partition("/")
    if root in _OURS:
        return _destination(_OURS[root], name, query, parts)
    return address


def _destination(
    kind: str, name: str, query: list[tuple[str, str]], parts: SplitResult
) -> str:
    """Return kind, name, parameters that count, and anchor."""
    if kind != "page":
        query = [q for q in query if q[0] in _PARAMETERS_OF_FILES]
    parameters = "&".join(f"{key}={value}" for key, value in sorted(query))
    mark = "?" if parameters else ""
    anchor = f"#{parts.fragment}" if parts.fragment else ""
    return f"{kind}:{name}{mark}{parameters}{anchor}"


def _tokens(content: list[Element | str]) -> Iterator[str]:
    for part in content:
        if isinstance(part, str):
            yield "'" + part
        else:
            yield from _element(part)


def _element(element: Element) -> Iterator[str]:
    name, classes = element.name, element.classes
    if "smiley" in classes:
        text = element.attributes.get("alt") or element.attributes.get("title")
        yield f"<smiley {text}>"
        return
    yield _tag(element)
    if name in _WITHOUT_END:
        return
    if "rss" not in classes:
        if name == "pre" or (name == "code" and "code" in classes):
            yield "|" + element.text().strip("\n")
        else:
            yield from _tokens(element.content)
    yield f"</{name}>"


def _tag(element: Element) -> str:
    shown = [
        f'{name}="{_value(element, name)}"'
        for name in sorted(element.attributes)
        if not _NOT_SEEN.fullmatch(name)
    ]
    return f"<{' '.join([element.name, *shown])}>"


def _value(element: Element, name: str) -> str:
    value = element.attributes[name]
    if name == "class":
        return " ".join(element.classes)
    is_address = name in _ADDRESSES or value.startswith("/")
    return destination(value) if is_address else value


def _collapsed(tokens: Iterator[str]) -> list[str]:
    """Return the tokens with neighbouring words joined and white space collapsed."""
    joined: list[str] = []
    for token in tokens:
        if token[0] == "'" and joined and joined[-1][0] == "'":
            joined[-1] += token[1:]
        else:
            joined.append(token)
    result: list[str] = []
    around = zip(["", *joined], joined, [*joined[1:], ""], strict=False)
    for before, token, behind in around:
        shown = token
        if token[0] == "'":
            words = _BLANKS.sub(" ", token[1:])
            words = words.lstrip(" ") if _is_block(before) else words
            words = words.rstrip(" ") if _is_block(behind) else words
            shown = "'" + words
        if shown != "'":
            result.append(shown)
    return result


def _is_block(token: str) -> bool:
    """Tell whether white space next to a token is not seen."""
    if not token:
        return True
    found = re.match(r"</?([a-z0-9]+)", token)
    return found is not None and found[1] in _BLOCKS
