"""Changes texts as somebody would who knows the language and means no good.

An input of the fuzzer is one byte, which says what the site has chosen, and a text.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.markup.hostile import ALTERNATING, ATTACKS, BLOCKS, CLOSED, OPENERS, PAIRS
from wiki.markup import Config

_CLOSERS = tuple(closer for _, closer in PAIRS)
_WORDS = (
    "a", "word", "Page", "ns:page", ":", "..:a", ".a", "~a", "a#b", "#", "?do=a",
    "a?b=c", "10x20", "nolink", "linkonly", "direct", "nocache", "javascript:",
    "JaVaScRiPt:", "java\tscript:", "vbscript:", "data:text/html,", "file:///",
    "mailto:", "//a.b/", "http://a.b/", "https://", "ftp://", "\\\\a\\b", "a@b.cd",
    "onclick=", "style=", "<script>", "</script>", "<img src=a onerror=b>", "<!--",
    "-->", "]]>", "<![CDATA[", "&", "&amp;", "&lt;", "&#60;", "&#x3c;", "&quot;",
    '"', "'", "`", "=", "<", ">", "/>", ".png", ".mp4", ".mp3", ".svg", ".txt", "|",
    "?", "%00", "%0a", "%", "\\", "1", "wp>", "doku>", "user>", "this>", "tag>",
    "rss>", "php", "html", "[enable_line_numbers]",
)  # fmt: skip
_CHARACTERS = (
    "\x00", "\x01", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\xa0", "\xad",
    "\u200b", "\u200e", "\u202e", "\u2028", "\u2029", "\ufeff", "\ufffd", "\uffff",
    "\ud800", "\udfff", "\udc80", "\U0001f600", "\U0010ffff", "é", "e\u0301", "ß",
    "İ", "ı", "ſ", "K", "日", "ａ", "：", "／", "א", "ا", "ก", "\t", "\r", "\r\n", "\n",
    "\n\n", " ", "  ",
)  # fmt: skip
TOKENS = (
    OPENERS, _CLOSERS, _WORDS, _CHARACTERS, ALTERNATING, BLOCKS, CLOSED, ATTACKS,
)  # fmt: skip
_MOST_REPEATED = 40


@dataclass(frozen=True, slots=True)
class Input:
    """What one run of the fuzzer reads: the site's choices, eight bits, and a text."""

    choices: int
    text: str

    @classmethod
    def of(cls, data: bytes) -> Input:
        """Return what bytes mean; any bytes mean something."""
        try:
            text = data[1:].decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            text = data[1:].decode("utf-8", "replace")
        return cls(data[0] if data else 0, text)

    def as_bytes(self) -> bytes:
        """Return the bytes that mean this."""
        return bytes([self.choices]) + self.text.encode("utf-8", "surrogatepass")

    def config(self) -> Config:
        """Return what the site has chosen."""
        return Config(
            path="ns:page",
            dialect="2022" if self.choices & 1 else "2026",
            profile="stock" if self.choices & 2 else "full",
            typography=2 if self.choices & 4 else 1,
            camelcase=bool(self.choices & 8),
            use_heading=bool(self.choices & 16),
            deaccent=2 if self.choices & 32 else 1,
            mailguard="visible" if self.choices & 64 else "hex",
        )

    @property
    def everything_exists(self) -> bool:
        """Whether all pages and files do that the text names."""
        return bool(self.choices & 128)


def mutated(given: Input, chance: random.Random) -> Input:
    """Return the input with one change or a few."""
    text, choices = given.text, given.choices
    if chance.random() < 0.1:
        choices ^= 1 << chance.randrange(8)
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 5))):
        text = chance.choice(_CHANGES)(text, chance)
    return Input(choices, text)


def _token(chance: random.Random) -> str:
    return chance.choice(chance.choice(TOKENS))


def _slice(text: str, chance: random.Random) -> tuple[int, int]:
    """Return two positions, more often near each other than not."""
    start = chance.randint(0, len(text))
    length = chance.choice((1, 2, 4, 8, 32, len(text)))
    return start, min(len(text), start + chance.randint(0, length))


def _insert(text: str, chance: random.Random) -> str:
    start = chance.randint(0, len(text))
    return text[:start] + _token(chance) + text[start:]


def _replace(text: str, chance: random.Random) -> str:
    start, end = _slice(text, chance)
    return text[:start] + _token(chance) + text[end:]


def _delete(text: str, chance: random.Random) -> str:
    start, end = _slice(text, chance)
    return text[:start] + text[end:]


def _repeat(text: str, chance: random.Random) -> str:
    start, end = _slice(text, chance)
    times = chance.choice((2, 2, 3, _MOST_REPEATED))
    return text[:start] + text[start:end] * times + text[end:]


def _move(text: str, chance: random.Random) -> str:
    start, end = _slice(text, chance)
    rest = text[:start] + text[end:]
    position = chance.randint(0, len(rest))
    return rest[:position] + text[start:end] + rest[position:]


def _wrap(text: str, chance: random.Random) -> str:
    start, end = _slice(text, chance)
    opener, closer = chance.choice(PAIRS)
    return text[:start] + opener + text[start:end] + closer + text[end:]


def _begin_line(text: str, chance: random.Random) -> str:
    """Put something at the beginning of a line there is."""
    start = text.rfind("\n", 0, chance.randint(0, len(text))) + 1
    sign = chance.choice(("  * ", "  - ", "    * ", "> ", ">>", "| ", "^ ", "  ", "=="))
    return text[:start] + sign + text[start:]


def _sow(text: str, chance: random.Random) -> str:
    """Put one token at several places."""
    token = _token(chance)
    for _ in range(chance.randint(2, 6)):
        start = chance.randint(0, len(text))
        text = text[:start] + token + text[start:]
    return text


_CHANGES = (
    _insert, _insert, _insert, _replace, _delete, _delete, _repeat, _move, _wrap,
    _begin_line, _sow,
)  # fmt: skip
