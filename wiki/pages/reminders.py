"""What an author is asked before the editor saves (``EDIT_REMINDERS``).

A reminder never refuses: once asked, the text is saved the next time, whatever is
answered. Only the editor asks; what comes by other ways is saved as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from wiki.pages import editing
from wiki.pages.changes import Edit, Saved
from wiki.pages.models import Page, PageRevision

NotesAnswer: TypeAlias = "Callable[[PageRevision, Mapping[str, str]], None]"
"""Called in the transaction of a save that went on, with all fields of the form."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A question, and what becomes of its answer.

    ``key`` says what is asked: who was asked that is not kept waiting for it again.
    ``template`` is given ``content`` as ``reminder`` and the form's fields as
    ``answers``. One that does not wait is shown beside previews and other questions.
    """

    key: str
    template: str
    content: Mapping[str, object]
    note: NotesAnswer
    waits: bool = True


MakesReminders: TypeAlias = "Callable[[Edit, str], Iterable[Reminder]]"
"""Called with an edit and the text it was made from."""


def reminders_for(edit: Edit) -> list[Reminder]:
    """Return what there is to ask about an edit.

    Raise ``RevisionMissing`` where the revision it was made from does not exist.
    """
    before = _text_before(edit)
    if edit.text == before:
        return []
    made = (import_string(path)(edit, before) for path in settings.EDIT_REMINDERS)
    return [reminder for reminders in made for reminder in reminders]


def save_reminded(
    edit: Edit, reminders: Iterable[Reminder], answers: Mapping[str, str]
) -> Saved:
    """Save an edit as ``editing.save`` does, and note what its author answered."""
    with transaction.atomic():
        saved = editing.save(
            edit.path,
            edit.text,
            author=edit.author,
            base=edit.base,
            summary=edit.summary,
            minor=edit.minor,
        )
        if saved.revision is not None:
            for reminder in reminders:
                reminder.note(saved.revision, answers)
    return saved


def _text_before(edit: Edit) -> str:
    page = Page.including_deleted.filter(path=edit.path).select_related("head").first()
    if page is None or not edit.base:
        return ""
    if edit.base == page.number:
        return page.text
    return editing.revision_of(page, edit.base).text
