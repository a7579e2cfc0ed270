"""Turns a text into a document: one loop, and the state it works on.

The loop finds the next thing that may begin, continue or close a construct in
the present mode and calls its action. What the constructs are stands in
`wiki.markup.syntax`; here is only what they share: where text goes, what is open,
and how far it may reach.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property, lru_cache, partial

from wiki.markup.config import DEFAULT, Config
from wiki.markup.document import Document
from wiki.markup.extensions import EXTENSIONS
from wiki.markup.frame import Frame
from wiki.markup.grammar import PAGE, Choice, Construct, Grammar, compiled
from wiki.markup.inventory import Inventory, begun
from wiki.markup.nodes import Container, Node, Paragraph, Text, is_blank
from wiki.markup.syntax import CONSTRUCTS
from wiki.markup.syntax.typography import Typesetter

_BEGINS_LINE = re.compile(r">| ?==")
_HEADING = re.compile(r"[ \t]++==")

MAXIMUM_DEPTH = 50
"""Constructs open at the same time; deeper ones stay text."""


def parse(text: str, config: Config = DEFAULT) -> Document:
    """Return what `text` means; whatever it is, no error is raised.

    Any line ends are read. Takes time in proportion to the length of the text.
    """
    return read(text, config, lambda: grammar_of(config))


def read(text: str, config: Config, grammar: Callable[[], Grammar]) -> Document:
    """Return what `text` means in the language `grammar` returns.

    It is asked for once more where the text has to be read a second time.
    """
    text = _normalised(text)
    bounded_from = 0 if config.dialect == "2026" else len(text) + 2
    state = Parse(text, config, grammar(), bounded_from)
    state.run()
    if state.unclosed is not None and state.unclosed < bounded_from:
        # Old rules let formatting run on to the end of the page when nothing closes
        # it. From there on, it ends with its paragraph.
        state = Parse(text, config, grammar(), state.unclosed)
        state.run()
    return state.document()


def _normalised(text: str) -> str:
    """Return `text` with line feeds only, and fit for UTF-8."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-8", "replace").decode()
    return text


