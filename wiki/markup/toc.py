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
    """Return the nested list; levels that were skipped are items without a link.

    The first heading opens the outermost list: those above it in rank stand beside
    it, and what follows them counts from there as well.
    """
    html = ['<ul class="toc">\n']
    outermost = level = entries[0].level
    for number, entry in enumerate(entries):
        current = max(entry.level, outermost)
        if current > level:
            html.append("\n" + '<ul class="toc">\n')
            skipped = current - level - 1
            html.append('<li class="clear">\n<ul class="toc">\n' * skipped)
        elif number:
            html.append("</li>\n" + "</ul>\n</li>\n" * (level - current))
        level = current
        html.append(
            f'<li class="level{entry.level - top + 1}"><div class="li">'
            f'<a href="#{entry.id}">{escape.text(entry.title)}</a></div>'
        )
    html.append("</li>\n" + "</ul>\n</li>\n" * (level - outermost) + "</ul>")
    return "".join(html)
