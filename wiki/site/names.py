"""The names of pages and files, cleaned as this site wants them."""

from __future__ import annotations

from wiki.markup import ids
from wiki.site.current import current_markup


def clean_name(raw: str) -> str:
    """Return the id that ``raw`` stands for; "" if nothing of it may be in an id.

    What DokuWiki's own rules leave as it is stays so: pages that are older than the
    settings are found under their names, and for nearly all nothing is asked.
    """
    clean = ids.clean(raw)
    return clean if clean == raw else written_name(raw)


def written_name(raw: str) -> str:
    """Return the id that a link to ``raw`` would lead to."""
    markup = current_markup()
    rules = ids.Rules(markup.separator, markup.deaccent, markup.use_slash)
    return ids.clean(raw, rules)
