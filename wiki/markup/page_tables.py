"""Pages in a table or a list, as flags say: what `topic` and `pagelist` share.

A table shows the day of the last change (not with `nodate`), who made it (not with
`nouser`), and what the page says first (with `desc`); `simplelist` or `list` makes a
list of it. Other flags count for nothing: a header, too, which would be words of ours.
Source: https://www.dokuwiki.org/plugin:pagelist
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wiki.markup import escape
from wiki.markup.listings import Listed
from wiki.markup.page_lists import items


@dataclass(frozen=True, slots=True)
class Row:
    """A page to show: the link to it, and what is known of it."""

    link: str
    page: Listed


def flags_of(written: Iterable[str]) -> frozenset[str]:
    """Return the flags among words that stood apart by `&`."""
    return frozenset(word.strip().lower() for word in written)


def pages_html(
    rows: Sequence[Row], flags: frozenset[str], *, is_cut_off: bool = False
) -> str:
    """Return a `<table>` or a `<ul>` of pages, nothing where there are none."""
    if not rows:
        return ""
    if flags & {"simplelist", "list"}:
        contents = items([row.link for row in rows], is_cut_off=is_cut_off)
        return f'<ul class="pagelist">\n{contents}</ul>\n'
    lines = "".join([f"<tr>{_cells(row, flags)}</tr>\n" for row in rows])
    if is_cut_off:
        lines += '<tr><td class="page">…</td></tr>\n'
    return (
        '<div class="table">\n<table class="inline pagelist">\n<tbody>\n'
        f"{lines}</tbody>\n</table></div>\n"
    )


def _cells(row: Row, flags: frozenset[str]) -> str:
    page = row.page
    cells = f'<td class="page">{row.link}</td>'
    if "nodate" not in flags:
        day = page.changed.strftime("%Y/%m/%d") if page.changed else ""
        cells += f'<td class="date">{day}</td>'
    if "nouser" not in flags:
        cells += f'<td class="user">{escape.text(page.author)}</td>'
    if "desc" in flags:
        cells += f'<td class="desc">{escape.text(page.abstract)}</td>'
    return cells