class Parse:
    """The state of one parse.

    `text` has a line feed added before and after, so that every line begins
    behind one: positions are offsets plus one. `pending` is where the text begins
    that is not in the tree yet, `gone` a line feed that only a heading may still begin
    with. `page` is the inventory of the page the text stands
    on, `memory` is for what constructs have to know of this text.
    """

    def __init__(
        self,
        text: str,
        config: Config,
        grammar: Grammar,
        bounded_from: int,
        page: Inventory | None = None,
    ) -> None:
        self.config = config
        self.is_2026 = config.dialect == "2026"
        self.grammar = grammar
        self.text = f"\n{text}\n"
        self.line_offsets: list[tuple[int, int]] = []
        self.bounded_from = bounded_from
        self.pending = 0
        self.gone = -1
        self.root = Container([])
        blocks = self.root.children
        self.frame = Frame(grammar[PAGE], 0, len(self.text), blocks, None, home=blocks)
        self.frames: list[Frame] = []
        self.unclosed: int | None = None
        self.page = begun(config, len(text)) if page is None else page
        self.memory: dict[str, object] = {}
        self._found: dict[str, tuple[int, int]] = {}
        self._last: dict[str, int] = {}

    def run(self) -> None:
        """Read the whole text."""
        text, position, signs_left = self.text, 0, self.page.signs_left
        while True:
            frame = self.frame
            search, actions, limit = frame.mode.search, frame.mode.actions, frame.limit
            for _ in signs_left:
                match = search(text, position, limit)
                if match is None:
                    break
                start, end = match.span()
                position = actions[match.lastindex or 0](self, start, end)
                if frame is not self.frame:
                    break
            if frame is not self.frame:
                continue
            if not self.frames:
                break
            self._note_unclosed()
            # What was taken as a whole may reach further than what it stands in.
            self.take(limit, max(limit, self.pending))
            self.close()
            position = self.pending
        self.take(len(text), len(text))

    def offset(self, position: int) -> int:
        """Return the offset in the document's text of a position in `text`."""
        if not self.line_offsets:
            return position - 1
        index = bisect_right(self.line_offsets, (position, len(self.text))) - 1
        begin, offset = self.line_offsets[max(index, 0)]
        return offset + position - begin

    def read_inside(self, name: str, lines: list[tuple[int, str]]) -> list[Node]:
        """Read lines taken out of this text as one of their own, in the mode `name`.

        Each comes with its position here. What they say counts for this page.
        """
        text = "\n".join([line for _, line in lines])
        inner = Parse(text, self.config, self.grammar, 0, self.page)
        begin = 1
        for position, line in lines:
            inner.line_offsets.append((begin, self.offset(position)))
            begin += len(line) + 1
        inner.frame.mode, inner.frame.home = self.grammar[name], None
        inner.run()
        return inner.root.children

    def end_line(self, start: int, end: int) -> int:
        """Close the present mode at the end of its line; return where to go on.

        The line feed is gone, so no block can begin behind it. Since 2026 headings
        and quotes can: they only need to stand at the beginning of a line.
        """
        self.take(start, end)
        self.close()
        if self.is_2026:
            is_page = self.frame.mode.name == PAGE
            if is_page and _HEADING.match(self.text, end):
                self.gone = start
            if start == self.gone or _BEGINS_LINE.match(self.text, end):
                self.pending = start
                return start
        return self.skip_blank_lines(end)

    def skip_blank_lines(self, position: int) -> int:
        """Go on behind empty lines at `position`, where a block has ended.

        They would only end a paragraph, and none is open.
        """
        while self.text.startswith("\n\n", position, self.frame.limit):
            position += 1
        self.pending = position
        return position

    def take(self, start: int, end: int) -> None:
        """Put the text up to `start` into the tree and go on behind `end`.

        Blanks alone open no paragraph.
        """
        pending = self.pending
        self.pending = end
        if pending >= start:
            return
        source = self.text
        text = source[pending:start]
        line = self.frame.line
        if line is None:
            if text.isspace() and is_blank(text):
                return
            line = self._paragraph()
        line.append(Text(text, source, pending))

    def take_into(self, line: list[Node], start: int, end: int) -> None:
        """Put the text up to `start` into `line` and go on behind `end`."""
        pending, source = self.pending, self.text
        self.pending = end
        if pending < start:
            line.append(Text(source[pending:start], source, pending))

    def add(self, node: Node) -> None:
        """Add a node that stands within the line."""
        line = self.frame.line
        if line is None:
            line = self._paragraph()
        line.append(node)

    def add_block(self, node: Node) -> None:
        """Add a node that stands on lines of its own; it ends the paragraph."""
        frame = self.frame
        frame.blocks.append(node)
        frame.line = frame.after

    def end_paragraph(self) -> None:
        """Let what follows stand in a new paragraph."""
        self.frame.line = self.frame.after

    def open(
        self,
        name: str,
        position: int,
        children: list[Node],
        *,
        limit: int | None = None,
        state: object = None,
    ) -> Frame:
        """Enter the mode `name`, filling `children`; return its frame."""
        self.frames.append(self.frame)
        self.frame = Frame(
            self.grammar[name],
            position,
            self.frame.limit if limit is None else limit,
            children,
            children,
            state=state,
        )
        return self.frame

    def close(self) -> None:
        """Leave the present mode."""
        if self.frame.on_close is not None:
            self.frame.on_close()
        self.frame = self.frames.pop()

    @property
    def is_deep(self) -> bool:
        """Whether nothing more may be opened here."""
        return len(self.frames) >= MAXIMUM_DEPTH

    def is_eaten(self, start: int) -> bool:
        """Tell whether the line feed at `start` ends a blank line, blanks included.

        It is then read as one with them, and no block can begin with it. Before
        2026 that holds for blanks behind a construct too, or behind a sign that
        typography replaces.
        """
        if self.frame.mode.name != PAGE:
            return False
        begin = start
        while begin > self.pending and self.text[begin - 1] in " \t":
            begin -= 1
        if begin == start:
            return start == self.gone
        if self.text[begin - 1] == "\n":
            return True
        if self.is_2026:
            return False
        if begin == self.pending:
            return True
        line = self.text[max(self.text.rfind("\n", 0, begin) + 1, self.pending) : begin]
        return bool(line) and self._signs.ends_in_sign(line)

    @cached_property
    def _signs(self) -> Typesetter:
        return Typesetter(self.config, self.text)

    def find(self, closer: str, position: int) -> int:
        """Return where `closer` stands at or behind `position`, -1 if nowhere.

        What was found is remembered, so many openers cost one search.
        """
        known = self._found.get(closer)
        if known is not None:
            since, hit = known
            if since <= position and (hit < 0 or position <= hit):
                return hit
        hit = self.text.find(closer, position)
        self._found[closer] = (position, hit)
        return hit

    def follows(self, closer: str, position: int) -> bool:
        """Tell whether `closer` stands anywhere at or behind `position`."""
        last = self._last.get(closer)
        if last is None:
            last = self._last[closer] = self.text.rfind(closer)
        return last >= position

    def document(self) -> Document:
        """Return the document that was read."""
        text, page = self.text[1:-1], self.page
        return Document(
            root=self.root,
            config=self.config,
            text=text,
            headings=tuple(page.headings),
            references=tuple(page.references),
            media=tuple(page.media),
            notes=tuple(page.notes),
            codes=tuple(page.codes),
            tags=tuple(page.tags),
            listings=tuple(page.listings),
            texts=tuple(page.texts),
            feeds=tuple(page.feeds),
            redirect=page.redirects[0] if page.redirects else None,
            cacheable=page.cacheable,
            show_toc=page.show_toc,
            read_again=partial(_read_again, text, self.config, self.bounded_from),
        )

    def _note_unclosed(self) -> None:
        """Remember where formatting began that is still open at the end of the page."""
        if self.unclosed is None and self.frame.limit == len(self.text):
            for frame in (*self.frames, self.frame):
                if frame.mode.is_formatting:
                    self.unclosed = frame.opened
                    return

    def _paragraph(self) -> list[Node]:
        line: list[Node] = []
        frame = self.frame
        frame.blocks.append(Paragraph(line))
        frame.line = line
        return line


def _read_again(
    text: str,
    config: Config,
    bounded_from: int,
    changed: Callable[[Grammar], Grammar],
) -> None:
    """Read a text as `parse` did, for those who want to look on."""
    Parse(text, config, changed(grammar_of(config)), bounded_from).run()


def grammar_of(config: Config) -> Grammar:
    """Return the compiled language a site has chosen."""
    return _compiled(_choice(config))


def constructs_of(config: Config) -> list[Construct]:
    """Return the constructs of the language a site has chosen."""
    return _chosen(_choice(config))


def _choice(config: Config) -> Choice:
    return Choice(config.dialect, config.profile, config.camelcase, config.embed_html)


def _chosen(choice: Choice) -> list[Construct]:
    extensions = () if choice.profile == "stock" else EXTENSIONS
    return [
        construct for construct in (*CONSTRUCTS, *extensions) if construct.when(choice)
    ]


@lru_cache(maxsize=16)
def _compiled(choice: Choice) -> Grammar:
    return compiled(_chosen(choice))
