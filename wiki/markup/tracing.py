"""Where a dialect finds markup in a text: the same grammar, watched while it works."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from wiki.markup.grammar import (
    Action,
    Construct,
    Grammar,
    Kind,
    Trigger,
    compiled,
)
from wiki.markup.parser import constructs_of, read

if TYPE_CHECKING:
    from wiki.markup.config import Config
    from wiki.markup.frame import Frame
    from wiki.markup.parser import Parse


@dataclass(slots=True)
class Mark:
    """Signs that were taken for markup.

    `name` is the construct's, without its year. Positions count the characters of
    `framed(text)`. What the signs opened ends at `close`; where it was never closed,
    it ends at `limit` and `close` is None.
    """

    name: str
    start: int
    end: int
    limit: int | None = None
    close: tuple[int, int] | None = None


@dataclass(slots=True)
class Trace:
    """The marks of a text in the order they were found.

    `marks` open or are something; `closers` close formatting.
    """

    marks: list[Mark] = field(default_factory=list)
    closers: list[Mark] = field(default_factory=list)


def framed(text: str) -> str:
    """Return the text with a line feed around it, and line feeds only in it."""
    return "\n" + text.replace("\r\n", "\n").replace("\r", "\n") + "\n"


def traced(text: str, config: Config) -> Trace:
    """Return what `config.dialect` takes for markup in a text."""
    watch = _Watch(config)
    read(text, config, watch.grammar)
    return watch.trace


class _Watch:
    """Stands behind each action and notes what it did."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self.trace = Trace()
        self._open: list[tuple[Frame, Mark]] = []

    def grammar(self) -> Grammar:
        """Return the language with a watch on it; what was noted so far is void."""
        self.trace = Trace()
        self._open = []
        grammar = compiled(map(self._watched, constructs_of(self._config)))
        return {name: replace(mode, closer=0) for name, mode in grammar.items()}

    def _watched(self, construct: Construct) -> Construct:
        inside = construct.inside
        if inside is not None:
            inside = replace(
                inside,
                continues=self._triggers(construct, inside.continues),
                closes=self._triggers(construct, inside.closes, closes=True),
            )
        triggers = self._triggers(construct, construct.triggers)
        return replace(construct, triggers=triggers, inside=inside)

    def _triggers(
        self,
        construct: Construct,
        triggers: tuple[Trigger, ...],
        *,
        closes: bool = False,
    ) -> tuple[Trigger, ...]:
        watched = self._closing if closes else self._beginning
        return tuple(
            replace(trigger, action=watched(construct, trigger.action))
            for trigger in triggers
        )

    def _beginning(self, construct: Construct, action: Action) -> Action:
        name = construct.name.removesuffix("2026")

        def act(parse: Parse, start: int, end: int) -> int:
            # Where it stands is asked for first: the action may read on inside.
            before, place = parse.frame, _place(parse, start)
            mark = Mark(name, place, place + end - start)
            at = len(self.trace.marks)
            position = action(parse, start, end)
            opened = parse.frame is not before
            if position == start + 1 and not opened:
                return position
            self.trace.marks.insert(at, mark)
            if opened and construct.kind & Kind.FORMATTING:
                mark.limit = _place(parse, parse.frame.limit)
                self._open.append((parse.frame, mark))
            return position

        return act

    def _closing(self, construct: Construct, action: Action) -> Action:
        def act(parse: Parse, start: int, end: int) -> int:
            before, place = parse.frame, _place(parse, start)
            position = action(parse, start, end)
            if parse.frame is not before and construct.kind & Kind.FORMATTING:
                self._close(before, Mark(construct.name, place, place + end - start))
            return position

        return act

    def _close(self, frame: Frame, closer: Mark) -> None:
        self.trace.closers.append(closer)
        while self._open:
            opened, mark = self._open.pop()
            if opened is frame:
                mark.close = closer.start, closer.end
                return


def _place(parse: Parse, position: int) -> int:
    # A line feed counts as standing right before its line, also where the signs of a
    # quote stand between them.
    is_before = parse.text.startswith("\n", position)
    return parse.offset(position + is_before) + 1 - is_before
