"""The desk at which a page is written: what the form starts from and how it is shown.

Used by the edit view and, with a text that must not be lost, by ``csrf_failure``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wiki.access.decisions import require
from wiki.access.levels import Level
from wiki.pages.editing import revision_of
from wiki.pages.errors import Refused
from wiki.pages.forms import EditForm
from wiki.pages.models import Page
from wiki.pages.page_templates import text_for_new_page
from wiki.pages.sections import SectionText, section_of
from wiki.pages.trail import trail
from wiki.pages.views.requests import author_of, wanted_number


@dataclass(frozen=True, slots=True)
class Desk:
    """One page on the desk of one person. ``page`` is None before the first revision,
    ``old`` the number of the revision that is taken up again, if an old one is.
    """

    request: HttpRequest
    path: str
    page: Page | None
    section: SectionText | None
    old: int | None

    @classmethod
    def at(cls, request: HttpRequest, path: str) -> Self:
        """Return the desk for the page ``path`` and the section in ``?section=``.

        Raise ``Denied`` when the person may not even read it.
        """
        require(request.user, Level.READ, path)
        pages = Page.including_deleted.visible_to(request.user).with_head()
        page = pages.filter(path=path, head__isnull=False).first()
        number = wanted_number(request, "section", path)
        section = None
        if page is not None and not page.deleted and number is not None:
            section = section_of(path, page.text, number)
        return cls(request, path, page, section, wanted_number(request, "rev", path))

    @property
    def exists(self) -> bool:
        """Whether there is a page to be read."""
        return self.page is not None and not self.page.deleted

    @property
    def level(self) -> Level:
        """What it takes to save here."""
        return Level.EDIT if self.exists else Level.CREATE

    def initial(self) -> dict[str, object]:
        """Return what the form holds when it is opened."""
        if self.page is None or not self.exists:
            text = text_for_new_page(self.path, author_of(self.request))
            return {"text": text, "base": self.page.number if self.page else 0}
        initial: dict[str, object] = {"base": self.page.number, "text": self.page.text}
        if self.section is not None:
            initial["text"] = self.section.text
            initial["section"] = self.section.number
            initial["summary"] = f"[{self.section.title}] "
        elif self.old is not None:
            initial["text"] = revision_of(self.page, self.old).text
            initial["summary"] = f"Taken up from revision {self.old}"
        return initial

    def whole_text(self, text: str, base: int, section: int | None) -> tuple[str, str]:
        """Return the whole page that the form means, and the anchor to return to.

        A section is put back into the revision it was taken from. Raise ``Refused``
        when that revision has no such section.
        """
        if section is None or self.page is None:
            return text, ""
        whole = revision_of(self.page, base).text
        part = section_of(self.path, whole, section)
        if part is None:
            message = "The section you edited is not in the page any more."
            raise Refused(message)
        return part.replaced_by(text), f"#{part.anchor}"


def show_desk(
    request: HttpRequest,
    desk: Desk,
    form: EditForm,
    *,
    status: int = 200,
    **shown: object,
) -> HttpResponse:
    """Answer with the form and what is ``shown`` beside it.

    ``shown``: ``preview`` (HTML) with ``problems`` of the text, ``error`` (a
    ``WikiError``), ``conflict`` with ``diff``, ``expired`` (the form's token was no
    longer good), ``reminders`` (``Reminder``), ``waits`` (the save waits for them).
    """
    context = {
        "page": desk.page,
        "path": desk.path,
        "exists": desk.exists,
        "section": desk.section,
        "form": form,
        "may_edit": True,
        "trail": trail(desk.path),
        "tools": settings.EDIT_TOOLS,
        "reminded": request.POST.getlist("reminded"),
        **shown,
    }
    return render(request, "pages/edit.html", context, status=status)
