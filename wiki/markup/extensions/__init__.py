"""What plugins brought to DokuWiki's language, each extension in a module of its own.

Built as the constructs in `wiki.markup.syntax` are, and known wherever the profile
is not "stock". `EXTENSIONS` is the list: what is not in it does not exist.
"""

from __future__ import annotations

from wiki.markup.extensions import (
    backlinks,
    changes,
    colour,
    comments,
    definitions,
    diagrams,
    folded,
    gallery,
    hidden,
    include,
    indexmenu,
    math,
    note,
    nspages,
    pagelist,
    redirect,
    refnotes,
    silent,
    sortable,
    tag_counts,
    tags,
    topic,
    wrap,
)
from wiki.markup.grammar import Construct

EXTENSIONS: tuple[Construct, ...] = (
    *backlinks.CONSTRUCTS,
    *changes.CONSTRUCTS,
    *colour.CONSTRUCTS,
    *comments.CONSTRUCTS,
    *definitions.CONSTRUCTS,
    *diagrams.CONSTRUCTS,
    *folded.CONSTRUCTS,
    *gallery.CONSTRUCTS,
    *hidden.CONSTRUCTS,
    *include.CONSTRUCTS,
    *indexmenu.CONSTRUCTS,
    *math.CONSTRUCTS,
    *note.CONSTRUCTS,
    *nspages.CONSTRUCTS,
    *pagelist.CONSTRUCTS,
    *redirect.CONSTRUCTS,
    *refnotes.CONSTRUCTS,
    *silent.CONSTRUCTS,
    *sortable.CONSTRUCTS,
    *tag_counts.CONSTRUCTS,
    *tags.CONSTRUCTS,
    *topic.CONSTRUCTS,
    *wrap.CONSTRUCTS,
)
