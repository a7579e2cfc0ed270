"""What plugins brought to DokuWiki's language, each extension in a module of its own.

Built as the constructs in `wiki.markup.syntax` are, and known wherever the profile
is not "stock". `EXTENSIONS` is the list: what is not in it does not exist.
"""

from __future__ import annotations

from wiki.markup.extensions import (
    backlinks,
    changes,
    diagrams,
    gallery,
    include,
    indexmenu,
    math,
    note,
    nspages,
    redirect,
    refnotes,
    tags,
    topic,
    wrap,
)
from wiki.markup.grammar import Construct

EXTENSIONS: tuple[Construct, ...] = (
    *backlinks.CONSTRUCTS,
    *changes.CONSTRUCTS,
    *diagrams.CONSTRUCTS,
    *gallery.CONSTRUCTS,
    *include.CONSTRUCTS,
    *indexmenu.CONSTRUCTS,
    *math.CONSTRUCTS,
    *note.CONSTRUCTS,
    *nspages.CONSTRUCTS,
    *redirect.CONSTRUCTS,
    *refnotes.CONSTRUCTS,
    *tags.CONSTRUCTS,
    *topic.CONSTRUCTS,
    *wrap.CONSTRUCTS,
)
