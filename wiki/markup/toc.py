"""The table of contents: nested lists of links to a page's headings."""

from __future__ import annotations

from wiki.markup import escape
from wiki.markup.document import Document, Section


def render_toc(document: Document) -> str:
    """Return the block `dw__toc`, or "" where the page has too few headings.

    Headings count from `toc_top` to `toc_depth`; NOTOC hides them all.
    """
    config = document.config
    entries = [
        section
        for section in document.sections
        if config.toc_top <= section.level <= config.toc_depth
    ]
    enough = 0 < config.toc_minimum <= len(entries)
    if not enough or not document.show_toc:
        return ""
    return (
        '<div id="dw__toc" class="dw__toc">\n'
        '<h3 class="toggle">Table of Contents</h3>\n'
        f"<div>\n{_list(entries, config.toc_top)}\n</div>\n</div>\n"
    )


def _list(entries: list[Section], top: int) -> str:
    """Return the nested list; levels that were skipped are items without a link."""
    html: list[str] = []
    open_levels: list[int] = []
    start = max(top, min(entry.level for entry in entries)) - 1
    for entry in entries:
        level = entry.level - start
        while len(open_levels) > level:
            html.append("</li>\n</ul>\n")
            open_levels.pop()
        if len(open_levels) == level:
            html.append("</li>\n")
        while len(open_levels) < level - 1:
            html.append('<ul class="toc">\n<li class="clear">\n')
            open_levels.append(level)
        if len(open_levels) < level:
            html.append('<ul class="toc">\n')
            open_levels.append(level)
        html.append(
            f'<li class="level{level}"><div class="li">'
            f'<a href="#{entry.id}">{escape.text(entry.title)}</a></div>'
        )
    html.append("</li>\n</ul>\n" * len(open_levels))
    return "".join(html)
