"""The constructs of the language, each in a module of its own.

A construct's module holds its patterns, its node, its HTML and its description.
`CONSTRUCTS` is the language: what is not in it does not exist.
"""

from __future__ import annotations

from wiki.markup.grammar import Construct
from wiki.markup.syntax import (
    breaks,
    code,
    embedded,
    footnotes,
    formatting,
    headings,
    info,
    links,
    lists,
    macros,
    mail,
    media,
    nowiki,
    page_links,
    paragraphs,
    preformatted,
    quotes,
    rss,
    rules,
    shares,
    tables,
    typography,
    urls,
)

CONSTRUCTS: tuple[Construct, ...] = (
    *breaks.CONSTRUCTS,
    *code.CONSTRUCTS,
    *embedded.CONSTRUCTS,
    *footnotes.CONSTRUCTS,
    *formatting.CONSTRUCTS,
    *headings.CONSTRUCTS,
    *info.CONSTRUCTS,
    *links.CONSTRUCTS,
    *lists.CONSTRUCTS,
    *macros.CONSTRUCTS,
    *mail.CONSTRUCTS,
    *media.CONSTRUCTS,
    *nowiki.CONSTRUCTS,
    *page_links.CONSTRUCTS,
    *paragraphs.CONSTRUCTS,
    *preformatted.CONSTRUCTS,
    *quotes.CONSTRUCTS,
    *rss.CONSTRUCTS,
    *rules.CONSTRUCTS,
    *shares.CONSTRUCTS,
    *tables.CONSTRUCTS,
    *typography.CONSTRUCTS,
    *urls.CONSTRUCTS,
)
