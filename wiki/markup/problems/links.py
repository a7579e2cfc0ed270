"""Links and files without an end, a target, a text, or a place to lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wiki.markup.problems.problem import Finding, quoted
from wiki.markup.shortcuts import interwiki_address

if TYPE_CHECKING:
    from wiki.markup.config import Config
    from wiki.markup.problems.watching import Watch

_SHORTCUT = re.compile(r"([a-zA-Z0-9.]+)>")
_SCHEME = re.compile(r"([a-zA-Z0-9\-.+]+)://")
_WITH_TEXT = re.compile(r"(\S+)\s+(\S.*)", re.DOTALL)
_PARAGRAPHS = re.compile(r"\n[ \t]*+\n")
_SINGLE = re.compile(r"(?<!\[)\[(https?://[^\s\[\]|]{1,500})[ |]([^\[\]\n]{1,200})\]")
_SHOWN = 30


def _declined(watch: Watch) -> Iterator[Finding]:
    """Yield brackets and braces that began nothing."""
    for start in watch.declined.get("[[", ()):
        yield _unclosed(watch, "unclosed-link", start)
    for sign, starts in watch.declined.items():
        for start in starts if sign.startswith("{{") else ():
            if watch.text.startswith("}}", start + 2):
                yield Finding(start, start + 4, "media-without-target", "{{}}")
            else:
                yield _unclosed(watch, "unclosed-media", start)


def _unclosed(watch: Watch, kind: str, start: int) -> Finding:
    return Finding(start, start + 2, kind, quoted(watch.line_at(start)[:_SHOWN]))


def _links(watch: Watch) -> Iterator[Finding]:
    for start, end in watch.wholes.get("[[", ()):
        inner = watch.text[start + 2 : end - 2]
        if "[[" in inner or _PARAGRAPHS.search(inner):
            yield _unclosed(watch, "unclosed-link", start)
            continue
        kind, instead = _wrong_with(watch.document.config, inner)
        if kind:
            yield Finding(start, end, kind, quoted(f"[[{inner}]]"), instead)


def _wrong_with(config: Config, inner: str) -> tuple[str, str]:
    """Return the kind of problem a link has, and what may mend it; "" for none."""
    target, bar, text = inner.partition("|")
    target = target.strip()
    if not target:
        return "link-without-target", ""
    if shortcut := _SHORTCUT.match(target):
        name = shortcut[1].lower()
        if interwiki_address(config, name, "x") is None:
            return "unknown-shortcut", name
    elif scheme := _SCHEME.match(target):
        if scheme[1].lower() not in config.schemes:
            return "unknown-scheme", f"{scheme[1]}://"
        if not bar and "<" not in target and (parts := _WITH_TEXT.fullmatch(target)):
            return "link-without-bar", quoted(f"[[{parts[1]}|{parts[2]}]]")
    if bar and not text.strip():
        return "link-without-text", ""
    return "", ""


def _files(watch: Watch) -> Iterator[Finding]:
    for start, end in watch.wholes.get("{{", ()):
        inner = watch.text[start + 2 : end - 2]
        if "{{" in inner or _PARAGRAPHS.search(inner):
            yield _unclosed(watch, "unclosed-media", start)
        elif not inner.partition("|")[0].strip():
            yield Finding(
                start, end, "media-without-target", quoted(watch.text[start:end])
            )


def _single_brackets(watch: Watch) -> Iterator[Finding]:
    """Yield links as other wikis write them."""
    for link in _SINGLE.finditer(watch.text):
        if watch.is_read(link.start()):
            yield Finding(
                link.start(),
                link.end(),
                "single-bracket-link",
                quoted(link[0]),
                quoted(f"[[{link[1]}|{link[2].strip()}]]"),
            )


FINDERS = (_declined, _links, _files, _single_brackets)
