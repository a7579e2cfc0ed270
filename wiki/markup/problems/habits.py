"""What is right in Markdown or HTML and nothing here: shown as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wiki.markup.problems.problem import Finding, quoted

if TYPE_CHECKING:
    from wiki.markup.problems.watching import Watch

_LINK = re.compile(
    r"(!?)(?<!\[)\[([^\[\]\n]{1,200})\]\(((?:https?://|mailto:|[/#])[^()\s]{1,500})\)"
)
_HASHES = re.compile(r"^(#{1,6}) (\w.*)", re.MULTILINE)
_FENCE = re.compile(r"^ ?```+[ \t]*([\w+-]*)[ \t]*$", re.MULTILINE)
_TAG = re.compile(r"<(/?)([A-Za-z]+)\b([^<>\n]{0,300})>")
_OURS = frozenset({"code", "file", "nowiki", "sub", "sup", "del"})
_INSTEAD = {
    "b": "“**bold**”",
    "strong": "“**bold**”",
    "i": "“//italic//”",
    "em": "“//italic//”",
    "u": "“__underlined__”",
    "tt": "“''monospaced''”",
    "s": "“<del>deleted</del>”",
    "strike": "“<del>deleted</del>”",
    "pre": "“<code>…</code>”",
    "br": "“\\\\” and a blank, or an empty line",
    "hr": "“----” on a line of its own",
    "a": "“[[address|text]]”",
    "img": "“{{address|caption}}”",
}
_ALONE = frozenset({"br", "hr"})
_WITH_ATTRIBUTE = {"a": "href", "img": "src"}


def _links(watch: Watch) -> Iterator[Finding]:
    for link in _LINK.finditer(watch.text):
        start, end = link.span()
        if not watch.is_read(start):
            continue
        bang, text, address = link.groups()
        if bang:
            instead = quoted(f"{{{{{address}|{text}}}}}")
            yield Finding(start, end, "markdown-image", quoted(link[0]), instead)
        else:
            instead = quoted(f"[[{address}|{text}]]")
            yield Finding(start, end, "markdown-link", quoted(link[0]), instead)


def _headings(watch: Watch) -> Iterator[Finding]:
    for line in _HASHES.finditer(watch.text):
        hashes, title = line.groups()
        if not watch.is_read(line.start()) or not _is_heading(watch.text, line):
            continue
        signs = "=" * max(7 - len(hashes), 2)
        instead = quoted(f"{signs} {title.strip()} {signs}")
        yield Finding(
            line.start(), line.end(), "markdown-heading", quoted(line[0]), instead
        )


def _is_heading(text: str, line: re.Match[str]) -> bool:
    """Tell a heading from a command of a shell's superuser and from a remark."""
    if len(line[1]) > 1:
        return True
    alone = text[max(line.start() - 2, 0) : line.start()] in {"", "\n", "\n\n"}
    alone = alone and text[line.end() : line.end() + 2] in {"", "\n", "\n\n"}
    return alone and line[2][0].isupper()


def _fences(watch: Watch) -> Iterator[Finding]:
    """Yield every other fence: those that begin code."""
    begins = True
    for fence in _FENCE.finditer(watch.text):
        if not watch.is_read(fence.start()):
            continue
        if begins:
            instead = f"<code {fence[1]}>" if fence[1] else "<code>"
            yield Finding(
                fence.start(), fence.end(), "markdown-code", fence[0].strip(), instead
            )
        begins = not begins


def _tags(watch: Watch) -> Iterator[Finding]:
    """Yield HTML, and our own tags in capitals."""
    for tag in _TAG.finditer(watch.text):
        start, end = tag.span()
        closes, written, attributes = tag.groups()
        name = written.lower()
        if closes or not watch.is_read(start):
            continue
        if name in _OURS and written != name:
            instead = quoted(f"<{name}{attributes}>")
            yield Finding(start, end, "wrong-case", quoted(tag[0]), instead)
        elif name in _INSTEAD and _is_html(watch, name, attributes, end):
            yield Finding(start, end, "html-tag", quoted(tag[0]), _INSTEAD[name])


def _is_html(watch: Watch, name: str, attributes: str, end: int) -> bool:
    """Tell a tag that is used from one that is written about."""
    if name in _ALONE:
        return not attributes.strip(" /")
    if name in _WITH_ATTRIBUTE:
        return _WITH_ATTRIBUTE[name] in attributes.lower()
    return f"</{name}>" in watch.text[end : end + 1_000].lower()


FINDERS = (_links, _headings, _fences, _tags)
