"""Who wrote each line of a page, and in which revision."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wiki.access.decisions import may
from wiki.access.levels import Level
from wiki.pages.editing import revision_of
from wiki.pages.models import Page, PageRevision
from wiki.pages.trail import trail
from wiki.pages.views.requests import on_page, page_with_history, wanted_number


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring lines that came with one revision; ``first`` counts from 1."""

    revision: PageRevision
    first: int
    lines: list[str]


@require_safe
@on_page
def blame(request: HttpRequest, path: str) -> HttpResponse:
    """Show each passage beside the revision it came with (``?rev=`` for an old text).

    The origins are stored with each revision: four queries, no text is compared.
    """
    page = page_with_history(request, path)
    number = wanted_number(request, "rev", path) or page.number
    revision = revision_of(page, number)
    context = {
        "page": page,
        "path": path,
        "revision": revision,
        "passages": _passages(page, revision),
        "may_edit": may(request.user, Level.EDIT, path),
        "trail": trail(path),
    }
    return render(request, "pages/blame.html", context)


def _passages(page: Page, revision: PageRevision) -> list[Passage]:
    numbers = {number for number, _ in revision.origins}
    rows = page.revisions.for_list().filter(number__in=numbers)
    by_number = {row.number: row for row in rows}
    lines = revision.text.split("\n")
    passages: list[Passage] = []
    first = 0
    for number, count in revision.origins:
        taken = lines[first : first + count]
        # Nobody asks who wrote an empty line.
        joins = passages and (
            passages[-1].revision.number == number or not any(map(str.strip, taken))
        )
        if joins:
            passages[-1].lines.extend(taken)
        else:
            passages.append(Passage(by_number[number], first + 1, taken))
        first += count
    return passages
