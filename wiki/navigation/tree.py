"""The index: one namespace with the pages in it and the namespaces below it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from wiki.access.decisions import Person
from wiki.markup import ids
from wiki.pages.models import Page


@dataclass(frozen=True, slots=True)
class Twig:
    """A namespace below the shown one, and how many pages are in or under it."""

    name: str
    namespace: str
    pages: int


@dataclass(frozen=True, slots=True)
class Branch:
    """What stands directly in one namespace ("" is the root)."""

    namespace: str
    namespaces: list[Twig]
    pages: list[Page]


def branch(person: Person, namespace: str) -> Branch:
    """Return what this person may see directly below ``namespace``: two queries."""
    visible = Page.objects.visible_to(person)
    pages = visible.filter(namespace=namespace).only("path", "title", "abstract")
    below = visible.in_namespace(namespace).exclude(namespace=namespace)
    counts: Counter[str] = Counter()
    depth = len(namespace.split(":")) if namespace else 0
    for name in below.values_list("namespace", flat=True).iterator():
        counts[":".join(name.split(":")[: depth + 1])] += 1
    twigs = [Twig(ids.name(path), path, count) for path, count in counts.items()]
    twigs.sort(key=lambda twig: twig.name)
    by_title = sorted(pages, key=lambda page: page.title.casefold())
    return Branch(namespace, twigs, by_title)
