"""What is open while a text is read: one frame for each construct within another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wiki.markup.grammar import Mode
    from wiki.markup.nodes import Node


@dataclass(slots=True)
class Frame:
    """A mode that is open, and where its content goes.

    `blocks` takes what stands on lines of its own, `line` what stands within a
    line; None opens a paragraph first. After a block, `line` becomes `after`.
    `limit` is the position that nothing inside may pass. `home` takes headings and
    the sections they begin; None where none may stand.
    """

    mode: Mode
    opened: int
    limit: int
    blocks: list[Node]
    line: list[Node] | None
    after: list[Node] | None = None
    state: object = None
    on_close: Callable[[], None] | None = None
    home: list[Node] | None = None
