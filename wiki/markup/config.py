"""What a site decides about its markup: one frozen object, with DokuWiki's defaults.

Nothing here is read from the environment; the site builds a `Config` from its
settings and hands it to `parse`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from wiki.markup import defaults
from wiki.markup.ids import Rules

Dialect = Literal["2022", "2026"]
Profile = Literal["full", "stock"]
Typography = Literal[0, 1, 2]
MailGuard = Literal["hex", "visible", "none"]


@dataclass(frozen=True, slots=True)
class Quotes:
    """The typographic quotes of a language."""

    double_open: str = "“"
    double_close: str = "”"
    single_open: str = "‘"
    single_close: str = "’"
    apostrophe: str = "’"


@dataclass(frozen=True, slots=True)
class Config:
    """How texts are read and shown.

    Source of names and defaults: https://www.dokuwiki.org/config
    """

    path: str = "start"
    """The id the text stands under: relative links and downloads depend on it."""
    dialect: Dialect = "2026"
    """Whose inline rules hold: releases from 2026-07 on, or those before."""
    profile: Profile = "full"
    """stock leaves out what DokuWiki does not ship; external images load."""
    highlight: bool = True
    """Colour the code whose language is known."""
    embed_html: bool = False
    """Show what stands in `<html>` as HTML, cleaned; PHP never runs."""

    start: str = "start"
    """The name of the page a namespace starts with."""
    separator: str = "_"
    """What stands for blanks in ids: "_", "-" or "."."""
    deaccent: int = 1
    """0 keeps accents in ids, 1 folds Latin ones, 2 romanises other scripts too."""
    use_slash: bool = False
    """Read "/" as ":" in ids."""
    autoplural: bool = False
    """A link may mean the page with or without a final "s"."""
    use_heading: bool = False
    """Links without a label show the title of the page they lead to."""
    typography: Typography = 1
    """0: quotes stay straight; 1: double ones curl; 2: single ones too."""
    camelcase: bool = False
    """Read CamelCase words as links."""
    mailguard: MailGuard = "hex"
    """How addresses are hidden: as character references, in words, not at all."""
    nofollow: bool = True
    """Ask search engines not to follow external links."""
    max_section_level: int = 3
    """Headings of this level and above begin a section of their own to edit."""
    toc_top: int = 1
    """The highest level of heading in the table of contents, 1 to 5."""
    toc_depth: int = 3
    """The lowest level of heading in the table of contents, 1 to 5."""
    toc_minimum: int = 3
    """Fewer headings than this make no table of contents; 0: never one."""

    schemes: tuple[str, ...] = defaults.SCHEMES
    """Schemes an address may have to become a link."""
    interwiki: Mapping[str, str] = field(default_factory=lambda: defaults.INTERWIKI)
    """Shortcuts of other sites: address with {NAME}, {URL} and the like."""
    acronyms: Mapping[str, str] = field(default_factory=lambda: defaults.ACRONYMS)
    """Abbreviations and what they stand for."""
    smileys: Mapping[str, str] = field(default_factory=lambda: defaults.SMILEYS)
    """Smileys and the emoji that draws each."""
    entities: Mapping[str, str] = field(default_factory=lambda: defaults.ENTITIES)
    """Character sequences and what is shown instead; the first that fits counts."""
    quotes: Quotes = Quotes()
    """Typographic quotes, those of the site's language."""
    site_url: str = "/"
    """Address of the site itself, for `[[this>…]]`."""

    @property
    def id_rules(self) -> Rules:
        """How ids are made of what people write."""
        return Rules(self.separator, self.deaccent, self.use_slash)


DEFAULT = Config()
