"""Makes pages the way people do: through the one way in."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from wiki.pages import editing
from wiki.pages.changes import Author
from wiki.pages.models import Page

TEXT = """\
====== Transformer ======

The transformer is an architecture for sequences.((Vaswani et al., \
[[https://arxiv.org/abs/1706.03762|Attention Is All You Need]], 2017))

===== History =====

It was proposed in 2017.

===== Structure =====

It stacks layers of [[attention]].

===== See also =====

  * [[ai:attention]]
  * [[ai:recurrent_network]]
"""


def create_page(
    path: str = "ai:transformer", text: str = TEXT, *, author: User, **facts: Any
) -> Page:
    """Save ``text`` under ``path``, on top of what is there."""
    page = Page.including_deleted.select_related("head").filter(path=path).first()
    base = page.number if page else 0
    person = Author(person=author, trusted=True)
    return editing.save(path, text, author=person, base=base, **facts).page


def create_history(path: str, texts: list[str], *, author: User) -> Page:
    """Save the texts one after another."""
    for text in texts:
        page = create_page(path, text, author=author)
    return page
