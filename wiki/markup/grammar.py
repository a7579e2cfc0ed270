"""How constructs are declared, and how they become the patterns that find them.

A construct says with which patterns it begins, what kind it is, and what may
stand inside it. `compiled` makes one alternation per mode out of that: every
alternative begins with a literal character, so that the search skips text at the
speed of C, and ends with an empty group, by whose number its action is found.
Source of kinds and order: https://www.dokuwiki.org/devel:parser
"""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from wiki.markup.config import Dialect, Profile
    from wiki.markup.parser import Parse

Action: TypeAlias = "Callable[[Parse, int, int], int]"
"""Called with where a pattern matched, from and to; returns where to go on.

An action that declines returns `start + 1` and has changed nothing.
"""

PAGE = "page"
"""The name of the mode in which a text begins."""

_LITERAL = re.compile(r"\\\W|\\n|[^\s.^$*+?{\[|()\\]")

_OFTEN = (r"\n", r"\.", ":", r"\|", "/", "'", r"\(", "_", r"\*", "=", r"\[", "<")
"""Literals that stand in many texts, often without meaning anything."""


class GrammarError(Exception):
    """Raised at start-up when a declared construct cannot work."""


class Kind(enum.Flag):
    """What a construct is, for deciding where it may stand."""

    CONTAINER = enum.auto()
    BASE_ONLY = enum.auto()
    FORMATTING = enum.auto()
    SUBSTITUTION = enum.auto()
    PROTECTED = enum.auto()
    DISABLED = enum.auto()
    PARAGRAPH = enum.auto()


class Choice(NamedTuple):
    """What a construct's existence may depend on."""

    dialect: Dialect
    profile: Profile
    camelcase: bool
    embed_html: bool = False


INLINE = Kind.FORMATTING | Kind.SUBSTITUTION | Kind.DISABLED
ANYTHING = ~Kind(0)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A pattern, beginning with a literal and without groups, and what it starts."""

    pattern: str
    action: Action


@dataclass(frozen=True, slots=True)
class Inside:
    """The mode a construct opens.

    `accepts` are the kinds that may stand inside, `but_not` names exceptions;
    `continues` are its own triggers, found before others of later order,
    `closes` those found after all others.
    """

    accepts: Kind
    but_not: frozenset[str] = frozenset()
    continues: tuple[Trigger, ...] = ()
    closes: tuple[Trigger, ...] = ()


@dataclass(frozen=True, slots=True)
class Construct:
    """One construct of the language, as its module in `wiki.markup.syntax` says.

    Of two that begin at the same place, the one of lower `order` counts. `when`
    tells for which languages it exists.
    """

    name: str
    order: int
    kind: Kind
    triggers: tuple[Trigger, ...]
    inside: Inside | None = None
    when: Callable[[Choice], bool] = lambda _: True


@dataclass(frozen=True, slots=True)
class Mode:
    """A compiled mode: finds the next construct, and what to do with it.

    `is_formatting` where only a closer of its own ends it, `ends_with_line` where a
    line feed does. `closer` is the number of its first closer's action; 0 where
    there is none, or where each sign must come to its action.
    """

    name: str
    is_formatting: bool
    ends_with_line: bool
    search: Callable[[str, int, int], re.Match[str] | None]
    actions: tuple[Action, ...]
    closer: int


Grammar: TypeAlias = Mapping[str, Mode]


def compiled(constructs: Iterable[Construct]) -> Grammar:
    """Return the modes of a language; raise GrammarError if it contradicts itself."""
    ordered = sorted(constructs, key=lambda construct: construct.order)
    names = [construct.name for construct in ordered]
    for name in names:
        if names.count(name) > 1:
            raise GrammarError(name, "is the name of two constructs")
    page = Construct(PAGE, 0, Kind.BASE_ONLY, (), Inside(ANYTHING))
    return {
        construct.name: _mode(construct, construct.inside, ordered)
        for construct in (page, *ordered)
        if construct.inside is not None
    }


def _mode(owner: Construct, inside: Inside, ordered: Iterable[Construct]) -> Mode:
    ranked = [(owner.order, trigger) for trigger in inside.continues]
    for construct in ordered:
        if construct.kind & inside.accepts and construct.name not in inside.but_not:
            ranked += [(construct.order, trigger) for trigger in construct.triggers]
    ranked.sort(key=lambda pair: pair[0])
    triggers = [trigger for _, trigger in ranked] + list(inside.closes)
    groups: dict[str, list[Trigger]] = {}
    for trigger in triggers:
        literal = _first_literal(owner.name, trigger.pattern)
        groups.setdefault(literal, []).append(trigger)
    groups = dict(sorted(groups.items(), key=_rarity))
    found = [trigger for group in groups.values() for trigger in group]
    return Mode(
        owner.name,
        bool(owner.kind & Kind.FORMATTING),
        any(trigger.pattern == r"\n" for trigger in inside.closes),
        _alternation(groups).search,
        (_never, *(trigger.action for trigger in found)),
        found.index(inside.closes[0]) + 1 if inside.closes else 0,
    )


def _alternation(groups: Mapping[str, list[Trigger]]) -> re.Pattern[str]:
    """Return one pattern for all triggers, given by the literal they begin with.

    What begins with one literal is one alternative, so that few are tried in vain.
    """
    alternatives = []
    for literal, triggers in groups.items():
        rests = [f"{trigger.pattern[len(literal) :]}()" for trigger in triggers]
        alternatives.append(f"{literal}(?:{'|'.join(rests)})")
    return re.compile("|".join(alternatives), re.ASCII)


def _rarity(group: tuple[str, list[Trigger]]) -> int:
    """Return where a group stands: what texts often hold is to be tried early."""
    literal = group[0]
    return _OFTEN.index(literal) if literal in _OFTEN else len(_OFTEN)


def _first_literal(mode: str, pattern: str) -> str:
    """Return what a pattern begins with, as it is written."""
    where = f"{mode}: {pattern}"
    literal = _LITERAL.match(pattern)
    if literal is None or pattern[literal.end() :].startswith(tuple("*+?{")):
        raise GrammarError(where, "does not begin with a literal")
    if re.compile(pattern).groups:
        raise GrammarError(where, "has a group of its own")
    return literal[0]


def _never(_parse: Parse, _start: int, end: int) -> int:
    """Stand at index 0, so that actions count from 1 as groups do."""
    return end
