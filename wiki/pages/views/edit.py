"""Editing a page or one section of it: form, preview, what is asked before a save, the
save, and the merge to finish when somebody else changed the same lines. Whatever goes
wrong, the text comes back.
"""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wiki.access.decisions import may
from wiki.access.errors import Denied
from wiki.comparing.diff import diff
from wiki.errors import WikiError
from wiki.pages import editing
from wiki.pages.changes import Edit, Saved
from wiki.pages.errors import Conflict
from wiki.pages.forms import EditForm
from wiki.pages.reminders import Reminder, reminders_for, save_reminded
from wiki.pages.rendering import preview
from wiki.pages.views.desk import Desk, show_desk
from wiki.pages.views.requests import author_of, on_page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@on_page
def edit(request: HttpRequest, path: str) -> HttpResponse:
    """Show the form, a preview of what it holds, or save it."""
    desk = Desk.at(request, path)
    if request.method == "POST":
        return _take(request, desk)
    if not may(request.user, desk.level, path):
        return _without_rights(request, desk)
    return show_desk(request, desk, EditForm(initial=desk.initial()))


def _without_rights(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Lead to the wikitext of a page that may only be read."""
    if desk.exists:
        return redirect("pages:source", path=desk.path)
    raise Denied(desk.level, desk.path, signed_in=request.user.is_authenticated)


def _take(request: HttpRequest, desk: Desk) -> HttpResponse:
    form = EditForm(request.POST)
    if not form.is_valid():
        return show_desk(request, desk, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    if "preview" in request.POST:
        return _preview(request, desk, form)
    return _save(request, desk, form)


def _preview(request: HttpRequest, desk: Desk, form: EditForm) -> HttpResponse:
    text, base = form.cleaned_data["text"], form.cleaned_data["base"]
    try:
        editing.rehearse(desk.path, text, author=author_of(request), base=base)
        edit, _ = _edit_of(request, desk, form)
        reminders = reminders_for(edit)
    except WikiError as error:
        return show_desk(request, desk, form, error=error, status=error.status)
    shown = preview(desk.path, text, request.user)
    return show_desk(
        request,
        desk,
        form,
        preview=shown.html,
        problems=shown.problems,
        reminders=reminders,
    )


def _save(request: HttpRequest, desk: Desk, form: EditForm) -> HttpResponse:
    asked: list[Reminder] = []
    try:
        edit, anchor = _edit_of(request, desk, form)
        # First: nobody is asked about what is refused anyway.
        editing.rehearse(edit.path, edit.text, author=edit.author, base=edit.base)
        reminders = reminders_for(edit)
        keys = request.POST.getlist("reminded")
        asked = [one for one in reminders if one.key in keys]
        if any(one.waits for one in reminders if one not in asked):
            return show_desk(request, desk, form, reminders=reminders, waits=True)
        saved = save_reminded(edit, reminders, request.POST)
    except Conflict as conflict:
        return _show_conflict(request, desk, form, conflict, asked)
    except WikiError as error:
        return show_desk(
            request, desk, form, error=error, reminders=asked, status=error.status
        )
    _tell(request, saved)
    return redirect(f"{reverse('pages:read', args=[desk.path])}{anchor}")


def _edit_of(request: HttpRequest, desk: Desk, form: EditForm) -> tuple[Edit, str]:
    """Return what is to be saved, and the anchor to return to.

    Raise ``Refused`` where the section that was edited is no more.
    """
    data, author = form.cleaned_data, author_of(request)
    text, anchor = desk.whole_text(data["text"], data["base"], data["section"])
    edit = Edit(
        path=desk.path,
        text=text,
        author=author,
        base=data["base"],
        summary=data["summary"],
        minor=data["minor"] and author.user is not None,
    )
    return edit, anchor


def _show_conflict(
    request: HttpRequest,
    desk: Desk,
    form: EditForm,
    conflict: Conflict,
    asked: list[Reminder],
) -> HttpResponse:
    """Show both versions and a text that holds both, to be finished and saved.

    ``asked``: the reminders whose answers are to be kept.
    """
    merge_form = EditForm(
        initial={
            "text": conflict.merged,
            "summary": form.cleaned_data["summary"],
            "minor": form.cleaned_data["minor"],
            "base": conflict.number,
        }
    )
    return show_desk(
        request,
        desk,
        merge_form,
        conflict=conflict,
        reminders=asked,
        diff=diff(conflict.theirs, conflict.ours),
        status=conflict.status,
    )


def _tell(request: HttpRequest, saved: Saved) -> None:
    if saved.page.deleted:
        messages.success(request, "The page is deleted. Its history stays.")
    elif saved.revision is None:
        messages.info(request, "Nothing was changed, so nothing was saved.")
    elif saved.merged:
        messages.success(
            request,
            "Saved. Somebody else had changed other parts meanwhile; both changes "
            "are in the page now.",
        )
    else:
        messages.success(request, "Saved. Thank you.")
