"""Sources for other programs: which of them, in which form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from wiki.access.decisions import Person
from wiki.citations.csl import Item, item_of
from wiki.citations.formats import bibtex, csl_json, ris
from wiki.citations.models import Citation, Source
from wiki.citations.querysets import SourceQuerySet
from wiki.pages.models import Page

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Format:
    """A form in which other programs read works; ``name`` ends the names of files."""

    name: str
    label: str
    content_type: str
    write: Callable[[Iterable[Item]], Iterator[str]]


FORMATS = {
    form.name: form
    for form in (
        Format("bib", "BibTeX", "application/x-bibtex", bibtex.write),
        Format("ris", "RIS", "application/x-research-info-systems", ris.write),
        Format(
            "json",
            "CSL-JSON",
            "application/vnd.citationstyles.csl+json",
            csl_json.write,
        ),
    )
}


def cited_on(pages: Iterable[Page]) -> SourceQuerySet:
    """Return the sources that any of these pages, a query set, cites."""
    rows = Citation.objects.filter(page__in=pages)
    return Source.objects.current().filter(pk__in=rows.values("source"))


def cited_in(namespace: str, person: Person) -> SourceQuerySet:
    """Return the sources of a namespace's pages, as far as ``person`` may read them."""
    return cited_on(Page.objects.visible_to(person).in_namespace(namespace))


def exported(sources: SourceQuerySet, form: Format) -> Iterator[str]:
    """Yield the text of ``sources`` in a form; they are fetched some at a time."""
    rows = sources.order_by("key").prefetch_related("identifiers", "links")
    return form.write(map(item_of, rows.iterator(_AT_ONCE)))
