"""The demo wiki: a small encyclopedia with a past, loaded through the one way in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from accounts.models import User
from wiki.files.storing import store
from wiki.pages import editing
from wiki.pages.changes import Author, Saved
from wiki.site.models import SiteSettings

FOLDER = Path(__file__).parent / "demo"
LICENCE = {
    "licence_name": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
}


@dataclass(frozen=True, slots=True)
class DemoRevision:
    """One entry of ``history.toml``; its text is ``pages/<path>/<number>.txt``."""

    path: str
    number: int
    author: str
    date: datetime
    summary: str
    minor: bool
    kind: str
    restores: int = 0

    @property
    def text(self) -> str:
        """The wikitext of this revision."""
        folder = FOLDER.joinpath("pages", *self.path.split(":"))
        return (folder / f"{self.number}.txt").read_bytes().decode()


def revisions() -> list[DemoRevision]:
    """Return the revisions in the order they were made."""
    return [DemoRevision(**entry) for entry in _history()["revisions"]]


def load() -> Iterator[Saved]:
    """Save every revision as its author did, yielding each; files first.

    A site that has decided nothing yet takes the licence of these texts.

    The authors' accounts cannot be signed in to.
    """
    SiteSettings.objects.get_or_create(pk=1, defaults=LICENCE)
    for file in sorted((FOLDER / "files").rglob("*.*")):
        path = ":".join(file.relative_to(FOLDER / "files").parts)
        store(path, file.read_bytes())
    people = {entry["login"]: _person(**entry) for entry in _history()["users"]}
    for revision in revisions():
        yield _save(revision, people[revision.author])


def _save(revision: DemoRevision, user: User) -> Saved:
    author = Author(person=user, trusted=True)
    if revision.restores:
        return editing.restore(
            revision.path,
            revision.restores,
            author=author,
            base=revision.number - 1,
            summary=revision.summary,
            created=revision.date,
        )
    return editing.save(
        revision.path,
        revision.text,
        author=author,
        base=revision.number - 1,
        summary=revision.summary,
        minor=revision.minor,
        created=revision.date,
    )


def _person(login: str, name: str) -> User:
    user, created = User.objects.get_or_create(
        username=login, defaults={"display_name": name}
    )
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


def _history() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((FOLDER / "history.toml").read_text(encoding="utf-8"))
