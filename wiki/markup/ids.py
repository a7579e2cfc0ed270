"""DokuWiki's ids: cleaning what people write, resolving it where it is written.

Pure functions on text. Whether a page exists is not asked here: where DokuWiki
would look, all candidates are returned in the order of preference.
Source: https://www.dokuwiki.org/pagename and https://www.dokuwiki.org/namespaces
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from wiki.markup.ids_tables import DEACCENTED, SPECIALS
from wiki.markup.romanization import romanized

_PLAIN = re.compile(r"[a-z0-9]++(?:[:._-][a-z0-9]++)*+")
_SPECIALS = re.compile(f"[{SPECIALS}]+")
_LEADING_DOTS = re.compile(r"\A((?:\.+:)*\.+)(?=[^:.])")
_EDGES = "._-"
_LONGEST_REMEMBERED = 250  # characters, so that the memory is bounded
_HIGHEST_PILE = 4  # of marks on one letter
_SLICE = 1000  # characters, longer than any title


class Rules(NamedTuple):
    """What a site decides about its ids.

    `separator` (`_`, `-` or `.`) replaces blanks and punctuation. `deaccent`: 0
    keeps accents, 1 folds accented Latin letters, 2 writes other scripts in Latin
    letters too. `use_slash` reads `/` as `:`.
    """

    separator: str = "_"
    deaccent: int = 1
    use_slash: bool = False


USUAL = Rules()


class Resolved(NamedTuple):
    """Where a link leads.

    `candidates` are clean ids, best first: the first that exists is meant, and
    if none does, the first. An empty id means that the target cleans to nothing.
    `anchor` is the id of a section, `query` what stood behind `?`, as written.
    """

    candidates: tuple[str, ...]
    anchor: str = ""
    query: str = ""


def clean(raw: str, rules: Rules = USUAL) -> str:
    """Return the id that `raw` stands for; "" if nothing of it may be in an id.

    What is clean stays as it is.
    """
    if _PLAIN.fullmatch(raw):
        return raw
    return _settled(raw, rules)


def section_id(title: str, rules: Rules = USUAL) -> str:
    """Return the anchor of a section titled `title`, never empty."""
    anchor = _cleaned(title, rules)
    anchor = anchor.replace(":", "").replace(".", "")
    named = anchor.lstrip("0123456789_-")
    return named or "section" + re.sub("[^0-9]+", "", anchor)


class SectionIds:
    """Hands out the anchors of one page's sections, each only once."""

    def __init__(self, rules: Rules = USUAL) -> None:
        self._rules = rules
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def keep(self, anchors: Iterable[str]) -> None:
        """Give none of these to anybody: they stand on the page already."""
        self._given.update(anchors)

    def unique(self, title: str) -> str:
        """Return the anchor of the page's next section, titled `title`."""
        anchor = base = section_id(title, self._rules)
        number = self._next.get(base, 0)
        if number:
            anchor = f"{base}{number}"
        while anchor in self._given:
            number += 1
            anchor = f"{base}{number}"
        self._next[base] = number + 1
        self._given.add(anchor)
        return anchor


def resolve(
    target: str,
    page: str,
    *,
    start: str = "start",
    plural: bool = False,
    rules: Rules = USUAL,
    is_2026: bool = True,
) -> Resolved:
    """Return where the link `target`, as written on the page `page`, leads.

    `target` is what stands before `|` and is neither an address nor an interwiki
    link. `ns:` asks for the start page of a namespace and has three candidates;
    `plural` (DokuWiki's autoplural) adds the id with or without a final `s`. Since
    2026 dots at the end do not count, so `..` alone asks for this namespace.
    """
    link, _, query = target.partition("?")
    link, _, title = link.partition("#")
    path = _absolute(link, page, rules, is_2026=is_2026) if link else page
    anchor = title and section_id(title, rules)
    if not plural and not path.endswith(":"):
        return Resolved((_settled(path, rules),), anchor, query)
    paths = _start_pages(path, start)
    if plural:
        paths.append(_other_number(paths[0]))
    candidates = [_settled(candidate, rules) for candidate in paths]
    return Resolved(tuple(dict.fromkeys(candidates)), anchor, query)


def resolve_media(target: str, page: str, rules: Rules = USUAL) -> Resolved:
    """Return which file `target`, as written on the page `page`, is.

    `target` is what stands before `?` and `|`. There is one candidate; `anchor`
    is what stood behind `#`, as written.
    """
    link, _, fragment = target.partition("#")
    return Resolved((_settled(_absolute(link, page, rules), rules),), fragment)


