"""What passes between a save and the apps that act on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from wiki.access.decisions import Person
from wiki.markup import Document, Found
from wiki.pages.models import Kind, Page, PageRevision


@dataclass(frozen=True, slots=True)
class Author:
    """Who edits: a person, and the network address if there is no account.

    ``trusted`` is the operator at the machine's command line, who brings texts in on
    behalf of others and whom no access rule holds back.
    """

    person: Person
    address: str = ""
    trusted: bool = False

    @property
    def user(self) -> User | None:
        """The account, or None for somebody without one."""
        return self.person if isinstance(self.person, User) else None


@dataclass(frozen=True, slots=True)
class Edit:
    """One request to change a page, as the checks see it, before anything is written.

    ``base`` is the number of the revision the text was made from, 0 for none.
    ``created`` is the moment it happened, for texts that come from elsewhere.
    ``restores`` is the number of the revision that is made the newest again, or 0.
    """

    path: str
    text: str
    author: Author
    base: int
    summary: str = ""
    minor: bool = False
    kind: Kind = Kind.EDIT
    created: datetime | None = None
    restores: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One saved change, as the followers see it, inside its transaction.

    ``found`` is what the page's links led to when its HTML was made; ``retitled``
    says whether the page has another title than before. ``before`` is the text it had,
    "" where it had none.
    """

    page: Page
    document: Document
    revision: PageRevision
    found: Found
    retitled: bool = False
    before: str = ""


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a save: ``revision`` is None when the text was already there."""

    page: Page
    revision: PageRevision | None
    merged: bool = False
