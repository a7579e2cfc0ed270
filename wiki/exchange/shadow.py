"""A text's shadow: as long as the text, with everything hidden that is no structure.

What stands inside code, links, footnotes and the like must not be mistaken for
headings, lists or tables. In the shadow it is blotted out, so that structure is
searched there and the pieces are cut from the text at the same places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CODE = "\x01"  # a character of a code or file block
INLINE = "\x00"  # a character of anything else that is kept as it is

_OPENERS = re.compile(r"<(code|file)\b|<(nowiki)>|%%|\(\(|\[\[|\{\{|''")
_CLOSERS = {"%%": "%%", "((": "))", "[[": "]]", "{{": "}}", "''": "''"}
_LONGEST = 4_000  # characters; a closer further away belongs to something else


@dataclass(frozen=True, slots=True)
class Shadow:
    """A piece of a text and its shadow, always cut together."""

    text: str
    shape: str

    def cut(self, start: int, end: int | None = None) -> Shadow:
        """Return the piece from `start` up to `end`, without the blanks around it."""
        text, shape = self.text[start:end], self.shape[start:end]
        lead = len(shape) - len(shape.lstrip())
        shape = shape.strip()
        return Shadow(text[lead : lead + len(shape)], shape)


def shadow(text: str) -> Shadow:
    """Return `text` with its shadow."""
    shape: list[str] = []
    missing: set[str] = set()
    at = 0
    while opener := _OPENERS.search(text, at):
        end = _end(text, opener, missing)
        shape.append(text[at : opener.start()])
        if end < 0:
            shape.append(opener.group())
            end = opener.end()
        else:
            blot = CODE if opener.group(1) else INLINE
            shape.append(blot * (end - opener.start()))
        at = end
    shape.append(text[at:])
    return Shadow(text, "".join(shape))


def _end(text: str, opener: re.Match[str], missing: set[str]) -> int:
    """Return where what was opened ends, -1 if it does not.

    A closer that is missing once is missing for good: it is not looked for again.
    """
    tag = opener.group(1) or opener.group(2)
    closer = f"</{tag}>" if tag else _CLOSERS[opener.group()]
    if closer in missing:
        return -1
    limit = len(text) if tag else opener.end() + _LONGEST
    at = text.find(closer, opener.end(), limit)
    if at < 0:
        if tag:
            missing.add(closer)
        return -1
    return at + len(closer)
