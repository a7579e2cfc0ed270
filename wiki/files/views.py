"""The bytes of a file, and a page about it."""

from __future__ import annotations

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from wiki.access.decisions import require
from wiki.access.levels import Level
from wiki.files.errors import FileMissing
from wiki.files.models import File
from wiki.markup import ids
from wiki.pages.trail import trail
from wiki.site.names import clean_name

# A file is shown, never run: no script, no form, no frame, nothing from elsewhere.
_SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
# Types a browser may show; everything else is downloaded.
_SHOWN = {
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "image/avif",
    "image/svg+xml",
    "application/pdf",
}
_SHOWN_KINDS = ("audio/", "video/")


@require_safe
@cache_control(public=True, max_age=3600)
def read(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with the bytes of the file ``path``."""
    file = _file(request, path)
    shown = file.media_type in _SHOWN or file.media_type.startswith(_SHOWN_KINDS)
    response = FileResponse(
        file.content.open("rb"),
        as_attachment=not shown,
        filename=ids.name(file.path),
        content_type=file.media_type if shown else "application/octet-stream",
    )
    response["Content-Security-Policy"] = _SANDBOX
    return response


@require_safe
def about(request: HttpRequest, path: str) -> HttpResponse:
    """Show the file with what is known of it."""
    file = _file(request, path)
    context = {
        "file": file,
        "is_image": file.media_type.startswith("image/"),
        "trail": trail(file.path),
    }
    return render(request, "files/about.html", context)


@require_safe
def dokuwiki_fetch(request: HttpRequest) -> HttpResponse:
    """Lead from ``/lib/exe/fetch.php?media=`` to the bytes, for good."""
    path = clean_name(request.GET.get("media", ""))
    return redirect("files:read", path=path or "unknown", permanent=True)


@require_safe
def dokuwiki_detail(request: HttpRequest) -> HttpResponse:
    """Lead from ``/lib/exe/detail.php?media=`` to the file's page, for good."""
    path = clean_name(request.GET.get("media", ""))
    return redirect("files:about", path=path or "unknown", permanent=True)


def _file(request: HttpRequest, path: str) -> File:
    clean = clean_name(path)
    require(request.user, Level.READ, clean)
    file = File.objects.filter(path=clean).first()
    if file is None:
        raise FileMissing(clean)
    return file
