"""Pages from text files and back: one file a page, folders are namespaces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from urllib.parse import unquote

from wiki.errors import WikiError
from wiki.exchange.reflow import reflow
from wiki.pages import editing
from wiki.pages.changes import Author
from wiki.pages.models import Kind, Page
from wiki.pages.paths import page_path


class Outcome(Enum):
    """What became of one file."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file, and the page it is meant to be: ``name`` is not yet cleaned."""

    file: Path
    name: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file, under which path; ``reason`` says why it was skipped."""

    file: Path
    path: str
    outcome: Outcome
    reason: str = ""


def find_text_files(given: list[Path], namespace: str) -> list[TextFile]:
    """Return the .txt files among and below the given paths, with their pages' names.

    A file's name, and the folders between it and the folder given, make the name;
    percent signs are decoded as in DokuWiki's own folders. Links that lead out of the
    folder are not followed.
    """
    found = []
    for start in given:
        if start.is_dir():
            root = start.resolve()
            files = (file for file in sorted(root.rglob("*.txt")) if file.is_file())
            inside = (file for file in files if file.resolve().is_relative_to(root))
            found += [TextFile(file, _name(file, root, namespace)) for file in inside]
        else:
            found.append(TextFile(start, _name(start, start.parent, namespace)))
    return found


def import_text_file(text_file: TextFile, *, author: Author, reflowed: bool) -> Result:
    """Save one file as its page, as the text stands in it to the byte."""
    try:
        text_file.name.encode()
        path = page_path(text_file.name)
    except UnicodeEncodeError:
        reason = "the file's name is not UTF-8"
        return Result(text_file.file, "", Outcome.SKIPPED, reason)
    except WikiError as error:
        return Result(text_file.file, "", Outcome.SKIPPED, error.message)
    try:
        text = text_file.file.read_bytes().decode()
    except UnicodeDecodeError as error:
        reason = f"not UTF-8 (byte {error.start})"
        return Result(text_file.file, path, Outcome.SKIPPED, reason)
    except OSError as error:
        reason = error.strerror or "cannot be read"
        return Result(text_file.file, path, Outcome.SKIPPED, reason)
    if not text.strip():
        return Result(text_file.file, path, Outcome.SKIPPED, "the file is empty")
    return _save(text_file, path, reflow(text) if reflowed else text, author)


def export_pages(folder: Path) -> Iterator[tuple[Page, OSError | None]]:
    """Write every page below ``folder`` to the byte, yielding each, with the error of
    those that could not be written.
    """
    for page in Page.objects.order_by("path").iterator(chunk_size=200):
        *namespaces, name = page.path.split(":")
        target = folder.joinpath(*namespaces, f"{name}.txt")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(page.text.encode())
        except OSError as error:
            yield page, error
        else:
            yield page, None


def _name(file: Path, root: Path, namespace: str) -> str:
    parts = file.with_suffix("").relative_to(root).parts
    return ":".join([namespace, *(unquote(part) for part in parts)])


def _save(text_file: TextFile, path: str, text: str, author: Author) -> Result:
    page = Page.including_deleted.select_related("head").filter(path=path).first()
    existed = page is not None and not page.deleted
    try:
        saved = editing.save(
            path,
            text,
            author=author,
            base=page.number if page else 0,
            summary=f"Imported from {text_file.file.name}",
            kind=Kind.IMPORT,
        )
    except WikiError as error:
        return Result(text_file.file, path, Outcome.SKIPPED, error.message)
    if saved.revision is None:
        return Result(text_file.file, path, Outcome.UNCHANGED)
    outcome = Outcome.UPDATED if existed else Outcome.CREATED
    return Result(text_file.file, path, outcome)
