"""What other apps show above the comparison of two revisions (``DIFF_PANELS``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from django.conf import settings
from django.utils.module_loading import import_string

from wiki.pages.models import PageRevision


@dataclass(frozen=True, slots=True)
class Panel:
    """A template and what it is given, under the name ``panel``."""

    template: str
    content: Mapping[str, object]


MakesPanel: TypeAlias = "Callable[[PageRevision, PageRevision], Panel | None]"
"""Called with the older and the newer revision of a page that its reader may read."""


def panels_for(old: PageRevision, new: PageRevision) -> Iterable[Panel]:
    """Return what there is to show besides the difference of the texts."""
    made = (import_string(path)(old, new) for path in settings.DIFF_PANELS)
    return [panel for panel in made if panel is not None]