def namespace(path: str) -> str:
    """Return the namespace of `path`, "" for the root: `a:b:c` is in `a:b`."""
    return path.rpartition(":")[0]


def name(path: str) -> str:
    """Return the last part of `path`: `a:b:c` is named `c`."""
    return path.rpartition(":")[2]


def trail(path: str) -> tuple[str, ...]:
    """Return the namespaces that lead to `path`, outermost first, without it."""
    parts = path.split(":")
    return tuple(":".join(parts[:end]) for end in range(1, len(parts)))


def _settled(raw: str, rules: Rules) -> str:
    if raw.isascii():
        return _cleaned(raw, rules)
    settle = _remembered if len(raw) <= _LONGEST_REMEMBERED else _settle
    return settle(raw, rules)


def _settle(raw: str, rules: Rules) -> str:
    """Clean until nothing changes any more.

    DokuWiki cleans an id again when its link is followed, so where cleaning again
    still changes something (marks piled on a letter), this is where it leads. Each
    time takes one mark off a pile; from piles higher than any language has, all go.
    """
    before = raw.strip(":")
    path = _cleaned(before, rules)
    for _ in range(_HIGHEST_PILE):
        if path == before or path.isascii():
            return path
        before, path = path, _cleaned(path, rules)
    if path == before:
        return path
    bare = "".join(sign for sign in path if not unicodedata.combining(sign))
    return _cleaned(bare, rules)


_remembered = lru_cache(maxsize=8192)(_settle)


def _cleaned(raw: str, rules: Rules) -> str:
    if raw.isascii():
        path = raw.encode().translate(_ascii_table(rules)).decode()
    else:
        path = _replaced(raw, rules)
    separator = rules.separator
    if separator * 2 in path:
        path = re.sub(re.escape(separator) + "+", separator, path)
    if ":" not in path:
        return path.strip(_EDGES)
    if _PLAIN.fullmatch(path):
        return path
    parts = [part.strip(_EDGES) for part in path.split(":")]
    return ":".join([part for part in parts if part])


@lru_cache
def _ascii_table(rules: Rules) -> bytes:
    """Return what becomes of each character: nearly all ids are ASCII alone."""
    shown = [_replaced(chr(code), rules) for code in range(128)]
    return "".join(shown).encode().ljust(256)


def _replaced(raw: str, rules: Rules) -> str:
    """Return `raw` in small letters, with separators for what no id holds."""
    # Σ on its own: lower() would write a final one as ς, DokuWiki does not.
    path = raw.replace("Σ", "σ").lower()
    path = _composed(path).replace(";", ":")
    if rules.use_slash:
        path = path.replace("/", ":")
    if rules.deaccent and not path.isascii():
        path = romanized(path) if rules.deaccent > 1 else path
        path = path.translate(DEACCENTED)
    return _SPECIALS.sub(rules.separator, path)


def _composed(path: str) -> str:
    """Return `path` in NFC, slice by slice: a pile of n marks takes n² steps."""
    if len(path) <= _SLICE:
        return unicodedata.normalize("NFC", path)
    slices = (path[at : at + _SLICE] for at in range(0, len(path), _SLICE))
    return "".join(unicodedata.normalize("NFC", piece) for piece in slices)


def _absolute(link: str, page: str, rules: Rules, *, is_2026: bool = False) -> str:
    """Return `link` from the root, not yet clean; a final colon stays."""
    link = link.replace(";", ":")
    if rules.use_slash:
        link = link.replace("/", ":")
    if link.startswith("~"):
        link = page + ":" + link[1:]
    elif link.startswith("."):
        link = namespace(page) + ":" + _LEADING_DOTS.sub(r"\1:", link)
    elif ":" not in link:
        link = namespace(page) + ":" + link
    if is_2026:
        link = link.rstrip(".")
    if "." not in link and not link.endswith(":"):
        return link
    return ":".join(_walked(link)) + (":" if link.endswith(":") else "")


def _walked(link: str) -> list[str]:
    """Return the parts of `link`, gone up where it says `..`."""
    parts: list[str] = []
    for part in link.split(":"):
        if part == "..":
            del parts[-1:]
        elif part not in {"", "."}:
            parts.append(part)
    return parts


def _start_pages(path: str, start: str) -> list[str]:
    """Return where `path` may be; more than one place if it ends with a colon."""
    if not path.endswith(":"):
        return [path]
    inside = path[:-1]
    return [path + start, path + name(inside), inside] if inside else [start]


def _other_number(path: str) -> str:
    return path[:-1] if path[-1:] in {"s", "S"} else path + "s"
