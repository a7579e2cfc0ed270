"""Having the addresses of a source checked now."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from wiki.citations.checking.tasks import check_source
from wiki.citations.models import Source
from wiki.citations.rights import editor_of
from wiki.citations.views.requests import on_source


@require_POST
@on_source
def check(request: HttpRequest, source: Source) -> HttpResponse:
    """Have the addresses checked in the background, for who may edit the source."""
    editor_of(request.user, source.key)
    check_source.enqueue(source.pk)
    said = "Its addresses are being checked. Look again in a moment."
    messages.success(request, said)
    return redirect(source)
