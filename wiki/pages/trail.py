"""The way from the root of the wiki to a page, namespace by namespace."""

from __future__ import annotations

from dataclasses import dataclass

from wiki.markup import ids
from wiki.site.current import current_site


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way: what it is called, and the page it leads to."""

    name: str
    path: str


def trail(path: str) -> list[Step]:
    """Return the namespaces above ``path``, outermost first, each leading to its start
    page; the page itself is not among them.
    """
    start = ids.name(current_site().start_page)
    parts = path.split(":")[:-1]
    steps = [
        Step(name=part, path=":".join([*parts[: index + 1], start]))
        for index, part in enumerate(parts)
    ]
    return [step for step in steps if step.path != path]
