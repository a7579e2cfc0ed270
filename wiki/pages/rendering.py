"""From wikitext to the HTML that is stored and shown: the only place where HTML
becomes safe, because ``wiki.markup`` escapes everything it writes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from django.core.cache import cache
from django.utils.safestring import SafeString, mark_safe  # noqa: TID251

from wiki.access.decisions import Person
from wiki.markup import (
    Config,
    Document,
    Found,
    Names,
    Problem,
    ids,
    parse,
    render_html,
    render_toc,
)
from wiki.markup.linking import page_address
from wiki.pages.lookups import find_names
from wiki.pages.models import Page, PageRevision
from wiki.pages.paths import LONGEST
from wiki.site.current import current_markup, current_site
from wiki.site.models import MarkupSettings

# What the renderer leaves behind the headings that begin a section.
_SECTION = re.compile(r"<!-- section (\d+) -->")
_HEADING = re.compile(r'id="([^"]+)">([^<]*)</h([1-5])>\n<!-- section (\d+) -->')
_DOWNLOAD = "?do=export_code&amp;codeblock="
_OLD_REVISION_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Rendered:
    """One text as HTML, with what else is stored or followed up beside it."""

    document: Document
    html: str
    contents: str
    title: str
    abstract: str
    redirect: str
    found: Found
    markup_version: int


@dataclass(frozen=True, slots=True)
class Preview:
    """A text as it would be shown, and what its author probably did not mean."""

    html: SafeString
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _RecordingLinks:
    """Answers the renderer's questions for one reader; remembers the first answer,
    which is about the page itself and not about texts it includes.
    """

    reader: Person | None
    answers: list[Found] = field(default_factory=list)

    def find(self, names: Names) -> Found:
        self.answers.append(find_names(names, self.reader))
        return self.answers[-1]


def config_for(path: str) -> Config:
    """Return how a text under ``path`` is to be read on this site."""
    return _config(path, current_markup())


def render(path: str, text: str, reader: Person | None = None) -> Rendered:
    """Parse ``text`` once and render it as the page ``path``: two queries at most, and
    one for each list and each level of included texts, besides those for the settings.

    Lists and texts are what ``reader`` may read. Without one the HTML is fit for
    everybody and so to be stored: lists are empty, included texts are links.
    """
    markup = current_markup()
    document = parse(text, _config(path, markup))
    links = _RecordingLinks(reader)
    html = render_html(document, links)
    facts = document.facts
    return Rendered(
        document=document,
        html=html,
        contents=render_toc(document),
        title=(facts.title or ids.name(path) or path)[:255],
        abstract=facts.abstract[:500],
        redirect=_redirect(document, links.answers[0]),
        found=links.answers[0],
        markup_version=markup.version,
    )


def refresh(page: Page) -> Found:
    """Render the page's text anew, because what its links lead to has changed.

    The caller holds the lock on the page's row.
    """
    rendered = render(page.path, page.text)
    Page.objects.filter(pk=page.pk).update(
        html=rendered.html, contents=rendered.contents, redirect=rendered.redirect
    )
    return rendered.found


def _redirect(document: Document, found: Found) -> str:
    """Return the path, and the anchor behind `#`, to which the page leads on."""
    resolved = document.redirect
    if resolved is None:
        return ""
    existing = [path for path in resolved.candidates if path in found.pages]
    path = [*existing, resolved.candidates[0]][0]
    if len(path) > LONGEST:
        return ""
    return f"{path}#{resolved.anchor}" if resolved.anchor else path


def revision_html(
    revision: PageRevision, reader: Person
) -> tuple[SafeString, SafeString]:
    """Return HTML and table of contents of an old revision, rendered once a day; each
    time if it pulls in what changes by itself.
    """
    key = f"revision-html:{current_markup().version}:{revision.pk}"
    stored: tuple[str, str] | None = cache.get(key)
    if stored is None:
        path = revision.page.path
        rendered = render(path, revision.text, reader)
        html = _SECTION.sub("", rendered.html)
        # Downloads of an old revision are of that revision.
        page = page_address(path)
        download = f"{page}?rev={revision.number}&amp;{_DOWNLOAD[1:]}"
        html = html.replace(page + _DOWNLOAD, download)
        stored = (html, rendered.contents)
        if rendered.document.cacheable:
            cache.set(key, stored, _OLD_REVISION_SECONDS)
    html, contents = stored
    return mark_safe(html), mark_safe(contents)  # noqa: S308 - escaped by wiki.markup


def preview(path: str, text: str, reader: Person) -> Preview:
    """Return what ``text`` would look like, without any edit links."""
    rendered = render(path, text, reader)
    html = mark_safe(_SECTION.sub("", rendered.html))  # noqa: S308 - as above
    return Preview(html, rendered.document.problems)


def page_html(page: Page, reader: Person, *, edit_address: str | None) -> SafeString:
    """Return the page's stored HTML, a link to edit each section where ``edit_address``
    is given (it may then hold no quote or angle bracket).

    A page that pulls in what changes by itself (``~~NOCACHE~~``, feeds, lists, other
    texts) is rendered now, for this reader; every other one is not parsed at all.
    """
    html = page.html
    if not page.cacheable:
        html = render(page.path, page.text, reader).html
    return mark_safe(_with_edit_links(html, edit_address))  # noqa: S308 - as above


def contents_html(page: Page) -> SafeString:
    """Return the page's stored table of contents, empty if it has none."""
    return mark_safe(page.contents)  # noqa: S308 - escaped by wiki.markup


def _config(path: str, markup: MarkupSettings) -> Config:
    return markup.config(path, start=ids.name(current_site().start_page))


def _with_edit_links(html: str, edit_address: str | None) -> str:
    if edit_address is None:
        return _SECTION.sub("", html)
    return _HEADING.sub(
        lambda match: (
            f'id="{match[1]}">{match[2]}</h{match[3]}>\n'
            f'<a class="section-edit" rel="nofollow" id="edit:{match[4]}" '
            f'href="{edit_address}?section={match[4]}" '
            f'aria-labelledby="edit:{match[4]} {match[1]}">Edit</a>'
        ),
        html,
    )
