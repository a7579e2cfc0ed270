"""Tells the renderer which files exist (``FILE_LOOKUP`` in the settings), and which
there are in a namespace (``LISTING_LOOKUPS``).
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q

from wiki.access.decisions import Person, readable
from wiki.files.models import File
from wiki.markup import FileFound, Listed
from wiki.markup.listings import MAXIMUM_LISTED, FilesBelow
from wiki.pages.listings import within_depth


def find_files(paths: frozenset[str]) -> Mapping[str, FileFound]:
    """Return what is known of those of ``paths`` that are files: one query."""
    return {
        file.path: FileFound(size=file.size, width=file.width, height=file.height)
        for file in File.objects.filter(path__in=paths)
    }


def files_below(listing: FilesBelow, reader: Person) -> list[Listed]:
    """Return the files of a namespace that end as asked, by their paths: one query."""
    prefix = f"{listing.namespace}:" if listing.namespace else ""
    endings = Q()
    for ending in listing.endings:
        endings |= Q(path__endswith=ending)
    files = File.objects.filter(readable(reader), endings, path__startswith=prefix)
    if listing.depth:
        files = files.filter(within_depth(listing.namespace, listing.depth))
    return [
        Listed(file.path, width=file.width, height=file.height)
        for file in files.order_by("path")[:MAXIMUM_LISTED]
    ]
