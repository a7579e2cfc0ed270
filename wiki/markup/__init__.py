"""Wikitext to document to HTML, as DokuWiki reads it.

Pure: nothing here knows of the site, a database or the web. `parse` reads a text,
`render_html` shows it, `document.facts` says what is in it,
`document.problems` what its author probably did not mean.
"""

from __future__ import annotations

from wiki.markup.config import DEFAULT, Config
from wiki.markup.document import Document, Section
from wiki.markup.facts import (
    Facts,
    FileFact,
    FootnoteFact,
    HeadingFact,
    LinkFact,
)
from wiki.markup.links import FileFound, Found, Links, Names, NothingExists
from wiki.markup.listings import Listed, Listing
from wiki.markup.parser import parse
from wiki.markup.problems import Problem
from wiki.markup.rendering import render_html
from wiki.markup.syntax.code import Code
from wiki.markup.toc import render_toc

__all__ = [
    "DEFAULT",
    "Code",
    "Config",
    "Document",
    "Facts",
    "FileFact",
    "FileFound",
    "FootnoteFact",
    "Found",
    "HeadingFact",
    "LinkFact",
    "Links",
    "Listed",
    "Listing",
    "Names",
    "NothingExists",
    "Problem",
    "Section",
    "parse",
    "render_html",
    "render_toc",
]
